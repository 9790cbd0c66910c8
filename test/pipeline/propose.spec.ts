import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkFiles, loadFiles, parseProfile, proposeProfile, readProfile, type Proposal } from '@concord/etl';
import { CANONICAL_COLUMNS } from '@concord/sql';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';

const REPOSITORY = resolve(__dirname, '../..');
const SHARED = process.env['SHARED_DIR'] ?? join(REPOSITORY, '../shared');
const CFPB = join(REPOSITORY, 'etl/samples/cfpb-complaints.csv.gz');
const CT = join(SHARED, 'data/ct_complaints.csv.gz');
const AAA = join(SHARED, 'data/aaa-2018-q3.pseudonymised.csv.gz');
const FIRST_ROWS = `
import csv, gzip, json, sys, itertools
with gzip.open(sys.argv[1], 'rt', encoding='utf-8-sig', newline='') as file:
    print(json.dumps(list(itertools.islice(csv.reader(file), 501))))`;

/** What is proposed from the first 500 rows, as somebody else's reader cuts them. */
function proposed(path: string): Proposal {
  const [header = [], ...rows] = JSON.parse(execFileSync('python3', ['-c', FIRST_ROWS, path], { encoding: 'utf8', maxBuffer: 1 << 26 })) as string[][];
  return proposeProfile({ format: 'csv', header, rows });
}

/** Where the proposal and the profile a person wrote name different headers; constants are known to the person alone. */
async function differences(proposal: Proposal, profileId: string): Promise<readonly unknown[]> {
  const { columns } = await readProfile(profileId);
  const mine = parseProfile(proposal.text);
  return CANONICAL_COLUMNS.flatMap(({ name }) => {
    const wanted = columns[name]?.from ?? [];
    const got = mine.columns[name]?.from?.[0];
    return (got === undefined && wanted.length === 0) || wanted.includes(got ?? '') ? [] : [[name, got, wanted]];
  });
}

/** Words proposed for another class than the person chose. */
async function misjudged(proposal: Proposal, profileId: string, vocabulary: string): Promise<readonly string[]> {
  const classOf = new Map(Object.entries((await readProfile(profileId)).vocabularies[vocabulary] ?? {}).flatMap(([code, words]) => words.map((word) => [word, code.slice(0, 1)] as const)));
  return Object.entries(parseProfile(proposal.text).vocabularies['outcome'] ?? {}).flatMap(([code, words]) => words.filter((word) => classOf.get(word) !== code.slice(0, 1)));
}

it('maps the consumer complaints as their profile does', async () => {
  const proposal = proposed(CFPB);
  expect(await differences(proposal, 'cfpb-complaints')).toEqual([]);
  expect(await misjudged(proposal, 'cfpb-complaints', 'response')).toEqual([]);
  expect(parseProfile(proposal.text)).toMatchObject({ grain: 'row', dates: ['YYYY-MM-DD'], checks: { outcome_without_closed: 'allow' } });
  expect(proposal.questions.some(({ en }) => en.includes('Closed with explanation'))).toBe(true);
});

(existsSync(CT) ? it : it.skip)('maps the insurance complaints as their profile does', async () => {
  const proposal = proposed(CT);
  expect(await differences(proposal, 'ct-insurance')).toEqual([]);
  expect(await misjudged(proposal, 'ct-insurance', 'disposition')).toEqual([]);
  expect(parseProfile(proposal.text)).toMatchObject({ grain: 'fold', dates: ['YYYY-MM-DD'], checks: { closed_without_outcome: 'allow' } });
  expect(proposal.questions.some(({ en }) => en.includes('covers: closed'))).toBe(true);
});

(existsSync(AAA) ? it : it.skip)('maps the arbitrations as their profile does', async () => {
  const proposal = proposed(AAA);
  expect(await differences(proposal, 'aaa-arbitration')).toEqual([]);
  expect(await misjudged(proposal, 'aaa-arbitration', 'disposition')).toEqual([]);
  expect(parseProfile(proposal.text)).toMatchObject({ grain: 'fold', dates: ['DD-MON-YY'] });
  expect(parseProfile(proposal.text).nulls).toEqual(expect.arrayContaining(['---']));
  // The person wrote "first": rows of a case name different businesses.
  expect(proposal.questions.some(({ en }) => en.includes('NONCONSUMER') && en.includes('fold'))).toBe(true);
});

describe('a register nobody has seen', () => {
  let store: ScratchStore;
  beforeAll(async () => { store = await openScratchStore(); });
  afterAll(async () => { await store.close(); });

  const HEADER = ['案号', '收案时间', '结案日期', '调解结果', '标的额（元）', '当事人姓名', '联系电话', '业务类别'];
  const ROWS = [
    ['甲-1', '2024/3/1 9:05:00', '2024年4月1日', '达成协议', '¥1,234.50', '当事人甲', '13800001234', '信用卡'],
    ['甲-2', '2024/3/31 23:59:59', '', '调解中', '20', '当事人乙', '13900001234', '贷款'],
    ['甲-3', '2024/4/2 0:00:00', '2024年4月9日', '不了了之', '', '当事人丙', '13700001234', '贷款'],
  ];
  const file = [HEADER, ...ROWS].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');

  it('is proposed for, checked, answered and loaded', async () => {
    const { text } = proposeProfile({ format: 'csv', header: HEADER, rows: ROWS });
    const path = await store.file('register.csv', `${file}\n`);
    const before = await checkFiles(store.stores, { profile: parseProfile(text), files: [path], pseudonymKey: KEY });
    // The word nobody knows is asked about and rejected, not guessed.
    expect(before).toMatchObject({ delivered: 3, loaded: 2, rejected: 1, unknownValues: [{ column: 'outcome', value: '不了了之', rows: 1, kept: false }] });
    const answered = parseProfile(text.replace('S2: [达成协议]', 'S2: [达成协议]\n    U: [不了了之]'));
    expect(await loadFiles(store.stores, { profile: answered, files: [path], pseudonymKey: KEY })).toMatchObject({ loaded: 3, rejected: 0 });
    expect(await store.ask('SELECT case_id, received_on, closed_on, outcome, amount_claimed, business FROM concord.case_current ORDER BY case_id')).toEqual([
      ['甲-1', '2024-03-01', '2024-04-01', 'S2', '1234.5', 'B03'], ['甲-2', '2024-03-31', null, '', '20', 'B04'], ['甲-3', '2024-04-02', '2024-04-09', 'U', null, 'B04'],
    ]);
    expect(await store.ask("SELECT count() FROM concord.case_version AS v WHERE match(toString(tuple(v.*)), '当事人甲|1380000')")).toEqual([['0']]);
  });
});
