import type { Course } from './course.js';
import { NEVER, type DemoDays } from '../days.js';
import type { Intake } from './intake.js';
import { further, type Further } from './further.js';
import { clamp, type Random } from '../random.js';

/** What was agreed and what came of it. Amounts in fen, days as numbers. */
export interface Agreement {
  readonly on: number;
  readonly due: number;
  readonly performed: number;
  readonly enforced: number;
  readonly amount: number | undefined;
  /** Paid in the end; less than `amount` when performance failed. */
  readonly paid: number | undefined;
}

/** What both sides and the quality reviewers thought. */
export interface Opinion {
  readonly surveyed: number;
  readonly consumerScore: number | undefined;
  readonly institutionScore: number | undefined;
  readonly reviewed: number;
  readonly reviewPassed: boolean;
}

/** Counts kept along the way. */
export interface Effort {
  readonly smsSent: number;
  /** Undefined when the carrier sent no receipts. */
  readonly smsDelivered: number | undefined;
  readonly smsReplied: number;
  readonly attempts: number;
  readonly sessions: number;
}

/** What follows the closing, and the counts kept along the way. */
export interface Aftermath {
  readonly agreement: Agreement;
  readonly opinion: Opinion;
  readonly effort: Effort;
  readonly reopened: number;
  readonly litigated: number;
  readonly further: Further;
}

/** For a case that ends without an agreement. */
export const NO_AGREEMENT: Agreement = { on: NEVER, due: NEVER, performed: NEVER, enforced: NEVER, amount: undefined, paid: undefined };

const INSTALMENT_MONTHS = [6, 12, 12, 24, 36, 60];
/** Latent satisfaction of consumer and institution by class of outcome; the score is read off thresholds. */
const SATISFACTION: Readonly<Record<string, readonly [number, number]>> = { S: [1.1, 1.2], U: [-0.1, 0.4], T: [0.1, 0.5] };
const SCORE_FROM = [-1.3, -0.6, 0.15, 1.15];

/** Everything of `course` after its closing, and what is put down beside it (drawn from `beside`). */
export function aftermath(random: Random, beside: Random, days: DemoDays, intake: Intake, course: Course): Aftermath {
  const kind = course.outcome.slice(0, 1);
  const followed = {
    agreement: agreement(random, days, intake, course),
    effort: effort(random, intake, course),
    opinion: opinion(random, days, course),
    reopened: kind !== 'X' && random.chance(0.028) ? days.rolled(course.closed + random.spread(32, 0.7)) : NEVER,
    litigated: litigated(random, days, intake, course),
  };
  // What went to court does not come back.
  const after = { ...followed, reopened: followed.litigated === NEVER ? followed.reopened : NEVER };
  return { ...after, further: further(beside, days, intake, course, after) };
}

function agreement(random: Random, days: DemoDays, intake: Intake, { outcome, closed, session, who }: Course): Agreement {
  if (outcome !== 'S1' && outcome !== 'S2' && outcome !== 'S3') return NO_AGREEMENT;
  const on = Math.min(closed, Math.max(session, days.rolled(closed - random.between(0, 3))));
  const amount = intake.claimed === undefined ? undefined : Math.floor(intake.claimed * clamp(0.82 + 0.16 * random.normal(), 0.2, 1.15));
  if (outcome === 'S1') return { on, due: on, performed: on, enforced: NEVER, amount, paid: amount };
  const instalments = outcome === 'S2' && random.chance(0.42) ? (INSTALMENT_MONTHS[random.between(0, 5)] ?? 12) : 0;
  const due = on + (instalments > 0 ? Math.floor(instalments * 30.44) : random.between(7, outcome === 'S3' ? 30 : 90));
  const keeps = random.chance((instalments > 0 ? 0.64 : 0.83) + 0.15 * (who?.last.skill ?? 0));
  if (keeps) {
    const early = instalments > 0 ? random.between(-6, 6) : random.between(-Math.min(30, due - on), 5);
    return { on, due, performed: due + early, enforced: NEVER, amount, paid: amount };
  }
  const part = amount === undefined ? undefined : Math.floor(amount * random.unit() * 0.7);
  if (random.chance(0.35)) return { on, due, performed: due + random.between(12, 90), enforced: NEVER, amount, paid: amount };
  const enforced = outcome === 'S2' && random.chance(0.4) ? days.rolled(due + random.between(20, 120)) : NEVER;
  return { on, due, performed: NEVER, enforced, amount, paid: part };
}

function litigated(random: Random, days: DemoDays, intake: Intake, { outcome, closed }: Course): number {
  const kind = outcome.slice(0, 1);
  const share = kind === 'U' ? 0.36 : kind === 'T' ? 0.24 : kind === 'S' ? 0.035 : 0;
  // after filing the case already is a suit: it goes on when mediation fails
  const filed = intake.channel === 'court_entrusted' && kind !== 'S' ? 0.3 : 0;
  return random.chance(share + filed * (share > 0 ? 1 : 0)) ? days.rolled(closed + 3 + random.spread(48, 0.6)) : NEVER;
}

function effort(random: Random, intake: Intake, { who, session, closed, outcome }: Course): Effort {
  if (!who) return { smsSent: 0, smsDelivered: undefined, smsReplied: 0, attempts: 0, sessions: 0 };
  const smsSent = random.between(1, 3) + (outcome === 'T1' ? random.between(0, 2) : 0);
  const missed = intake.reachable ? 0.05 : 0.35;
  let smsDelivered = 0;
  for (let i = 0; i < smsSent; i += 1) if (!random.chance(missed)) smsDelivered += 1;
  const replied = smsDelivered > 0 && random.chance(outcome === 'T1' ? 0.02 : 0.34) ? 1 : 0;
  // a missing receipt is not known, which is not the same as not delivered
  const receipts = random.chance(0.06) ? undefined : smsDelivered;
  const attempts = outcome === 'T1' ? random.between(3, 8) : 1 + Math.floor(random.spread(1.1, 0.7));
  const more = closed > session ? 1 + Math.floor(random.spread(0.5, 0.8)) : 1;
  return { smsSent, smsDelivered: receipts, smsReplied: receipts === undefined ? 0 : replied, attempts, sessions: session === NEVER ? 0 : Math.min(more, 9) };
}

const score = (latent: number): number => 1 + SCORE_FROM.filter((from) => latent > from).length;

function opinion(random: Random, days: DemoDays, { outcome, closed, who }: Course): Opinion {
  const [consumer, institution] = SATISFACTION[outcome.slice(0, 1)] ?? [0, 0];
  const skill = who?.last.skill ?? 0;
  const answers = outcome !== '' && !outcome.startsWith('X');
  const consumerScore = answers && random.chance(0.24) ? score(consumer + 0.6 * skill + random.normal()) : undefined;
  const institutionScore = answers && random.chance(0.28) ? score(institution + 0.3 * skill + random.normal()) : undefined;
  const answered = consumerScore !== undefined || institutionScore !== undefined;
  return {
    consumerScore, institutionScore,
    surveyed: answered ? days.rolled(closed + random.between(1, 14)) : NEVER,
    reviewed: answers && random.chance(0.12) ? days.rolled(closed + random.between(5, 20)) : NEVER,
    reviewPassed: random.chance(clamp(0.94 + 0.06 * skill, 0, 0.995)),
  };
}
