import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_RIGHT, type Viewer } from '@concord/server';
import { becauseOf, startApi, type Answer, type Api } from './api.js';
import { askedBy, ROOT_FIELDS, type Given, type RootField } from './contract.js';
import { DATASET, decideForTwoBanks, SUBTYPE, deliverTwoBanks, TOKEN, type TwoBanks } from './scopes/two-banks.js';

/** Whoever may do everything, for one bank; for one mediator of it. */
const OF_X: Viewer = { id: 'somebody', scope: [{ dimension: 'institution', values: ['BANK-X'] }], rights: EVERY_RIGHT };
const OF_ONE: Viewer = { ...OF_X, scope: [{ dimension: 'mediator', values: ['M-X0'] }] };
const OF_ALL: Viewer = { id: 'somebody', scope: 'all', rights: EVERY_RIGHT };

/** Questions that tell nothing of any bank, with why. Each other one has to tell of the bank whoever sees everything. */
const NOTHING_OF_A_BANK: Readonly<Record<string, string>> = {
  boardMethods: 'how boards are made',
  boardRules: 'how boards are made',
  catalogue: 'what can be asked',
  effort: 'weights of kinds of cases',
  limitRules: 'limits by channel and complexity',
  ownAlerts: 'whoever asks',
  ownCalendar: 'whoever asks',
  profile: 'whoever asks',
  publications: 'which months were published',
  reportTemplateRevisions: 'how reports are made',
  reportTemplates: 'how reports are made',
  reportTimes: 'when something is due',
  viewer: 'whoever asks',
  whatIf: 'reckoned of what is typed in',
};

let api: Api;
let folder = '';
let loadNo: number;
let made: TwoBanks;
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-scopes-'));
  loadNo = await deliverTwoBanks(api, folder);
});
beforeAll(async () => { made = await decideForTwoBanks(api, loadNo); });
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const UNZIP = "import io,sys,zipfile; z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())); sys.stdout.buffer.write(b''.join(z.read(n) for n in z.namelist()))";

const RANGE = { from: '2025-01-01', to: '2026-01-31' };
const WHOLE: Given = { dataset: DATASET, RangeInput: RANGE, from: '2025-01-01', to: '2026-01-31', source: 'canonical', MetricId: 'settlement_rate', limit: 50, top: 5, days: 60, bucket: 'month', grain: 'month', control: true, window: RANGE };

/** What is asked of a bank by its name: of one that is not there the same has to be told. */
const ofBank = (bank: string, place: Given): Given => ({ ...WHOLE, ...place, a: `BANK-${bank}`, b: 'BANK-X', member: `BANK-${bank}`, key: `BANK-${bank}`, caseId: `${bank}-1-1`, search: bank, text: bank, of: `M-${bank}0`, mediator: `M-${bank}0`, training: `K-${bank}`, heldOn: '2025-06-01' });
const OF_TYPE: Given = { dimension: 'subtype', member: SUBTYPE };
const BY: Given = { DimensionId: 'institution', by: 'institution', dimension: 'institution', split: 'institution' };
const FILTERED = (bank: string): Given => ({ filters: [{ dimension: 'institution', values: [`BANK-${bank}`], exclude: false }] });

/** What names things by numbers and ids that tell nothing by themselves. */
const own = (field: string, bank: string): readonly Given[] => ({
  boardMovement: [{ from: made.round, to: made.round }], boardRoundChanges: [{ id: made.round, from: 1, to: 1 }], boardRoundCases: [{ round: made.round, mediator: `M-${bank}0`, metric: 'settlement_rate_within_limit' }], signal: [{ id: made.signal }], action: [{ id: made.action }], actionFollowUp: [{ id: made.action }], actions: [{ metric: null }], comments: [{ metric: null }],
  meeting: [{ id: made.meeting }], loadChecks: [{ loadNo: made.loadNo }], rejects: [{ loadNo: made.loadNo }], withdrawalPlan: [{ loadNo: made.loadNo }], restatements: [{ loadNo: made.loadNo }], viewDifferences: [{ a: made.views.all, b: made.views.other }],
  pair: [{ ...BY, dimension: 'institution', first: `BANK-${bank}`, second: 'BANK-X', likeBy: ['business'] }, { dimension: 'mediator', first: `M-${bank}0`, second: 'M-X0', likeBy: ['business'] }],
  funnelPlot: [{ dimension: 'institution', standardisedBy: [] }], funnelMember: [{ dimension: 'institution', standardisedBy: [] }], issues: [{ metric: 'intake', dimension: 'business', aged: null }], outlook: [{ metrics: ['intake'] }],
  cause: [{ ...OF_TYPE, metric: 'intake', parts: ['institution', 'branch'], features: ['institution'], headline: ['intake', 'settlement_rate'], steps: [], improves: ['settlement_rate'], stock: 'pending', settled: 'settlement_rate' }],
  hypotheses: [OF_TYPE], rectifications: [OF_TYPE], rectification: [{ id: made.request }], rectificationAfter: [{ id: made.request }],
  survival: [{ metric: 'time_to_resolution' }], boardJob: [{ id: made.job }], publication: [{ id: made.publication }],
  comparedEffect: [{ dimension: 'institution', members: [`BANK-${bank}`], startsOn: '2025-07-01', months: 6 }], rollOutDraw: [{ dimension: 'institution', members: [`BANK-${bank}`, 'BANK-ZZZ'], startsOn: '2099-01-01', steps: 2, stepMonths: 1, seed: 1, effect: 0.1 }],
  followUp: [{ metric: 'settlement_rate', startsOn: '2026-01-01', chosenAsWorst: null, split: null }, { metric: 'settlement_rate', startsOn: '2026-01-01', split: { dimension: 'institution', member: `BANK-${bank}` }, chosenAsWorst: { dimension: 'institution' } }],
  passport: [{ metric: 'intake', version: made.loadNo, by: 'institution', member: `BANK-${bank}` }],
  reportPack: [{ id: made.packs[0] }], comparePacks: [{ a: made.packs[0], b: made.packs[1] }], reportPacks: [{ words: '', template: 'monthly', period: '2025-12' }], reportDraft: [{ template: 'monthly', period: '2025-12' }],
  checkCommentary: [{ template: 'monthly', period: '2025-12', words: [{ section: 'overview', zh: '收案量1件。', en: '' }] }],
  records: ['target', 'baseline', 'campaign', 'closings_known', 'branch', 'customers', 'institution', 'court_feed', 'organisation', 'mediator', 'mediator_alias', 'training', 'handover', 'message'].map((kind) => ({ kind })),
  filterValues: ['institution', 'branch', 'region', 'organisation', 'team', 'mediator', 'attributed_mediator', 'team_lead', 'message_template'].map((DimensionId) => ({ dimension: DimensionId })),
  boardPerson: [{ mediator: `M-${bank}0` }], boardRoundPerson: [{ id: made.round, mediator: `M-${bank}0` }],
  boardWatch: ['attributed_mediator', 'team', 'organisation'].map((by) => ({ by })),
})[field] ?? [{ id: made.round, first: 50 }];

/** The deepest answer that the limits of a question allow. */
async function answer(root: RootField, given: Given, viewer: Viewer): Promise<Answer<unknown>> {
  api.viewer = viewer;
  for (let depth = 6; ; depth -= 1) {
    const told = await api.ask(...askedBy(root, given, depth));
    if (depth === 0 || !(told.errors ?? []).some(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED')) return told;
  }
}

/** Everything that a question is asked with for a bank: of all, by bank, and of that bank alone. */
const variants = (field: string, bank: string): Given[] => own(field, bank).flatMap((given) => [{ ...WHOLE, ...given }, { ...WHOLE, ...BY, ...given }, { ...ofBank(bank, BY), ...given }, { ...ofBank(bank, {}), ...FILTERED(bank), ...given }]);

it('tells a bank what was set and written down for it, and for all', async () => {
  api.viewer = OF_X;
  interface Of { readonly whose: { readonly member: { readonly key: string } } | null; readonly reason?: { readonly zh: string }; readonly text?: { readonly zh: string } }
  const { data } = await api.ask<Record<'annotations' | 'baselines' | 'targets', readonly Of[]> & { readonly savedViews: readonly { readonly name: string }[] }>(
    'query ($dataset: String!) { targets(dataset: $dataset) { whose { member { key } } } baselines(dataset: $dataset) { whose { member { key } } reason { zh } } annotations(dataset: $dataset) { text { zh } } savedViews { name } }', { dataset: DATASET });
  expect(data?.targets.map(({ whose }) => whose?.member.key ?? 'all')).toEqual(['BANK-X', 'all']);
  expect(data?.baselines.map(({ reason, whose }) => [whose?.member.key, reason?.zh])).toEqual([['BANK-X', '系统更换X']]);
  expect(data?.annotations.map(({ text }) => text?.zh)).toEqual(['宣传周X']);
  expect(data?.savedViews.map(({ name }) => name)).toEqual(['all banks', 'view of X']);
});

const QUERIES = ROOT_FIELDS.filter(({ kind }) => kind === 'query');
const toldOf = async (root: RootField, viewer: Viewer, bank: string): Promise<string[]> => {
  const told: string[] = [];
  for (const given of variants(root.field.name, bank)) { const { data, errors } = await answer(root, given, viewer); told.push(JSON.stringify([data ?? null, errors?.map(({ extensions, message }) => [extensions.code, message])])); }
  return told;
};

it.each(QUERIES)('tells by $field.name nothing of another bank, nor that there is one', async (root) => {
  for (const viewer of [OF_X, OF_ONE]) {
    const [of, ofNone] = [await toldOf(root, viewer, 'YY'), await toldOf(root, viewer, 'ZZ')];
    // What is asked by name may be said again, as it is of a bank that nobody ever heard of.
    expect(of.map((told) => told.replaceAll('YY', 'ZZ'))).toEqual(ofNone);
    expect(of.filter((_, i) => !TOKEN.test(JSON.stringify(variants(root.field.name, 'YY')[i]))).join('\n')).not.toMatch(TOKEN);
  }
});

it('gives nothing of another bank into a file: restatements and boards without its cases and people', async () => {
  const fetched = async (viewer: Viewer, file: string): Promise<[number, string]> => { api.viewer = viewer; const response = await fetch(`${api.url}${becauseOf(file)}`); const bytes = Buffer.from(await response.arrayBuffer()); return [response.status, file.includes('.xlsx') && response.status === 200 ? execFileSync('python3', ['-c', UNZIP], { input: bytes, encoding: 'utf8' }) : bytes.toString('utf8')]; };
  const [ofRound, ofData] = [`/rounds/${made.round}`, `/datasets/${DATASET}`];
  const files = [`${ofData}/restatements.csv`, `${ofData}/board.xlsx?language=zh-CN`, `${ofRound}/arithmetic.xlsx?language=zh-CN`];
  for (const file of files) expect([file, ...await fetched(OF_ALL, file)]).toEqual([file, 200, expect.stringMatching(TOKEN)]);
  for (const viewer of [OF_X, OF_ONE]) {
    for (const file of files.slice(0, 2)) expect([file, ...await fetched(viewer, file)]).toEqual([file, 200, expect.not.stringMatching(TOKEN)]);
    // What a round is made of is everybody’s.
    for (const file of [files[2] ?? '', `${ofRound}/strata.csv`]) expect([file, ...await fetched(viewer, file)]).toEqual([file, 403, expect.not.stringMatching(TOKEN)]);
  }
});

it.each(QUERIES)('would tell of it by $field.name to whoever may see it, or has nothing of any bank', async (root) => {
  const [all, ofNone, part] = [await toldOf(root, OF_ALL, 'YY'), await toldOf(root, OF_ALL, 'ZZ'), await toldOf(root, OF_X, 'YY')].map((told) => told.join('\n'));
  // It names the other bank, tells something else of it than of none, or something else than to whoever sees one bank only.
  const differs = TOKEN.test(ofNone ?? '') || all?.replaceAll('YY', 'ZZ') !== ofNone || all !== part;
  expect([root.field.name, differs]).toEqual([root.field.name, !(root.field.name in NOTHING_OF_A_BANK)]);
});
