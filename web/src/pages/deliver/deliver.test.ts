import { shareOf } from './job.js';
import { asksFirst, classOf, decisionsOf, idRemark, nameOf, offeredHeaders, profileLabel, samplesOf, splitColumns, surenessOf, withFound } from './mapping/mapping.js';
import type { ProposedColumn } from './mapping/mapping.js';
import { monthLines, yuanText } from './trial/month-lines.js';
import { headerRowOf, inspectAfter, previewOf } from './reading/reading.js';
import { faultBefore, uploadedOf } from '../../graphql/upload.js';
import { isLoadable } from './use-delivery.js';
import { newVisit, visitOf } from './visit.js';

const column = (change: Partial<ProposedColumn>): ProposedColumn => ({ column: 'closed_on', label: { zh: '办结日', en: 'Closed' }, isRequired: false, from: '办结', confidence: 0.95, reason: { zh: '', en: '' }, ...change });

describe('an upload', () => {
  it('is not begun for what can be refused here', () => {
    expect(faultBefore([{ name: 'a.csv', size: 0 }])).toBe('EMPTY');
    expect(faultBefore([{ name: 'a.XLS', size: 9 }])).toBe('OLD_EXCEL');
    expect(faultBefore([{ name: 'a.csv', size: 9 }, { name: 'b.csv', size: 9 }])).toBe('MANY');
    expect(faultBefore([{ name: 'a.xlsx', size: 9 }])).toBeNull();
  });

  it('tells arrival from refusal, whatever answers', () => {
    expect(uploadedOf(201, '{"id":"7f","name":"a","bytes":3}')).toEqual({ id: '7f' });
    expect(uploadedOf(413, '{"code":"TOO_LARGE"}')).toEqual({ fault: 'TOO_LARGE' });
    expect(uploadedOf(507, '{"code":"DISK_FULL"}')).toEqual({ fault: 'DISK_FULL' });
    expect(uploadedOf(400, '{"code":"BAD_INPUT"}')).toEqual({ fault: 'EMPTY' });
    expect(uploadedOf(502, '<html>')).toEqual({ fault: 'INTERNAL' });
  });
});

describe('the way a file is read', () => {
  it('shows a part and counts the rest', () => {
    const header = Array.from({ length: 1_000 }, (_, at) => `c${String(at)}`);
    const part = previewOf({ header, rows: [header] });
    expect([part.header.length, part.rows[0]?.length, part.columnsHidden]).toEqual([40, 40, 960]);
  });

  it('forgets the header row of another sheet', () => {
    expect(inspectAfter({ headerRow: 3, sheet: 'a' }, { sheet: 'b' })).toEqual({ sheet: 'b' });
    expect(inspectAfter({ headerRow: 3 }, { encoding: 'utf_8' })).toEqual({ headerRow: 3, encoding: 'utf_8' });
    expect(['3', '0', '1.5', ''].map(headerRowOf)).toEqual([3, null, null, null]);
  });
});

describe('the columns', () => {
  it('are as sure as the server is, unless a person decided', () => {
    expect([0.95, 0.7, 0.69].map((confidence) => surenessOf(column({ confidence }), {}))).toEqual(['sure', 'likely', 'unsure']);
    expect(surenessOf(column({}), { closed_on: '办结' })).toBe('decided');
    expect([true, false].map((isRequired) => surenessOf(column({ from: null, isRequired }), {}))).toEqual(['missing', 'none']);
  });

  it('stand first when filled, needed or decided', () => {
    const all = [column({ column: 'a' }), column({ column: 'b', from: null }), column({ column: 'c', from: null, isRequired: true }), column({ column: 'd', from: null })];
    const { first, rest } = splitColumns(all, { d: null });
    expect([first, rest].map((some) => some.map((one) => one.column))).toEqual([['a', 'c', 'd'], ['b']]);
  });

  it('show their first different values', () => {
    const file = { header: ['a ', 'b'], rows: [['1', ''], ['1', 'x'], ['2', 'y'], ['3', 'z'], ['4', 'w']] };
    expect([samplesOf(file, 'a'), samplesOf(file, 'b'), samplesOf(file, null)]).toEqual([['1', '2', '3'], ['x', 'y', 'z'], []]);
  });

  it('fill a list of a thousand only when it is reached', () => {
    const headers = Array.from({ length: 1_000 }, (_, at) => `c${String(at)}`);
    expect([offeredHeaders(headers, 'c7', false), offeredHeaders(headers, 'c7', true).length, offeredHeaders(['a', 'b'], null, false)]).toEqual([['c7'], 1_000, ['a', 'b']]);
  });

  it('keep an outcome in its place when it is explained', () => {
    const [known, asked] = [{ value: '成功', rows: 5, code: 'S' }, { value: '和解', rows: 2, code: null }];
    expect(asksFirst([known, asked], {})).toEqual([asked, known]);
    expect(asksFirst([known, { ...asked, code: 'S' }], { 和解: 'S' }).map(({ value }) => value)).toEqual(['和解', '成功']);
    expect(['S2', 'X', ''].map(classOf)).toEqual(['S', 'X', '']);
  });
});

describe('the name of a new source', () => {
  it('comes from the file and is free', () => {
    expect(nameOf('Branch 12 (May).csv.gz', new Set(['branch-12-may']))).toEqual({ id: 'branch-12-may-2', label: 'Branch 12 (May) 2' });
    expect(nameOf('调解台账2025.xlsx', new Set())).toEqual({ id: 'new-source', label: '调解台账2025' });
  });

  it('is judged before it is used', () => {
    const profiles = [{ id: 'demo', isBuiltIn: true }, { id: 'mine', isBuiltIn: false }];
    expect(['Ä', 'demo', 'mine', 'new'].map((id) => idRemark(id, profiles))).toEqual(['BAD_ID', 'BUILT_IN', 'SAVED', null]);
  });

  it('is that of the text, once there is one', () => {
    const text = 'id: a-b\nlabel: {zh: 甲银行, en: "Bank A"}\n';
    expect([profileLabel({ text, label: 'x', id: 'y' }, 'zh-CN'), profileLabel({ text, label: 'x', id: 'y' }, 'en')]).toEqual(['甲银行', 'Bank A']);
    expect(profileLabel({ text: null, label: ' ', id: 'y' }, 'en')).toBe('y');
  });

  it('stays at home while the server would refuse it', () => {
    expect(decisionsOf({ ...newVisit(), id: 'Nein', label: ' ', columns: { party: null }, outcomes: { 和解: '' } })).toEqual({ into: 'case', dataset: null, id: null, label: null, columns: [{ column: 'party', from: null }], outcomes: [{ value: '和解', code: '' }], folds: [], closedOnly: null });
  });
});

it('keeps what was decided, and nothing that was not written here', () => {
  const visit = { ...newVisit(), isRead: true, outcomes: { 和解: 'S1' } };
  expect(visitOf(JSON.stringify(visit))).toEqual(visit);
  expect([visitOf(null), visitOf('{"id":"x"}'), visitOf('{')]).toEqual([newVisit(), newVisit(), newVisit()]);
});

it('moves on through the phases and never back', () => {
  const shares = (['check', 'read', 'map', 'fold', 'publish'] as const).flatMap((phase) => [0, 5, 10, 99].map((done) => shareOf({ phase, done, total: 10 })));
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  expect([shareOf({ phase: 'read', done: 5, total: 0 }), shareOf({ phase: 'done', done: 1, total: 1 })]).toEqual([0.02, 1]);
});

it('loads only what was checked and would be taken', () => {
  const outcome = { into: 'case' as const, loadNo: null, sameAs: null, dataset: 'a', asOf: null, delivered: 1, loaded: 1, folded: 0, unchanged: 0, rejected: 0, casesNew: 1, casesChanged: 0, rejects: [], unknownValues: [] };
  const preview = { refusal: null, findings: [], grade: null, caseColumns: [], cases: [], rejectSamples: [], changes: [], examples: [], months: [] };
  const job = { id: 'j', state: 'done' as const, phase: 'done' as const, done: 1, total: 1, failure: null, outcome, preview, retained: null, withdrawn: null };
  expect(isLoadable(job)).toBe(true);
  expect(isLoadable({ ...job, outcome: { ...outcome, sameAs: 3 } })).toBe(false);
  expect(isLoadable({ ...job, preview: { ...preview, refusal: { code: 'NO_ROWS', message: { zh: '', en: '' } } } })).toBe(false);
  expect([isLoadable(null), isLoadable({ ...job, state: 'running', outcome: null })]).toEqual([false, false]);
});

it('sums months to the fen', () => {
  const month = (name: string, amountClaimed: string) => ({ month: name, cases: 2, amountClaimed, amountAgreed: '0.00' });
  expect(monthLines([month('2025-03', '1234567.10'), month('2025-04', '0.90')], '合计', 'zh-CN')).toEqual([
    ['合计', '4', '1,234,568', '0'], ['2025年3月', '2', '1,234,567.10', '0'], ['2025年4月', '2', '0.90', '0'],
  ]);
  expect(yuanText('999.00')).toBe('999');
});

it('asks about outcomes that only the trial found', () => {
  const sampled = [{ value: '调解成功', rows: 5, code: 'S' }, { value: '握手言和', rows: 0, code: 'S2' }];
  expect(withFound(sampled, { 握手言和: 40, 另案处理: 7 })).toEqual([{ value: '调解成功', rows: 5, code: 'S' }, { value: '握手言和', rows: 40, code: 'S2' }, { value: '另案处理', rows: 7, code: null }]);
});
