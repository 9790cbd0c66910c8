import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../store/viewer.decorator.js';
import type { Viewer } from '../store/viewer.js';
import { Signal, Signals, SignalsInput } from './signals.model.js';
import { SignalsService } from './signals.service.js';

const given = <Key extends string>(key: Key, text: string | null | undefined): Partial<Record<Key, string>> => (text === null || text === undefined ? {} : { [key]: text } as Record<Key, string>);

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
  judgeSignals(@CurrentViewer() viewer: Viewer, @Args('dataset') dataset: string): Promise<Signals> {
    return this.service.judge(viewer, dataset);
  }

  @Mutation(() => Signal, { description: 'Somebody looks after it. What is left out stays.' })
  acknowledgeSignal(
    @CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string,
    @Args('owner', { type: () => String, nullable: true }) owner?: string | null, @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Promise<Signal> {
    return this.service.change(viewer, id, { state: 'acknowledged', ...given('owner', owner), ...given('note', note) });
  }

  @Mutation(() => Signal, { description: 'The reason is known: a campaign, an outage, a change of price.' })
  explainSignal(
    @CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Args('note') note: string, @Args('owner', { type: () => String, nullable: true }) owner?: string | null,
  ): Promise<Signal> {
    return this.service.change(viewer, id, { state: 'explained', note, ...given('owner', owner) });
  }

  @Mutation(() => Signal, { description: 'It was dealt with. It opens by itself when it fires anew or stronger.' })
  closeSignal(
    @CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Args('note') note: string, @Args('owner', { type: () => String, nullable: true }) owner?: string | null,
  ): Promise<Signal> {
    return this.service.change(viewer, id, { state: 'closed', note, ...given('owner', owner) });
  }

  @Mutation(() => Signal, { description: 'To be looked at again; owner and note stay unless given.' })
  reopenSignal(
    @CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string,
    @Args('owner', { type: () => String, nullable: true }) owner?: string | null, @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Promise<Signal> {
    return this.service.change(viewer, id, { state: 'open', ...given('owner', owner), ...given('note', note) });
  }
}
