import { allRecords, dateOf, dimensionById, memberLabel, type RecordId } from '@concord/sql';
import { MONTHS, monthNumber, monthStart } from './days.js';
import { LIMITS, TRACKS } from './history/course.js';
import { ORGANISATIONS, type Branch, type Mediator, type World } from './history/world.js';
import { CHANGED_TEAM, DRILL, GROWTH, IDLE_TRAINING, RENAMED, TRAINING } from './plan.js';

/** Values by column; what is left out is empty. */
type Fields = Readonly<Record<string, string | number>>;

/** Everybody who was in post when the history begins has been since this day. */
const BEFORE_ALL = '2022-01-01';
/** The day before a month begins. */
const lastDayBefore = (month: number): string => dateOf(monthStart(month) - 1);
const firstDayOf = (month: number): string => dateOf(monthStart(month));
const words = (dimension: Parameters<typeof dimensionById>[0], code: string): Fields => {
  const { zh, en } = memberLabel(dimensionById(dimension), code);
  return { name_zh: zh, name_en: en };
};

/** Who leads a team: the first of those in it all along. */
function leadOf({ mediators }: World, team: string): string {
  return mediators.find((one) => one.team === team && one.joined === 0 && one.left === MONTHS && one.code !== CHANGED_TEAM.mediator)?.code ?? '';
}

/** A mediator's posts: one span, two where the team was changed. Who is named by a plan alone (see LUCKY) was in post from the spring before. */
function postsOf(world: World, one: Mediator): Fields[] {
  const { code, organisation, team, capacity } = one;
  const post = { mediator: code, organisation, fte: capacity < 0.75 ? 0.5 : 1, started_on: one.joined === 0 ? BEFORE_ALL : firstDayOf(Math.min(one.joined, MONTHS - 7)) };
  const from = post.started_on;
  const to = one.left >= MONTHS ? '' : lastDayBefore(one.left);
  const trained = Number(code.slice(-2)) % 5 * 8 + 16;
  if (code !== CHANGED_TEAM.mediator) return [{ ...post, team, team_lead: leadOf(world, team), valid_from: from, valid_to: to, training_hours: trained + (team === TRAINING.team ? TRAINING.hours : 0) }];
  const change = monthNumber(CHANGED_TEAM.from);
  return [
    { ...post, team, team_lead: leadOf(world, team), valid_from: from, valid_to: lastDayBefore(change), training_hours: trained },
    { ...post, team: CHANGED_TEAM.team, team_lead: leadOf(world, CHANGED_TEAM.team), valid_from: firstDayOf(change), valid_to: to, training_hours: trained + 8 },
  ];
}

/** Sizes are made of the code's number, so that they are the same whatever the seed. */
const sizeOf = ({ code }: Branch): number => 60_000 + (Number(code.slice(-2)) * 7_919) % 90_000;

/** Nothing in the history knows of them: a series shows when they were, and they change nothing. */
const CAMPAIGNS: readonly Fields[] = [
  { campaign: 'DEMO-CAMPAIGN-1', valid_from: '2026-09-01', valid_to: '2026-09-30', name_zh: '金融消费者权益保护宣传月', name_en: 'Consumer protection month' },
  { campaign: 'DEMO-CAMPAIGN-2', valid_from: '2026-03-09', valid_to: '2026-03-20', name_zh: '3·15消费者权益保护宣传周', name_en: 'Consumer rights week' },
  { campaign: 'DEMO-CAMPAIGN-3', valid_from: '2026-08-10', valid_to: '2026-10-16', name_zh: '互联网联合贷专项沟通', name_en: 'Talks about online joint loans', dimension: 'subtype', member: GROWTH.subtype },
  { campaign: 'DEMO-INCENTIVE-1', valid_from: '2025-10-01', valid_to: '2026-03-31', kind: 'incentive', name_zh: '首次联系及时奖', name_en: 'Bonus for contact in time', dimension: 'team', member: DRILL.team },
  { campaign: 'DEMO-RULE-1', valid_from: '2026-01-05', kind: 'rule_change', name_zh: '履行提醒改为到期前五日发出', name_en: 'Reminders to perform go out five days before they are due' },
];

/** Settlement rates agreed with the first institutions. */
const OWN_TARGETS = [0.66, 0.7, 0.74, 0.78] as const;

function* targets(banks: readonly string[]): Generator<Fields> {
  for (const [year, rate, timely] of [[2024, 0.7, 0.8], [2025, 0.71, 0.82], [2026, 0.72, 0.85]] as const) {
    const span = { valid_from: `${String(year)}-01-01`, valid_to: `${String(year)}-12-31` };
    yield { metric: 'settlement_rate', ...span, value: rate };
    yield { metric: 'first_contact_timeliness', ...span, value: timely };
  }
  yield { metric: 'exclusion_rate', valid_from: BEFORE_ALL, lower: 0.01, upper: 0.05 };
  yield { metric: 'clearance_rate', valid_from: BEFORE_ALL, lower: 0.9, upper: 1.1 };
  // Institutions agree on targets of their own; where they did not, only the target of all cases is known.
  for (const [i, member] of banks.slice(0, 4).entries()) {
    const span = { dimension: 'institution', member, valid_from: '2026-01-01' };
    yield { metric: 'settlement_rate', ...span, value: OWN_TARGETS[i] ?? 0.7 };
    yield { metric: 'sla_compliance', ...span, lower: 0.8, upper: 0.98 };
  }
}

function* trainings({ mediators }: World, idle: readonly string[]): Generator<Fields> {
  for (const { code, team } of mediators) {
    if (team === TRAINING.team) yield { training: 'DEMO-TRAINING-1', mediator: code, held_on: TRAINING.heldOn, kind: 'course', hours: TRAINING.hours, topic: '调解沟通技能', topic_en: 'Talking in mediation', team };
    if (team === DRILL.team) yield { training: 'DEMO-DRILL-1', mediator: code, held_on: DRILL.heldOn, kind: 'drill', hours: DRILL.hours, topic: '模拟调解演练', topic_en: 'Mediation drill', team };
    if (idle.includes(code)) yield { training: 'DEMO-TRAINING-2', mediator: code, held_on: IDLE_TRAINING.heldOn, kind: 'course', hours: 8, topic: '案件管理', topic_en: 'Managing cases', team };
  }
}

function limitName(channel: string, track: string, days: number): Fields {
  const [from, kind] = [memberLabel(dimensionById('intake_channel'), channel), memberLabel(dimensionById('complexity'), track)];
  return { name_zh: `${from.zh}（${kind.zh}）${String(days)} 日`, name_en: `${from.en} (${kind.en}) ${String(days)} days` };
}

function* rules(): Generator<Fields> {
  const counted = { valid_from: BEFORE_ALL, unit: 'calendar', start_event: 'assigned_on', day0_counted: 0, calendar: 'cn' };
  yield { ...counted, unit: 'working', rule: 'first_contact', name_zh: '首次联系 2 个工作日', name_en: 'First contact in 2 working days', limit_days: 2, end_event: 'first_contact_on', roll_to_workday: 1 };
  for (const [channel, days] of Object.entries(LIMITS)) {
    for (const [i, limit] of days.entries()) yield { ...counted, ...limitName(channel, TRACKS[i] ?? '', limit), rule: `mediation_${channel}_${TRACKS[i] ?? ''}`, limit_days: limit, end_event: 'closed_on', intake_channel: channel, complexity: TRACKS[i] ?? '', roll_to_workday: 1, basis: '民法典第二百零一条、第二百零三条' };
  }
}

/** Kinds of the banks, in their order. */
const KINDS = ['large', 'joint_stock'] as const;
/** A branch of the history stands for so many outlets. */
const OUTLETS_PER_BRANCH = 150;

/** Reference data that agrees with the history, by kind. `idle` are those who took part in the training that does nothing. */
export function referenceData(world: World, idle: readonly string[]): Readonly<Partial<Record<RecordId, readonly Fields[]>>> {
  const banks = [...new Set(world.branches.map(({ institution }) => institution))].sort();
  const span = { valid_from: BEFORE_ALL };
  return {
    mediator: world.mediators.flatMap((one) => postsOf(world, one)),
    organisation: ORGANISATIONS.map(({ letter }) => ({ organisation: `DEMO-ORG-${letter}`, ...span, ...words('organisation', `DEMO-ORG-${letter}`) })),
    branch: world.branches.map((one) => ({ branch: one.code, ...span, institution: one.institution, region: one.region, customers: sizeOf(one) })),
    customers: banks.map((institution) => ({ institution, ...span, customers: world.branches.filter((one) => one.institution === institution).reduce((sum, one) => sum + sizeOf(one), 0) })),
    institution: banks.map((institution, i) => ({ institution, ...span, peer_group: KINDS[Math.floor((i * KINDS.length) / banks.length)] ?? '', outlets: OUTLETS_PER_BRANCH * world.branches.filter((one) => one.institution === institution).length })),
    // One bank's filings are not known, and those of the last half year of another are still to be compared.
    court_feed: banks.slice(1).map((institution, i) => ({ institution, ...span, ...(i === 0 ? { valid_to: '2025-12-31' } : {}) })),
    taxonomy: ['DEMO-P031', 'DEMO-P032', RENAMED.newCode].map((code) => ({ scheme: RENAMED.scheme, version: '2024', code, ...words('product', code) })),
    crosswalk: [{ scheme: RENAMED.scheme, old_code: RENAMED.oldCode, new_code: RENAMED.newCode }],
    sla_rule: [...rules()],
    target: [...targets(banks)],
    baseline: [{ metric: 'settlement_rate', dimension: 'team', member: TRAINING.team, starts_on: `${TRAINING.from}-01`, reason_zh: '全队自本月起按培训后的做法开展首次面谈，此前各月不再作为基期', reason_en: 'From this month on the team holds first sessions as trained; earlier months are no base any more' }],
    training: [...trainings(world, idle)],
    campaign: [...CAMPAIGNS],
    definition_break: [{ break_id: 'DEMO-BREAK-1', changed_on: RENAMED.from, text_zh: '产品代码换用2024年版，旧代码已按对照表归入现行代码', text_en: 'Product codes follow the edition of 2024; old codes are counted under those in use' }],
  };
}

function cell(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value);
  return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Records of a kind as CSV: the header names its columns. */
export function referenceCsv(kind: RecordId, rows: readonly Fields[]): string {
  const names = allRecords.find(({ id }) => id === kind)?.columns.map(({ name }) => name) ?? [];
  return [names.join(','), ...rows.map((row) => names.map((name) => cell(row[name])).join(',')), ''].join('\n');
}
