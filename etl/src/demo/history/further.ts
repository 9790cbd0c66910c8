import type { Course } from './course.js';
import { NEVER, type DemoDays } from '../days.js';
import type { Intake } from './intake.js';
import { choices, clamp, drawn, type Random } from '../random.js';

/** What is put down beside the course of a case. Days as numbers, money in fen. */
export interface Further {
  readonly attempted: number;
  readonly inactive: number;
  readonly reactivated: number;
  /** Closed again after it was reopened. */
  readonly reclosed: number;
  readonly confirmed: number;
  readonly favour: string;
  readonly recommends: number | undefined;
  /** Monthly instalments agreed; 0 where all is due at once. */
  readonly instalments: number;
  /** Share of the instalments that come in time. */
  readonly keeping: number;
  readonly cost: number;
  /** Why it was handed over, if it was; '' where nobody put it down. */
  readonly movedFor: string;
  /** The day a performance was first missed. */
  readonly defaulted: number;
  /** Minutes somebody worked on it; undefined where nobody put them down. */
  readonly minutes: number | undefined;
  /** Why it rested. */
  readonly restedFor: string;
  /** Whether a survey arrived, if one was sent. */
  readonly surveyArrived: boolean;
  /** Whether somebody asked on the phone instead of sending a form. */
  readonly interviewed: boolean;
  /** Whether the party could be reached by what came with the case. */
  readonly reachable: boolean;
  /** How far overdue the debt was; '' where the case is about none. */
  readonly stage: string;
}

const FAVOUR: Readonly<Record<string, ReturnType<typeof choices>>> = {
  S: choices({ full: 24, partial: 46, none: 30 }), U: choices({ full: 9, partial: 16, none: 75 }),
};
/** Reasons of a hand-over soon after the assignment. */
const EARLY = choices({ recusal: 8, party_request: 12, absence: 16, workload: 52, '': 12 });
/** Kinds of business that are about debts, and how far overdue these are. */
const DEBTS: ReadonlySet<string> = new Set(['B03', 'B04', 'B05']);
const STAGE = choices({ M0: 22, M1: 16, M2: 12, M3: 12, M4: 9, M5: 7, M6: 6, M7: 10, written_off: 6 });
/** Of those nobody could speak to, and of the others, how many had left details that held. */
const REACHABLE = { lost: 0.35, others: 0.96 } as const;
/** Why cases rest. */
const RESTS = choices({ expert_opinion: 42, party_request: 33, evidence: 25 });
/** Later ones come of leaving. */
const LATE_AFTER_DAYS = 14;
const MONTH_DAYS = 30.44;
/** Agreements that run for longer are paid in instalments. */
const INSTALMENTS_FROM_DAYS = 150;
/** Cases that took longer may have rested for a while, e.g. for an expert's opinion. */
const RESTS_FROM_DAYS = 18;

/** Median minutes of work by difficulty, and what is spared where nobody could be reached. */
const MINUTES = { simple: 95, ordinary: 180, complex: 410 } as const;
const UNREACHED = 0.55;
/** Performance within so many days after it was due is still in time. */
const GRACE_DAYS = 7;

/** Instalments that had come in time when `due` of them had fallen due. */
export const inTime = (due: number, keeping: number): number => Math.round(due * keeping);

/** Most who perform in the end miss no instalment; others are late with a few. Who does not perform stops early. */
const keeping = (chance: number, performs: boolean): number => (performs ? Math.min(1, 0.85 + 0.5 * chance) : chance * 0.6);

/** The day of the first instalment that did not come in time, else the day on which all was due and did not come. */
function defaulted({ on, due, performed }: Followed['agreement'], instalments: number, keeping: number): number {
  if (on === NEVER) return NEVER;
  const missed = Array.from({ length: instalments }, (_, i) => i + 1).find((nth) => inTime(nth, keeping) < nth);
  const day = instalments > 0 ? (missed === undefined ? NEVER : on + Math.ceil(missed * MONTH_DAYS)) : (performed > due + GRACE_DAYS ? due : NEVER);
  return day < performed ? day : NEVER;
}

/** What of the aftermath it depends on. */
interface Followed {
  readonly agreement: { readonly on: number; readonly due: number; readonly performed: number };
  readonly opinion: { readonly consumerScore: number | undefined };
  readonly reopened: number;
}

/** Drawn last, so that what is drawn before does not depend on it. */
function reasonOf(random: Random, { who, assigned }: Course): string {
  if (!who || who.handedOver === NEVER) return '';
  return who.handedOver - assigned > LATE_AFTER_DAYS ? 'absence' : drawn(random, EARLY);
}

/** Draws from a stream of its own, so that nothing else of the history depends on it. */
export function further(random: Random, days: DemoDays, intake: Intake, course: Course, { agreement, opinion, reopened }: Followed): Further {
  const { assigned, contact, closed, outcome } = course;
  const attempt = assigned === NEVER ? NEVER : days.plusWorkdays(assigned, random.between(0, 2));
  const rests = assigned !== NEVER && closed !== NEVER && closed - assigned > RESTS_FROM_DAYS && random.chance(0.05);
  const rest = closed - assigned;
  const instalments = agreement.on !== NEVER && agreement.due - agreement.on > INSTALMENTS_FROM_DAYS ? Math.floor((agreement.due - agreement.on) / MONTH_DAYS) : 0;
  const decided = FAVOUR[outcome.slice(0, 1)];
  const told = {
    attempted: Math.min(attempt, contact),
    inactive: rests ? assigned + Math.floor(rest / 3) : NEVER,
    reactivated: rests ? assigned + Math.floor((rest * 2) / 3) : NEVER,
    reclosed: reopened === NEVER ? NEVER : days.rolled(reopened + random.spread(18, 0.6)),
    confirmed: outcome === 'S2' && random.chance(intake.channel === 'court_delegated' ? 0.5 : 0.22) ? days.rolled(agreement.on + random.between(3, 28)) : NEVER,
    favour: decided !== undefined && random.chance(0.7) ? drawn(random, decided) : '',
    recommends: opinion.consumerScore === undefined ? undefined : clamp(opinion.consumerScore * 2 + random.between(-2, 1), 0, 10),
    instalments,
    keeping: keeping(random.unit(), agreement.performed !== NEVER),
    cost: 6000 + random.between(0, 9000) + (assigned === NEVER ? 0 : 2500 * random.between(1, 8)),
    movedFor: reasonOf(random, course),
  };
  const minutes = Math.max(5, Math.round(random.spread(MINUTES[intake.complexity], 0.45) * (outcome === 'T1' ? UNREACHED : 1)));
  return {
    ...told, defaulted: defaulted(agreement, instalments, told.keeping),
    minutes: assigned !== NEVER && outcome !== '' && !outcome.startsWith('X') && random.chance(0.92) ? minutes : undefined,
    restedFor: rests ? drawn(random, RESTS) : '',
    surveyArrived: opinion.consumerScore !== undefined || random.chance(0.93),
    interviewed: random.chance(0.12),
    reachable: random.chance(outcome === 'T1' ? REACHABLE.lost : REACHABLE.others),
    stage: DEBTS.has(intake.issue.business) ? drawn(random, STAGE) : '',
  };
}
