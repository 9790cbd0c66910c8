import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFiles, parseProfile, withdrawLoad } from '@concord/etl';
import { becauseOf } from './api.js';
import { Graded, month, type Cells } from './graded.js';

let graded: Graded;
beforeAll(async () => { graded = await Graded.open(); });
afterAll(async () => { await graded.close(); });

const load: Graded['load'] = (...args) => graded.load(...args);
const grades: Graded['grades'] = (...args) => graded.grades(...args);

describe('what a load says of the whole', () => {
  it('lowers the months it brought most of: faults too few in each month', async () => {
    // Four months of 15, two rejected in each for an outcome nobody knows: 8 of 60 rows, 8 of the 12 outcomes.
    const thin = ['2024-01', '2024-02', '2024-03', '2024-04'].flatMap((name) => month(name, 15, (i) => (i < 3 ? { closed_on: '2024-05-01', outcome: i < 2 ? '不了了之' : 'S2' } : {})));
    await load('thin', thin);
    const reasons = ['rejected_rows 8/60', 'unknown_outcome 8/12'];
    const expected = (await grades('thin'))['thin'];
    expect(expected?.map((one) => (one as unknown[]).slice(0, 2))).toEqual(['2024-01', '2024-02', '2024-03', '2024-04'].map((name) => [name, 'D']));
    for (const one of expected ?? []) expect(new Set((one as unknown[]).slice(2))).toEqual(new Set(reasons));
    // A later load that brings most of two months, sound, speaks for these.
    await load('thin', ['2024-03', '2024-04'].flatMap((name) => month(name, 16, (i) => (i === 2 ? { closed_on: '2024-05-01', outcome: 'S2' } : {}), 'N')));
    expect((await grades('thin'))['thin']?.map((one) => (one as unknown[])[1])).toEqual(['D', 'D', 'A', 'A']);
  });

  it('an older delivery that opens closed cases again', async () => {
    const march = month('2024-01', 40, () => ({ closed_on: '2024-03-20', outcome: 'S2' }));
    await load('older', march);
    expect(await grades('older')).toEqual({ older: [['2024-01', 'A']] });
    await load('older', month('2024-01', 40, (i) => (i < 10 ? { closed_on: '2024-02-20', outcome: 'S2' } : {})));
    expect((await grades('older'))['older']?.[0]).toEqual(expect.arrayContaining(['2024-01', 'D', 'older_delivery 30/40']));
    await load('older', march.map((row) => ({ ...row, closed_on: '2024-03-21' })));
    expect(await grades('older')).toEqual({ older: [['2024-01', 'A']] });
  });
});

describe('what is current is told by the newest load that looked at it, however small', () => {
  it('stock and flows: mended, broken again, and as of then', async () => {
    // Accepted after they were closed.
    const wrong = month('2024-02', 3, () => ({ accepted_on: '2024-03-10', closed_on: '2024-02-20', outcome: 'S2' }), 'W');
    const sound = ['2024-01', '2024-02'].flatMap((name) => month(name, 12));
    const first = await load('stock', [...sound, ...wrong]);
    const february = async (more: object = {}): Promise<unknown> => (await grades('stock', 'source', more))['stock']?.[1];
    expect(await february()).toEqual(['2024-02', 'D', 'stock_identity 3/24']);
    await load('stock', wrong.map((row) => ({ ...row, accepted_on: '2024-02-03' })));
    expect(await february()).toEqual(['2024-02', 'A']);
    await load('stock', wrong.slice(0, 1));
    expect(await february()).toEqual(['2024-02', 'D', 'stock_identity 1/24']);
    expect(await february({ asOfLoad: first.loadNo })).toEqual(['2024-02', 'D', 'stock_identity 3/24']);
    expect(await february({ asOfLoad: first.loadNo + 1 })).toEqual(['2024-02', 'A']);
  });

  it('rows after a gap that decide the last day known, until they are mended', async () => {
    const wrong = month('2024-01', 40, (i) => (i < 6 ? { closed_on: '2024-07-20', outcome: 'S2' } : {}));
    await load('gap', wrong);
    expect(await grades('gap')).toEqual({ gap: [['2024-01', 'D', 'late_gap 6/40']] });
    await load('gap', wrong.slice(0, 6).map((row) => ({ ...row, closed_on: '2024-01-20' })));
    expect(await grades('gap')).toEqual({ gap: [['2024-01', 'A']] });
  });

  it('stock and flows without the load that is taken back, better or worse for it', async () => {
    const wrong = month('2024-02', 3, () => ({ accepted_on: '2024-03-10', closed_on: '2024-02-20', outcome: 'S2' }), 'W');
    const bad = await load('stock-back', [...month('2024-02', 17), ...wrong]);
    await load('stock-back', month('2024-03', 12));
    expect((await grades('stock-back'))['stock-back']?.[0]).toEqual(['2024-02', 'D', 'stock_identity 3/17']);
    const mended = await load('stock-back', wrong.map((row) => ({ ...row, accepted_on: '2024-02-03' })));
    expect((await grades('stock-back'))['stock-back']?.[0]).toEqual(['2024-02', 'A']);
    await withdrawLoad(graded.api.stores, mended.loadNo);
    expect((await grades('stock-back'))['stock-back']?.[0]).toEqual(['2024-02', 'D', 'stock_identity 3/17']);
    await load('stock-back', month('2024-02', 17).map((row) => ({ ...row, branch: 'C' })));
    await withdrawLoad(graded.api.stores, bad.loadNo);
    // What is left of February came with a load that knows less far than March.
    expect(await grades('stock-back')).toEqual({ 'stock-back': [['2024-02', 'B', 'older_as_of 17/17'], ['2024-03', 'A']] });
  });

  it('rows after a gap that are taken back', async () => {
    const wrong = await load('gap-back', month('2024-01', 40, (i) => (i < 6 ? { closed_on: '2024-07-20', outcome: 'S2' } : {})));
    await load('gap-back', month('2024-02', 20));
    expect(await grades('gap-back')).toEqual({ 'gap-back': [['2024-01', 'D', 'late_gap 6/60'], ['2024-02', 'D', 'late_gap 6/60']] });
    await withdrawLoad(graded.api.stores, wrong.loadNo);
    expect(await grades('gap-back')).toEqual({ 'gap-back': [['2024-02', 'A']] });
  });

  it('rows after a gap that are back because their correction is taken back, by the limits of the newest profile left, and the days with them', async () => {
    const wrong = month('2024-01', 40, (i) => (i < 6 ? { closed_on: '2024-07-20', outcome: 'S2' } : {}));
    await load('gap-again', wrong);
    const mended = await load('gap-again', wrong.slice(0, 6).map((row) => ({ ...row, closed_on: '2024-01-20' })), { checks: 'rules: {late_gap: {severity: off}}' });
    expect(await grades('gap-again')).toEqual({ 'gap-again': [['2024-01', 'A']] });
    await withdrawLoad(graded.api.stores, mended.loadNo);
    expect(await grades('gap-again')).toEqual({ 'gap-again': [['2024-01', 'D', 'late_gap 6/40']] });
    expect(await graded.labels('gap-again')).toEqual(['2024-01-28 … 2024-07-20']);
  });

  it("a source's own rules, of the cases as they are, by any dimension", async () => {
    const checks = 'own: {协议须有金额: {when: {outcome: {any_of: [S2]}}, require: {amount_agreed: filled}}}';
    const settled = (amount: (i: number) => string): Cells[] => month('2024-01', 40, (i) => ({ closed_on: '2024-01-28', outcome: 'S2', amount_agreed: amount(i) }));
    await load('own', settled((i) => (i < 12 ? '' : '100')), { checks });
    // The same column is also found empty more often than is usual nowhere: it is usual here.
    expect(await grades('own')).toEqual({ own: [['2024-01', 'D', '协议须有金额 12/40']] });
    expect(await grades('own', 'branch')).toEqual({ B: [['2024-01', 'D', '协议须有金额 12/40']] });
    const part = await load('own', settled(() => '100').slice(0, 8), { checks });
    expect(await grades('own')).toEqual({ own: [['2024-01', 'D', '协议须有金额 4/40']] });
    await load('own', settled(() => '100').slice(8, 12), { checks });
    expect(await grades('own')).toEqual({ own: [['2024-01', 'A']] });
    await withdrawLoad(graded.api.stores, part.loadNo);
    expect(await grades('own')).toEqual({ own: [['2024-01', 'D', '协议须有金额 8/40']] });
    await load('own', settled(() => '100').slice(0, 8), { checks });
    await load('own', settled(() => '').slice(39), { checks });
    expect(await grades('own')).toEqual({ own: [['2024-01', 'D', '协议须有金额 1/40']] });
  });
});

it('limits hold for the source whose profile says them, in whatever order they came; where sources are judged together, the strictest', async () => {
  const late = (prefix: string): Cells[] => month('2024-01', 20, () => ({ entered_on: '2024-02-20' }), prefix);
  const lenient = { source: 'lenient', checks: 'rules: {late_entry: {severity: off}}' };
  for (const [dataset, sources] of [['last-lenient', [{ source: 'plain' }, lenient]], ['first-lenient', [lenient, { source: 'plain' }]]] as const) {
    for (const one of sources) await load(dataset, late(one.source), one);
    expect(await grades(dataset)).toEqual({ lenient: [['2024-01', 'A']], plain: [['2024-01', 'D', 'late_entry 20/20']] });
    expect(await grades(dataset, 'branch')).toEqual({ B: [['2024-01', 'D', 'late_entry 40/40']] });
  }
  await load('all-lenient', late('a'), lenient);
  expect(await grades('all-lenient', 'branch')).toEqual({ B: [['2024-01', 'A']] });
});

it('hands out every text a load kept outside its vocabularies', async () => {
  const profile = parseProfile([
    'id: words', 'dataset: words', 'label: {zh: 词, en: words}', 'grain: row', 'vocabularies: {causes: {C01: [服务态度]}}', 'columns:', '  case_id: {from: id}', '  received_on: {from: day}',
    "  cause: {from: cause, vocabulary: causes, unknown: keep, split: {by: ['；'], take: distinct}}",
  ].join('\n'));
  // Seventy causes nobody knows beside one that is known; the first is in every row.
  const path = join(graded.folder, 'words.csv');
  await writeFile(path, ['id,day,cause', ...Array.from({ length: 70 }, (_, i) => `W-${String(i)},2024-01-02,新词00；服务态度；新词${String(i).padStart(2, '0')}`), ''].join('\n'));
  const { loadNo, unknownValues } = await loadFiles(graded.api.stores, { profile, files: [path] });
  expect([unknownValues.length, unknownValues[0]]).toEqual([50, { column: 'cause', value: '新词00', rows: 70, of: 70 }]);
  const response = await fetch(becauseOf(`${graded.api.url}/loads/${String(loadNo)}/unknown-values.csv`));
  expect([response.status, response.headers.get('content-disposition')]).toEqual([200, expect.stringMatching(new RegExp(`^attachment; filename="unknown-values-${String(loadNo)}\\.E-[\\dA-F]{8}\\.csv"$`, 'u'))]);
  expect((await response.text()).trimEnd().split('\r\n')).toEqual(['column,value,cases', 'cause,新词00,70', ...Array.from({ length: 69 }, (_, i) => `cause,新词${String(i + 1).padStart(2, '0')},1`)]);
  expect((await fetch(becauseOf(`${graded.api.url}/loads/4000000/unknown-values.csv`))).status).toBe(404);
  const local = graded.api.viewer;
  try {
    graded.api.viewer = { id: 'y', scope: [{ dimension: 'branch', values: ['B'] }] };
    expect((await fetch(becauseOf(`${graded.api.url}/loads/${String(loadNo)}/unknown-values.csv`))).status).toBe(403);
  } finally {
    graded.api.viewer = local;
  }
});
