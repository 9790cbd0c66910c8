import { Args, ArgsType, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AlertVerdict } from '@concord/sql';
import { Prose } from '../graphql/scalars.js';
import { Needs } from '../identity/needs.js';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { SignalVerdictEnum } from './signal-enums.js';
import { Signal, Signals, SignalsInput } from './signals.model.js';
import { SignalsService } from './signals.service.js';

/** What a person says of a signal; what is left out stays. */
@ArgsType()
class SignalChange {
  @Field(() => ID) readonly id!: string;
  @Field(() => [ID], { defaultValue: [], description: 'Others that are to be changed in the same way, all or none.' }) readonly also!: string[];
  @Field(() => String, { nullable: true }) readonly owner?: string | null;
  @Field(() => Prose, { nullable: true }) readonly note?: string | null;
}

@ArgsType()
class SignalJudgement extends SignalChange {
  @Field(() => SignalVerdictEnum, { nullable: true, description: 'Left out it stays; null: not judged.' }) readonly verdict?: AlertVerdict | null;
}

const given = <Key extends string>(key: Key, text: string | null | undefined): Partial<Record<Key, string>> => (text === null || text === undefined ? {} : { [key]: text } as Record<Key, string>);
const said = ({ owner, note }: SignalChange) => ({ ...given('owner', owner), ...given('note', note) });

@Resolver()
export class SignalsResolver {
  constructor(private readonly service: SignalsService) {}

  @Query(() => Signals)
  signals(@CurrentViewer() viewer: Viewer, @Args('input') input: SignalsInput): Promise<Signals> {
    return this.service.signals(viewer, input);
  }

  @Query(() => Signal, { nullable: true })
  signal(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<Signal | null> {
    return this.service.signal(viewer, id);
  }

  @Mutation(() => Signals, { description: 'Judges the newest data at once; they are judged by themselves soon after each load.' })
  @Needs('define')
  judgeSignals(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<Signals> {
    return this.service.judge(viewer, dataset);
  }

  @Mutation(() => Signal, { description: 'Somebody looks after it. What is left out stays.' })
  @Needs('define')
  acknowledgeSignal(@CurrentViewer() viewer: Viewer, @Args() change: SignalChange): Promise<Signal> {
    return this.service.change(viewer, change.id, { state: 'acknowledged', ...said(change) }, change.also);
  }

  @Mutation(() => Signal, { description: 'What it was is known (a campaign, an outage, a change of price) and stands in the note.' })
  @Needs('define')
  explainSignal(@CurrentViewer() viewer: Viewer, @Args() change: SignalJudgement): Promise<Signal> {
    return this.judged(viewer, 'explained', change);
  }

  @Mutation(() => Signal, { description: 'It was dealt with, as the note says. It opens by itself when it fires anew, stronger or for another reason.' })
  @Needs('define')
  closeSignal(@CurrentViewer() viewer: Viewer, @Args() change: SignalJudgement): Promise<Signal> {
    return this.judged(viewer, 'closed', change);
  }

  @Mutation(() => Signal, { description: 'To be looked at again, so nobody has judged it; owner and note stay unless given.' })
  @Needs('define')
  reopenSignal(@CurrentViewer() viewer: Viewer, @Args() change: SignalChange): Promise<Signal> {
    return this.service.change(viewer, change.id, { state: 'open', verdict: null, ...said(change) }, change.also);
  }

  private judged(viewer: Viewer, state: 'closed' | 'explained', change: SignalJudgement): Promise<Signal> {
    return this.service.change(viewer, change.id, { state, ...said(change), ...(change.verdict === undefined ? {} : { verdict: change.verdict }) }, change.also);
  }
}
