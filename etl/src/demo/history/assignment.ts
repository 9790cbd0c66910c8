import { MONTHS, NEVER, type DemoDays } from '../days.js';
import type { Intake } from './intake.js';
import { LUCKY } from '../plan.js';
import { cumulative, type Random } from '../random.js';
import { ORGANISATIONS, type Complexity, type Mediator, type World } from './world.js';

/** Who mediates a case, and from when. */
export interface Assignment {
  readonly first: Mediator;
  /** The one who has the case in the end; the same as `first` unless it was handed over. */
  readonly last: Mediator;
  /** Day of the hand-over, or `NEVER`. */
  readonly handedOver: number;
}

interface Desk { readonly mediators: readonly Mediator[]; readonly sums: readonly number[] }

/** Simple cases avoid those who are given the complex ones. */
const weightFor = (mediator: Mediator, complexity: Complexity): number =>
  mediator.capacity * (complexity === 'complex' ? mediator.hardCases : complexity === 'simple' ? 1 / mediator.hardCases : 1);

/** Names mediators. Hard cases are not spread evenly, organisations differ in what they take. */
export class AssignmentDesk {
  private readonly desks = new Map<string, Desk>();
  private readonly organisationSums = new Map<string, readonly number[]>();
  private readonly lucky: Mediator;

  constructor(private readonly world: World, private readonly days: DemoDays) {
    const lucky = world.mediators.find((mediator) => mediator.code === LUCKY.mediator);
    if (!lucky) throw new RangeError(`no mediator ${LUCKY.mediator}`);
    this.lucky = lucky;
  }

  /** The assignment of one of the cases planted on the lucky mediator. */
  fortunate(): Assignment {
    return { first: this.lucky, last: this.lucky, handedOver: NEVER };
  }

  /** Names the mediator on `assigned`; a few cases change hands within days. */
  name(random: Random, intake: Intake, assigned: number): Assignment {
    const organisation = random.among(this.organisations(intake));
    const month = this.days.monthOf(assigned);
    const first = this.pick(random, organisation, month, intake.complexity);
    if (!random.chance(0.05)) return { first, last: first, handedOver: NEVER };
    return this.handedOver(random, first, intake.complexity, this.days.plusWorkdays(assigned, random.between(1, 4)));
  }

  /** A mediator who leaves hands over what is still open on the day of leaving. */
  handedOver(random: Random, first: Mediator, complexity: Complexity, on: number): Assignment {
    return { first, last: this.pick(random, first.organisationIndex, this.days.monthOf(on), complexity), handedOver: on };
  }

  private organisations({ branch, issue }: Intake): readonly number[] {
    const key = `${branch.regionIndex} ${issue.business}`;
    const known = this.organisationSums.get(key);
    if (known) return known;
    const sums = cumulative(
      ORGANISATIONS.map(({ teams, regions, takes }) => {
        const size = teams.reduce((sum, team) => sum + team, 0);
        // a local organisation sees a third of the country and must live off it
        const here = regions === undefined ? 1 : regions.includes(branch.regionIndex) ? 12 / regions.length : 0;
        return size * here * (takes[issue.business] ?? 1);
      }),
    );
    this.organisationSums.set(key, sums);
    return sums;
  }

  private pick(random: Random, organisation: number, month: number, complexity: Complexity): Mediator {
    const desk = this.desk(organisation, Math.min(month, MONTHS - 1), complexity);
    const mediator = desk.mediators[random.among(desk.sums)];
    if (!mediator) throw new RangeError('nobody is in post');
    return mediator;
  }

  private desk(organisation: number, month: number, complexity: Complexity): Desk {
    const key = `${organisation} ${month} ${complexity}`;
    const known = this.desks.get(key);
    if (known) return known;
    const mediators = this.world.mediators.filter(
      (mediator) => mediator.organisationIndex === organisation && mediator.joined <= month && mediator.left > month,
    );
    const desk = { mediators, sums: cumulative(mediators.map((mediator) => weightFor(mediator, complexity))) };
    this.desks.set(key, desk);
    return desk;
  }
}
