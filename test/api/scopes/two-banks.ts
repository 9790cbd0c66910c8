import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { becauseOf, type Api } from '../api.js';
import { COUNTS, GROWING, MONTHS } from '../surging-cases.js';

/** Where both banks' cases and all that is written of them lie. */
export const DATASET = 'banks';
/** Stands in every code, name and reason that only the other bank has. */
export const TOKEN = /YY/u;

/** What was made, to be asked for. */
export interface TwoBanks {
  /** Of the delivery that restated cases of both. */
  readonly loadNo: number;
  readonly round: string;
  /** Tables of a month, published. */
  readonly publication: string;
  /** The job that made the round. */
  readonly job: string;
  /** A signal about the other bank alone. */
  readonly signal: string;
  /** An action that rests on a number of the other bank alone. */
  readonly action: string;
  /** A request to put something right, to the other bank. */
  readonly request: string;
  /** A meeting of whoever sees everything, in which the other bank takes part. */
  readonly meeting: string;
  /** Two packs of a month, of the other bank's cases. */
  readonly packs: readonly [string, string];
  /** Views of somebody: one of all, one of the other bank. */
  readonly views: { readonly all: string; readonly other: string };
}

const [BUSINESS, , CAUSE] = GROWING.split('|');
/** The type that all their cases are of. */
export const SUBTYPE = GROWING.split('|')[1] ?? '';
const COLUMNS = ['case_id', 'received_on', 'assigned_on', 'due_on', 'closed_on', 'entered_on', 'outcome', 'business', 'subtype', 'cause', 'institution', 'branch', 'region', 'organisation', 'team', 'mediator', 'party', 'amount_claimed'] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/** Cases of a bank in month `i`: most are closed within days; that of the last day stays open. */
function casesOf(bank: string, i: number, n: number): Row[] {
  const month = MONTHS[i]?.from.slice(0, 7) ?? '';
  return Array.from({ length: n }, (_, k): Row => {
    const day = `${month}-${String(1 + (k % 20)).padStart(2, '0')}`;
    return {
      case_id: `${bank}-${String(i)}-${String(k)}`, received_on: day, assigned_on: day, due_on: `${month}-27`, closed_on: k % 7 === 6 ? '' : `${month}-25`, entered_on: day, outcome: k % 7 === 6 ? '' : k % 3 === 0 ? 'U1' : 'S2',
      business: BUSINESS ?? '', subtype: SUBTYPE, cause: CAUSE ?? '', institution: `BANK-${bank}`, branch: `BR-${bank}`, region: k % 2 === 0 ? 'N' : `REG-${bank}`, organisation: `ORG-${bank}`, team: `TEAM-${bank}`,
      mediator: `M-${bank}${String(k % 3)}`, party: `party-${bank}-${String(k % 5)}`, amount_claimed: '1000',
    };
  });
}

const csv = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string => [columns.join(','), ...rows.map((row) => columns.map((column) => row[column] ?? '').join(',')), ''].join('\n');

/** Reference data of every kind that says something of a bank, a row for each of two; what says nothing of any (taxonomies, crosswalks, limits, definition breaks, calendars) is not needed. */
const RECORDS: readonly (readonly [profile: string, row: (bank: string) => Readonly<Record<string, string>>])[] = [
  ['mediator', (bank) => ({ mediator: `M-${bank}0`, valid_from: '2025-01-01', organisation: `ORG-${bank}`, team: `TEAM-${bank}`, team_lead: `LEAD-${bank}`, training_hours: '20' })],
  ['organisation', (bank) => ({ organisation: `ORG-${bank}`, valid_from: '2025-01-01', name_zh: `调解组织${bank}` })],
  ['branch', (bank) => ({ branch: `BR-${bank}`, valid_from: '2025-01-01', institution: `BANK-${bank}`, region: 'N', customers: '1000' })],
  ['customers', (bank) => ({ institution: `BANK-${bank}`, valid_from: '2025-01-01', customers: '100000' })],
  ['institution', (bank) => ({ institution: `BANK-${bank}`, valid_from: '2025-01-01', peer_group: 'large', outlets: '100' })],
  ['court-feed', (bank) => ({ institution: `BANK-${bank}`, valid_from: '2025-01-01' })],
  ['closings-known', (bank) => ({ institution: `BANK-${bank}`, known_since: '2025-01-01' })],
  ['training', (bank) => ({ training: `K-${bank}`, mediator: `M-${bank}0`, held_on: '2025-06-01', kind: 'course', hours: '8', topic: `沟通${bank}`, team: `TEAM-${bank}` })],
  ['handover', (bank) => ({ case_id: `${bank}-0-1`, handed_over_on: '2025-01-10', from_mediator: `M-${bank}2`, to_mediator: `M-${bank}1`, reason: '' })],
  ['message', (bank) => ({ message_id: `SMS-${bank}`, case_id: `${bank}-0-1`, sent_at: '2025-01-03 10:00:00', template: `TPL-${bank}`, receipt: 'delivered', delivered_at: '2025-01-03 10:00:05' })],
  ['mediator-alias', (bank) => ({ alias: `ALIAS-${bank}`, mediator: `M-${bank}0`, decided_on: '2025-02-01', decided_by: 'somebody', reason: `同一人${bank}` })],
  ['target', (bank) => ({ metric: 'settlement_rate', dimension: 'institution', member: `BANK-${bank}`, valid_from: '2025-01-01', value: '0.5' })],
  ['baseline', (bank) => ({ metric: 'settlement_rate', dimension: 'institution', member: `BANK-${bank}`, starts_on: '2025-05-01', reason_zh: `系统更换${bank}`, reason_en: `New system ${bank}` })],
  ['campaign', (bank) => ({ campaign: `A-${bank}`, valid_from: '2025-03-01', name_zh: `宣传周${bank}`, dimension: 'institution', member: `BANK-${bank}` })],
];

/** Delivers cases and reference data of every kind for two banks, the second of which nothing may be told to who sees the first. The number of the delivery that restated cases of both. */
export async function deliverTwoBanks(api: Api, folder: string): Promise<number> {
  const put = async (profile: string, name: string, text: string, asOf?: string): Promise<number> => {
    const file = join(folder, `${name}.csv`);
    await writeFile(file, text);
    const { loadNo, rejected, state } = await api.load(profile, file, DATASET, asOf);
    if (state !== 'published' || rejected > 0) throw new Error(`${name}: ${state}, ${String(rejected)} rejected`);
    return loadNo;
  };
  const all = COUNTS.flatMap((n, i) => [...casesOf('X', i, 12), ...casesOf('YY', i, n + 3)]);
  await put('canonical', 'cases-YY', csv(COLUMNS, all), '2026-02-10');
  for (const [profile, row] of RECORDS) await put(profile, `${profile}-YY`, csv(Object.keys(row('')), [row('X'), row('YY')]));
  await put('target', 'target-of-all', csv(['metric', 'valid_from', 'value'], [{ metric: 'settlement_rate', valid_from: '2025-02-01', value: '0.6' }]));
  return put('canonical', 'again-YY', csv(COLUMNS, all.filter((one) => one.case_id?.endsWith('-3-3') === true).map((one) => ({ ...one, outcome: 'S1' }))), '2026-02-11');
}

/** Judges, saves, nominates and grants something of every kind for both, as whoever sees everything. */
export async function decideForTwoBanks(api: Api, loadNo: number): Promise<TwoBanks> {
  const act = async <Data>(text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
    const { data, errors } = await api.ask<Record<string, Data>>(text, variables);
    if (errors !== undefined) throw new Error(`${text}: ${JSON.stringify(errors)}`);
    return Object.values(data ?? {})[0] as Data;
  };
  await act(`mutation { judgeSignals(dataset: "${DATASET}") { isCurrent } }`);
  const signals = (await act<{ rows: { id: string; place: { member: { key: string } } | null }[] }>(`{ signals(input: { dataset: "${DATASET}" }) { rows { id place { member { key } } } } }`)).rows;
  const view = (values: readonly string[]) => JSON.stringify({ dataset: DATASET, period: 'all', filters: values.length === 0 ? [] : [{ dimension: 'institution', values }], metrics: ['intake'], rows: null, columns: null, grain: 'month', against: 'none', form: 'table', top: 12, sort: null });
  const save = (name: string, values: readonly string[]) => act<{ id: string }>('mutation ($view: ViewInput!) { saveView(view: $view) { id } }', { view: { name, isShared: true, definition: view(values) } });
  const nominate = (bank: string) => act<{ id: string }>('mutation ($input: NominateInput!) { nominateExcellentCase(input: $input) { id } }', { input: { dataset: DATASET, source: 'canonical', caseId: `${bank}-1-1`, title: '分期手续费争议', summary: '申请人与银行就分期手续费有分歧；调解员分头核对账单，双方确认退还多收的利息，当日履行；此后未再发生同类争议，做法已写入操作手册供参考。', isConfirmed: true } });
  const { id: excellent } = await nominate('YY');
  await act('mutation ($id: ID!) { acceptExcellentCase(id: $id, reason: "方法可以推广，委员会一致同意") { id } }', { id: excellent });
  await act('mutation ($id: ID!) { publishExcellentCase(id: $id) { id } }', { id: excellent });
  const { id: round } = await act<{ id: string }>('mutation ($input: BeginRoundInput!) { beginBoardRound(input: $input) { id } }', { input: { dataset: DATASET, title: '年度评定', cutOff: '2026-02-10' } });
  const { id: job } = await act<{ id: string }>('mutation ($id: ID!) { computeBoardRound(id: $id) { id } }', { id: round });
  while ((await act<{ state: string }>('query ($id: ID!) { boardJob(id: $id) { state } }', { id: job })).state === 'running');
  await api.stores.operational.accounts.add({ id: 'yy', login: 'clerk-YY', name: 'clerk-YY', mediator: '', passwordHash: '', subject: null, createdBy: 'local' });
  await api.stores.operational.roleGrants.add({ id: 'yy-grant', accountId: 'yy', role: 'analyst', scope: JSON.stringify([{ dimension: 'institution', values: ['BANK-YY'] }]), validFrom: '2025-01-01 00:00:00.000', validTo: null, grantedBy: 'local' });
  await fetch(becauseOf(`${api.url}/datasets/${DATASET}/restatements.csv?filters=${encodeURIComponent('[{"dimension":"institution","values":["BANK-YY"]}]')}`));
  await save('view of X', ['BANK-X']);
  await act('mutation ($input: RollOutInput!) { drawRollOut(input: $input, name: "roll-out with YY") { id } }', { input: { dataset: DATASET, dimension: 'institution', members: ['BANK-X', 'BANK-YY'], startsOn: '2099-01-01', steps: 2, stepMonths: 1, seed: 1 } });
  await sendForOther(api);
  const { id: publication } = await act<{ id: string }>(`mutation { publishTables(dataset: "${DATASET}", month: "2025-12") { id } }`);
  const REPORT = `dataset: "${DATASET}", template: "monthly", period: "2025-12"`;
  await act(`mutation { saveReportDraft(${REPORT}, revision: 0, words: [{ section: "overview", zh: "BANK-YY 另行说明" }]) { revision } }`);
  const pack = () => act<{ id: string }>(`mutation { publishPack(input: { ${REPORT}, formats: [pdf], languages: [en], filters: [{ dimension: institution, values: ["BANK-YY"] }] }) { id } }`);
  const packs: [string, string] = [(await pack()).id, (await pack()).id];
  const number = { metric: 'intake', range: { from: '2025-01-01', to: '2025-12-31' }, filters: [{ dimension: 'institution', values: ['BANK-YY'] }] };
  const effect = { metric: 'settlement_rate', direction: 'up', startsOn: '2025-06-01', reviewOn: '2025-12-31' };
  const { id: action } = await act<{ id: string }>('mutation ($input: AddActionInput!) { addAction(input: $input) { id } }', { input: { dataset: DATASET, what: 'BANK-YY 溯源整改', number, effect, owner: { name: 'chief of YY' }, due: { on: '2026-02-01' } } });
  await api.stores.operational.actions.keepVerdict({ actionId: action, stage: 'review', asOf: '2026-02-10', dataVersion: loadNo, rule: 'r', verdict: 'no_evidence', reason: '' });
  await act('mutation ($input: NewThreadInput!) { beginThread(input: $input) { id } }', { input: { dataset: DATASET, number, text: 'BANK-YY 为何上升' } });
  const request = await requestOfOther(act, number);
  const meeting = await meetingOfAll(act);
  const signal = signals.find(({ place }) => place?.member.key === 'BANK-YY')?.id ?? '';
  return { loadNo, round, job, publication, packs, signal, action, request, meeting, views: { all: (await save('all banks', [])).id, other: (await save('view of YY', ['BANK-YY'])).id } };
}

type Act = <Made>(document: string, variables?: Record<string, unknown>) => Promise<Made>;

/** A meeting about all banks, for which the other one has written its statement, and on whose area something was decided. */
async function meetingOfAll(act: Act): Promise<string> {
  const participants = [{ name: 'chair' }, { name: 'desk of YY', area: [{ dimension: 'institution', values: ['BANK-YY'] }] }];
  const { id: series } = await act<{ id: string }>('mutation ($input: MeetingSeriesInput!) { saveMeetingSeries(input: $input) { id } }', { input: { dataset: DATASET, name: '例会 YY', rhythm: '', chair: 'chair', participants, revision: 0 } });
  const plan = { title: '会议 YY', heldOn: '2026-02-10', startsAt: '09:30', minutes: 60, month: '2026-01-01', participants };
  const { id } = await act<{ id: string }>('mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { id } }', { input: { dataset: DATASET, series, chair: 'chair', plan } });
  await act('mutation ($input: StatementInput!) { writeStatement(input: $input) { id } }', { input: { meeting: id, participant: 'desk of YY', revision: 0, text: 'BANK-YY 受理上升' } });
  await act('mutation ($id: ID!) { openMeeting(id: $id) { id } }', { id });
  await act('mutation ($input: DecisionInput!) { decideInMeeting(input: $input) { id } }', { input: { meeting: id, item: 'area:desk of YY', id: 'decision-of-yy', revision: 0, text: 'BANK-YY 报送清单' } });
  return id;
}

/** What is supposed of a type by somebody who sees every bank, and what the other bank was asked, with its answer awaited. */
async function requestOfOther(act: Act, number: object): Promise<string> {
  const type = { dataset: DATASET, dimension: 'subtype', member: SUBTYPE };
  await act('mutation ($input: AddHypothesisInput!) { addHypothesis(input: $input) { id } }', { input: { ...type, text: 'BANK-YY 移交材料晚', owner: { name: 'chief of YY' }, evidence: [number] } });
  const findings = [number, { ...number, metric: 'settlement_rate' }];
  const { id } = await act<{ id: string }>('mutation ($input: DraftRectificationInput!) { draftRectification(input: $input) { id } }', { input: { ...type, institution: 'BANK-YY', contact: 'desk of YY', text: '请 YY 说明', due: { on: '2026-03-01' }, findings } });
  await act('mutation ($id: ID!) { changeRectification(id: $id, revision: 1, change: { state: sent, on: "2026-01-05" }) { id } }', { id });
  return id;
}

/** A report of the other bank that is sent by itself, by somebody who sees that bank alone, and a run of it that nobody needs to do. */
async function sendForOther({ stores: { operational: { reportSchedules } } }: Api): Promise<void> {
  const ownerScope = JSON.stringify([{ dimension: 'institution', values: ['BANK-YY'] }]);
  const setting = {
    dataset: DATASET, template: 'monthly', languages: ['zh'], formats: ['pdf'], filters: [], when: { kind: 'weekly', weekday: 1, at: '08:00', zone: 'UTC' }, back: 1, missed: 'newest', empty: 'note',
    recipients: [{ name: 'board of YY', account: null, scope: JSON.parse(ownerScope) as unknown, by: 'folder', to: 'YY', sections: null }],
  };
  const at = '2026-02-02 08:00:00.000';
  await reportSchedules.save({ id: 'send', name: 'report of YY', body: JSON.stringify(setting), owner: 'yy', ownerGrant: 'yy-grant', ownerScope, enabled: false, countedTo: at, nextAt: undefined, fault: '', savedAt: at });
  await reportSchedules.begin({ id: 'sent', scheduleId: 'send', name: 'report of YY', dueAt: at, period: '2026-01', cause: 'time', askedBy: '', isPassedOver: true, message: '', recipients: 1, body: JSON.stringify({ setting, owner: 'yy', ownerGrant: 'yy-grant', ownerScope: JSON.parse(ownerScope) as unknown }) });
}
