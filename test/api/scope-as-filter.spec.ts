import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_RIGHT, type Viewer } from '@concord/server';
import { allMetrics, type DimensionId } from '@concord/sql';
import { startApi, type Answer, type Api } from './api.js';
import { askedBy, ROOT_FIELDS, type Given, type RootField } from './contract.js';
import { Random } from './oracle/random.js';
import { BRANCHES, INSTITUTIONS, ORGANISATIONS, REGIONS, TEAMS } from './oracle/raw.js';
import { World } from './oracle/world.js';

/**
 * Whoever may see some cases gets of every question what whoever sees all gets of those cases: a scope and a filter of the same words are one thing. The answer to the filter rests on nothing
 * that knows of scopes, so that either proves the other, for questions that nobody reckons once more.
 */
const SEED = Number(process.env['CONCORD_ORACLE_SEED'] ?? 20_261_128);
const EACH = 12;

/** Questions that are held against everybody's cases by their meaning, or are about what whoever asks may see, with why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  board: 'ranks are among everybody', cause: 'its addresses name the filters it was asked with, and how long a mediator has been at work is of all that whoever asks may see: held in `causes/cause.spec.ts`', boardSensitivity: 'ranks are among everybody', boardPerson: 'ranks are among everybody', boardWatch: 'shrunk towards everybody', confidence: 'what is usually empty is of all cases that whoever asks may see, filtered or not', signals: 'judged of everybody, and cut', checkCommentary: 'a report leaves out what the cases that whoever asks may see do not tell, filtered or not', trainingEffect: 'for those alone who see every case',
};

const random = new Random(SEED);
let api: Api;
let folder = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-as-filter-'));
  await World.loadedInto(api, folder, random);
}, 180_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

interface Narrowed { readonly dimension: DimensionId; readonly values: readonly string[] }
const PLACES: readonly (readonly [DimensionId, readonly string[]])[] = [['institution', INSTITUTIONS], ['region', REGIONS], ['branch', BRANCHES], ['organisation', ORGANISATIONS], ['team', TEAMS]];
const narrowed = (count: number): Narrowed[] => random.some(PLACES, count).map(([dimension, members]) => ({ dimension, values: random.some(members, random.whole(1, 3)) }));

const takesFilters = ({ field, kind }: RootField): boolean => kind === 'query' && field.args.some(({ name, type }) => name === 'filters' || /filters/u.test(JSON.stringify((type as { ofType?: { getFields?: () => object } }).ofType?.getFields?.() ?? {})));
const QUESTIONS = ROOT_FIELDS.filter(takesFilters).filter(({ field }) => !(field.name in OTHERWISE));

const metricOf = (...kinds: readonly string[]): string => random.of(allMetrics.filter(({ kind }) => kinds.includes(kind))).id;

/** What stands in a question besides whose cases it is about. */
function drawn(field: string): Given {
  const [year, month] = [random.whole(2025, 2026), random.whole(1, 3)];
  const range = { from: `${String(year)}-0${String(month)}-01`, to: '2026-03-31' };
  const by = random.of(PLACES)[0];
  const ratio = metricOf('ratio');
  const of: Readonly<Record<string, Given>> = {
    followUp: { metric: metricOf('count', 'ratio', 'level', 'duration'), startsOn: random.of(['2026-01-01', '2026-02-10']), split: random.happens(50) ? { dimension: by, member: random.of(PLACES.find(([id]) => id === by)?.[1] ?? []) } : null, chosenAsWorst: null },
    comparedEffect: { metric: ratio, dimension: by, members: random.some(PLACES.find(([id]) => id === by)?.[1] ?? [], 1), startsOn: '2025-10-01', months: 6 },
    survival: { metric: metricOf('duration'), split: random.happens(50) ? by : null }, issues: { metric: random.of(['intake', 'closings']), dimension: random.of(['business', 'subtype']), aged: random.happens(50) ? 'pending_overdue' : null, duration: 'time_to_resolution', repeats: 'repeat_dispute_rate' },
    funnelPlot: { metric: ratio, dimension: by, standardisedBy: [] }, funnelMember: { metric: ratio, dimension: by, standardisedBy: [], key: INSTITUTIONS[0] }, rateChange: { metric: ratio, dimension: by, before: { from: '2025-01-01', to: '2025-09-30' }, range: { from: '2025-10-01', to: '2026-03-31' } },
    pair: { metric: random.of(['settlement_rate', 'acceptance_rate', 'sla_compliance']), dimension: 'business', first: 'B01', second: 'B03', likeBy: ['complexity'], checkBy: [] }, outlook: { metrics: [random.of(['intake', 'closings', 'pending'])] }, rareEvents: { metric: random.of(['closings', ratio]), to: '2026-03-31' },
    exploration: { rows: by, columns: random.happens(50) ? 'business' : null, topRows: 4, topColumns: 3, metrics: [metricOf('count', 'ratio'), metricOf('level', 'duration')] }, together: { metrics: ['intake', 'closings', 'settlement_rate'], groups: [{ form: random.of(['facts', 'month']), metrics: ['intake', 'settlement_rate'] }], split: null },
    series: { split: random.happens(50) ? by : null }, breakdown: { dimension: by }, deadlines: { by, days: random.whole(0, 60) },
  };
  return { dataset: 'centre', RangeInput: range, MetricId: metricOf('count', 'ratio', 'level', 'duration'), bucket: 'month', grain: 'month', control: random.happens(50), top: random.whole(1, 8), limit: 20, first: 20, days: [15, 30], ...of[field] };
}

/** The deepest answer that the limits of a question allow. */
async function answer(root: RootField, given: Given, viewer: Viewer): Promise<Answer<unknown>> {
  api.viewer = viewer;
  for (let depth = 6; ; depth -= 1) {
    const told = await api.ask(...askedBy(root, given, depth));
    if (depth === 0 || !(told.errors ?? []).some(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED')) return told;
  }
}

/** A passport says by which filters it was asked: those alone differ. */
const comparable = ({ data, errors }: Answer<unknown>): unknown => ({ data: JSON.parse(JSON.stringify(data ?? null), (name, value: unknown) => (name === 'passport' && typeof value === 'object' && value !== null ? { ...value, filters: null } : value)) as unknown, errors: errors?.map(({ extensions, message }) => [extensions.code, message]) });

it.each(QUESTIONS)(`answers $field.name to whoever may see some cases as of those cases to whoever sees all (seed ${String(SEED)})`, async (root) => {
  let answered = 0;
  for (let n = 0; n < EACH; n += 1) {
    const [scope, filters, given] = [narrowed(random.whole(1, 2)), random.happens(50) ? narrowed(1) : [], drawn(root.field.name)];
    const asked = (of: readonly Narrowed[]): Given => ({ ...given, filters: of.map((one) => ({ ...one, exclude: false })) });
    const part = comparable(await answer(root, asked(filters), { id: 'part', scope, rights: EVERY_RIGHT }));
    const whole = comparable(await answer(root, asked([...filters, ...scope]), { id: 'whole', scope: 'all', rights: EVERY_RIGHT }));
    expect([JSON.stringify({ scope, filters, given }), part]).toEqual([JSON.stringify({ scope, filters, given }), whole]);
    if ((part as Answer<unknown>).errors === undefined) answered += 1;
  }
  // Enough are answered: what is refused alike proves nothing.
  expect(answered).toBeGreaterThan(EACH / 6);
}, 300_000);
