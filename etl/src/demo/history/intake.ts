import { AS_OF, monthNumber, type DemoDays } from '../days.js';
import { issues, PRODUCTS, type Issue } from './issues.js';
import { BAD_DATA, GROWTH, STUCK } from '../plan.js';
import { choices, clamp, cumulative, drawn, type Random } from '../random.js';
import type { Branch, Complexity, World } from './world.js';

/** A dispute as it comes in: everything known before a mediator is named. */
export interface Intake {
  readonly index: number;
  readonly caseId: string;
  readonly disputeId: string;
  readonly received: number;
  readonly entered: number;
  readonly branch: Branch;
  readonly issue: Issue;
  readonly cause: string;
  readonly product: string;
  readonly channel: string;
  readonly mode: string;
  readonly complexity: Complexity;
  readonly party: number;
  readonly partyGroup: string;
  /** Fen; undefined when nothing is claimed in money. */
  readonly claimed: number | undefined;
  /** The telephone number at intake works. */
  readonly reachable: boolean;
  /** Who acts for the claimant; empty for those who act for themselves. */
  readonly agent: string;
  /** The same dispute of the same party came in a short time ago. */
  readonly duplicate: boolean;
}

const CHANNEL = choices({ court_delegated: 34, court_entrusted: 10, regulator: 22, institution: 20, consumer: 14 });
const GROUP = choices({ general: 78, elderly: 9, student: 4, new_resident: 6, disabled: 1, micro_business: 2 });
const REPEAT_SHARE = 0.045;
const DUPLICATE_SHARE = 0.18;
const AGENT_SHARE = 0.07;
/** Who comes again comes with the same agent so often. */
const SAME_AGENT_SHARE = 0.75;
const AGENTS = cumulative(Array.from({ length: 40 }, (_, i) => 1 / (i + 2)));
/** How far back a repeat looks, in cases; bounds the memory. */
const LOOK_BACK = 4096;
const NO_CLAIM_CAUSES: ReadonlySet<string> = new Set(['C01', 'C02', 'C10']);

/** Draws intakes in the order in which they are received. */
export class IntakeDesk {
  private readonly issues = issues(STUCK.subtype);
  private readonly issueSums = cumulative(this.issues.map((issue) => issue.weight));
  private readonly grownSums = GROWTH.factors.map((factor) =>
    cumulative(this.issues.map((issue) => issue.weight * (issue.subtype === GROWTH.subtype ? factor : 1))),
  );
  private readonly growthFrom = monthNumber(GROWTH.from);
  private readonly recent: Intake[] = [];

  constructor(private readonly world: World, private readonly days: DemoDays) {}

  /** The case number `index`, received on `received` as that day's month's number `ofMonth`; its agent is drawn from a stream of its own. */
  receive(random: Random, agents: Random, index: number, received: number, ofMonth: number): Intake {
    const number = this.days.text(received).slice(2, 7).replace('-', '') + String(ofMonth).padStart(6, '0');
    const repeated = random.chance(REPEAT_SHARE) ? this.recent[random.between(0, LOOK_BACK - 1)] : undefined;
    const intake = { ...this.describe(random, { index, number, received }, repeated), agent: this.agent(agents, repeated) };
    this.recent[index % LOOK_BACK] = intake;
    return intake;
  }

  private describe(random: Random, as: { index: number; number: string; received: number }, before: Intake | undefined): Omit<Intake, 'agent'> {
    const branch = before?.branch ?? this.branch(random);
    const issue = before?.issue ?? this.issue(random, branch, this.days.monthOf(as.received));
    const poor = branch.code === BAD_DATA.branch;
    const cause = poor && random.chance(BAD_DATA.otherShare) ? 'C99' : (before?.cause ?? drawn(random, issue.causes));
    const claimed = NO_CLAIM_CAUSES.has(cause) && random.chance(0.6) ? undefined : Math.floor(random.spread(issue.amount * 100, 0.8));
    const complexity = this.complexity(random, issue, claimed);
    const products = PRODUCTS[issue.business];
    const duplicate = before !== undefined && random.chance(DUPLICATE_SHARE);
    return {
      index: as.index, caseId: `TJ${as.number}`, received: as.received, entered: this.entered(random, as.received, poor),
      disputeId: duplicate ? before.disputeId : `JF${as.number}`, duplicate,
      branch, issue, cause, claimed, complexity,
      product: products ? drawn(random, products) : '',
      channel: drawn(random, CHANNEL), mode: this.mode(random, as.received),
      party: before?.party ?? as.index + 1, partyGroup: before?.partyGroup ?? drawn(random, GROUP),
      reachable: random.chance(0.86),
    };
  }

  private agent(random: Random, before: Intake | undefined): string {
    if (before !== undefined && before.agent !== '' && random.chance(SAME_AGENT_SHARE)) return before.agent;
    return random.chance(AGENT_SHARE) ? `DL${String(random.among(AGENTS) + 1).padStart(3, '0')}` : '';
  }

  private branch(random: Random): Branch {
    const branch = this.world.branches[random.among(this.world.branchSums)];
    if (!branch) throw new RangeError('no branch');
    return branch;
  }

  private issue(random: Random, branch: Branch, month: number): Issue {
    const grown = month >= this.growthFrom && GROWTH.regions.some((region) => region === branch.region);
    const step = Math.min(month - this.growthFrom, this.grownSums.length - 1);
    const issue = this.issues[random.among((grown ? this.grownSums[step] : undefined) ?? this.issueSums)];
    if (!issue) throw new RangeError('no issue');
    return issue;
  }

  private complexity(random: Random, issue: Issue, claimed: number | undefined): Complexity {
    const large = (claimed ?? 0) > issue.amount * 250 ? 0.14 : 0;
    const complex = clamp(0.2 - 0.16 * issue.ease + large, 0.03, 0.6);
    const simple = clamp(0.33 + 0.2 * issue.ease - large, 0.08, 0.6);
    const at = random.unit();
    return at < complex ? 'complex' : at < complex + simple ? 'simple' : 'ordinary';
  }

  /** Mediation moves online: from a third to more than half in three years. */
  private mode(random: Random, received: number): string {
    const years = 3 - (AS_OF - received) / 365;
    const online = 0.34 + 0.07 * years;
    const at = random.unit();
    return at < online ? 'online' : at < online + 0.22 ? 'onsite' : 'phone';
  }

  private entered(random: Random, received: number, poor: boolean): number {
    const late = random.unit();
    if (poor && random.chance(BAD_DATA.lateShare)) return this.days.rolled(received + 1 + random.spread(BAD_DATA.lateMedianDays, 0.5));
    const lag = late < 0.9 ? random.between(0, 1) : late < 0.985 ? random.between(2, 3) : random.between(4, 10);
    return this.days.rolled(received + lag);
  }
}
