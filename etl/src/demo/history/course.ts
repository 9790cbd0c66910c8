import { AssignmentDesk, type Assignment } from './assignment.js';
import { monthNumber, MONTHS, monthStart, NEVER, type DemoDays } from '../days.js';
import type { Intake } from './intake.js';
import { TRAINING } from '../plan.js';
import { choices, clamp, drawn, logistic, type Random } from '../random.js';
import { ORGANISATIONS, type Mediator, type World } from './world.js';

/** How a case runs to its end. Days are numbers; `NEVER` for what does not happen. */
export interface Course {
  /** Undefined when the case is excluded before anybody is named. */
  readonly who: Assignment | undefined;
  readonly accepted: number;
  readonly assigned: number;
  readonly contact: number;
  readonly consent: number;
  readonly session: number;
  readonly due: number;
  /** Day on which both sides agreed to extend, and the new limit. */
  readonly extendedOn: number;
  readonly extendedDue: number;
  readonly closed: number;
  readonly outcome: string;
}

type End = Pick<Course, 'contact' | 'consent' | 'session' | 'closed' | 'outcome'>;

const SETTLED = choices({ S1: 22, S2: 50, S3: 13, S4: 15 });
const NOT_SETTLED = choices({ U1: 46, U2: 26, U3: 28 });
const EXCLUDED = choices({ X1: 40, X3: 18, X4: 42 });
const AT_ONCE = choices({ S1: 1, S2: 1 });
const EASE_BY_COMPLEXITY = { simple: 0.55, ordinary: 0, complex: -1.05 } as const;
const EASE_BY_CHANNEL: Readonly<Record<string, number>> = { court_delegated: -0.1, court_entrusted: -0.35, regulator: 0, institution: 0.2, consumer: 0.2 };
const EASE_BY_MODE: Readonly<Record<string, number>> = { onsite: 0.15, online: 0, phone: -0.1 };
const BASE_LOGIT = 0.98;
const PACE_BY_COMPLEXITY = { simple: 0.75, ordinary: 1, complex: 1.5 } as const;
/** Calendar days of the mediation limit by source and track; each is a rule of the field, see the design's table of limits. */
/** Days for mediation by who sent the case and by track. */
export const LIMITS: Readonly<Record<string, readonly [number, number, number]>> = {
  court_delegated: [30, 30, 30], court_entrusted: [15, 15, 15], regulator: [15, 30, 60], institution: [30, 30, 60], consumer: [30, 30, 60],
};
/** The tracks, in the order of `LIMITS`. */
export const TRACKS = ['simple', 'ordinary', 'complex'] as const;
const TRAINED_FROM = monthStart(monthNumber(TRAINING.from));

/** Runs cases through mediation. */
export class Courses {
  private readonly desk: AssignmentDesk;

  constructor(world: World, private readonly days: DemoDays) {
    this.desk = new AssignmentDesk(world, days);
  }

  /** The course of `intake`; a `fortunate` case goes to the lucky mediator and settles. */
  run(random: Random, intake: Intake, fortunate: boolean): Course {
    if (!fortunate && (intake.duplicate || random.chance(0.024))) return this.excluded(random, intake);
    const accepted = this.days.plusWorkdays(intake.received, random.between(0, 3));
    const assigned = this.days.plusWorkdays(accepted, random.between(0, random.chance(0.1) ? 6 : 2));
    const named = fortunate ? this.desk.fortunate() : this.desk.name(random, intake, assigned);
    const limit = LIMITS[intake.channel]?.[TRACKS.indexOf(intake.complexity)] ?? 30;
    const due = this.days.rolled(assigned + limit);
    const end = fortunate ? this.settledQuickly(random, assigned) : this.end(random, intake, named.last, assigned, due);
    const leaving = monthStart(named.last.left);
    const who = end.closed > leaving && named.last.left < MONTHS && assigned < leaving
      ? this.desk.handedOver(random, named.last, intake.complexity, this.days.rolled(leaving))
      : named;
    const { contact, consent, session, closed, outcome } = end;
    const extended = this.extends(random, intake, due, closed);
    const extendedOn = extended ? due - random.between(1, 4) : NEVER;
    const extendedDue = extended ? this.days.rolled(due + (intake.channel === 'court_entrusted' ? 15 : 30)) : NEVER;
    return { who, accepted, assigned, contact, consent, session, due, extendedOn, extendedDue, closed, outcome };
  }

  /** X: never reaches a mediator. */
  private excluded(random: Random, intake: Intake): Course {
    const outcome = intake.duplicate ? 'X2' : drawn(random, EXCLUDED);
    const closed = this.days.plusWorkdays(intake.received, random.between(1, 8));
    return {
      who: undefined, accepted: NEVER, assigned: NEVER, contact: NEVER, consent: NEVER, session: NEVER, due: NEVER,
      extendedOn: NEVER, extendedDue: NEVER, closed, outcome,
    };
  }

  private settledQuickly(random: Random, assigned: number): End {
    const contact = this.days.plusWorkdays(assigned, 1);
    const consent = this.days.plusWorkdays(contact, random.between(0, 2));
    const session = this.days.plusWorkdays(consent, random.between(1, 3));
    return { contact, consent, session, closed: this.days.plusWorkdays(session, random.between(0, 3)), outcome: drawn(random, AT_ONCE) };
  }

  private end(random: Random, intake: Intake, mediator: Mediator, assigned: number, due: number): End {
    const { days } = this;
    const lost = intake.reachable ? 0.06 : 0.52;
    if (random.chance(clamp(lost * (1 - 0.35 * mediator.skill), 0, 1))) {
      return { contact: NEVER, consent: NEVER, session: NEVER, closed: days.rolled(assigned + random.spread(22, 0.35)), outcome: 'T1' };
    }
    const contact = days.plusWorkdays(assigned, random.chance(0.86) ? random.between(0, 2) : random.between(3, 9));
    const early = random.unit();
    const ended = early < 0.1 ? 'T2' : early < 0.13 ? 'T3' : early < 0.138 ? 'T4' : '';
    if (ended) return { contact, consent: NEVER, session: NEVER, closed: days.rolled(contact + random.spread(6, 0.5)), outcome: ended };
    const consent = days.rolled(contact + random.between(0, 6));
    const session = days.rolled(consent + random.spread(5, 0.55));
    const settles = random.chance(logistic(this.logit(intake, mediator, session)));
    const { closed, outcome } = this.closing(random, intake, mediator, settles, session, due);
    return { contact, consent, session, closed, outcome };
  }

  private logit(intake: Intake, mediator: Mediator, session: number): number {
    const special = ORGANISATIONS[mediator.organisationIndex]?.settles[intake.issue.business] ?? 0;
    const trained = mediator.team === TRAINING.team && session >= TRAINED_FROM ? TRAINING.logit : 0;
    return BASE_LOGIT + intake.issue.ease + EASE_BY_COMPLEXITY[intake.complexity] + (EASE_BY_CHANNEL[intake.channel] ?? 0)
      + (EASE_BY_MODE[intake.mode] ?? 0) + mediator.skill + special + trained;
  }

  private closing(random: Random, intake: Intake, mediator: Mediator, settles: boolean, session: number, due: number): Pick<End, 'closed' | 'outcome'> {
    const outcome = drawn(random, settles ? SETTLED : NOT_SETTLED);
    if (random.chance(0.004)) return { closed: NEVER, outcome: '' };
    if (settles && random.chance(0.24) && intake.issue.slow < 2) return { closed: session, outcome };
    const pace = intake.issue.slow * PACE_BY_COMPLEXITY[intake.complexity] * mediator.pace;
    const dragged = random.chance(intake.issue.drag * (intake.complexity === 'complex' ? 2 : 1)) ? random.spread(85, 0.65) : 0;
    if (outcome === 'U3' && dragged === 0 && due > session) return { closed: this.days.plusWorkdays(due, Math.max(0, random.between(-1, 2))), outcome };
    const closed = this.days.rolled(session + random.spread((settles ? 7 : 11) * pace, 0.75) + dragged);
    return { closed: this.days.pushedToMonthEnd(closed, random), outcome };
  }

  /** About half of the cases that run into their limit are extended by agreement, shortly before it. */
  private extends(random: Random, intake: Intake, due: number, closed: number): boolean {
    return closed > due && random.chance(intake.complexity === 'complex' ? 0.6 : 0.4);
  }
}
