import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_RIGHT, LOCAL_VIEWER, type Viewer } from '@concord/server';
import { becauseOf, startApi, type Api } from '../api.js';
import { packQuestions, type Check } from '../packs/pack-questions.js';
import { readPdf } from '../pdf-told.js';
import { AS_OF, STUCK, stuckCases } from './stuck-cases.js';

interface Request { id: string; number: string; revision: number; state: string; dueOn: string | null; pack: string | null; history: { kind: string }[] }
interface Head { id: string; template: string; title: { zh: string; en: string }; dataVersion: number }
/** What the file says of the institution's cases of the type, counted without the product. */
interface Counted { settled: number; ended: number; median: number; contacts: number; received: number }

const BANK = 'BANK-X';
const RANGE = { from: '2025-04-01', to: AS_OF };
const TYPE = [{ dimension: 'subtype', values: [STUCK], exclude: false }];
const FINDINGS = ['settlement_rate', 'days_to_contact', 'intake'].map((metric) => ({ metric, range: RANGE, filters: TYPE }));
const ASKS = '请核对逾期分期的告知方式。\n请说明首次联系为何晚于其他类型。';
const DRAFT = { dataset: 'stuck', dimension: 'subtype', member: STUCK, institution: BANK, contact: '消费者权益保护部', text: ASKS, due: { on: '2026-12-31' }, findings: FINDINGS };
const REQUEST = 'id number revision state dueOn pack history { kind }';
const of = (bank: string): Viewer => ({ id: bank, scope: [{ dimension: 'institution', values: [bank] }], rights: EVERY_RIGHT });

let api: Api;
let folder = '';
let counted: Counted;
const { verified } = packQuestions(() => api);
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-letter-'));
  const file = join(folder, 'cases.csv');
  await writeFile(file, stuckCases());
  await api.load('canonical', file, 'stuck', AS_OF);
  counted = await count();
}, 120_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => { api.viewer = LOCAL_VIEWER; });

/** The recount of a file that holds the institution's rows alone. */
async function count(): Promise<Counted> {
  const [head = '', ...rows] = stuckCases().trim().split('\n');
  const at = head.split(',').indexOf('institution');
  const file = join(folder, 'of-bank.csv');
  await writeFile(file, [head, ...rows.filter((row) => row.split(',')[at] === BANK), ''].join('\n'));
  const { features, parts, steps } = JSON.parse(execFileSync('python3', [join(__dirname, 'recount.py'), file, STUCK, RANGE.from, RANGE.to, AS_OF], { encoding: 'utf8' })) as {
    features: Record<string, Record<string, [number, number]>>; parts: Record<string, Record<string, { own: number }>>; steps: Record<string, { own: { n: number; median: number } }>;
  };
  const ends = Object.values(features['mediation_mode'] ?? {});
  const step = steps['days_to_contact']?.own ?? { n: 0, median: 0 };
  return { settled: ends.reduce((sum, [yes]) => sum + yes, 0), ended: ends.reduce((sum, [, n]) => sum + n, 0), median: step.median, contacts: step.n, received: parts['institution']?.[BANK]?.own ?? 0 };
}

async function act(name: string, declared: string, args: string, variables: Record<string, unknown>): Promise<Request | string> {
  const { data, errors } = await api.ask<Record<string, Request>>(`mutation(${declared}) { ${name}(${args}) { ${REQUEST} } }`, variables);
  return errors?.[0]?.extensions.code ?? (data?.[name] as Request);
}
const held = (told: Request | string): Request => { if (typeof told === 'string') throw new Error(told); return told; };
const draft = () => act('draftRectification', '$input: DraftRectificationInput!', 'input: $input', { input: DRAFT });
const bring = (id: string, revision: number, change: object) => act('changeRectification', '$id: ID!, $revision: Int!, $change: RectificationChangeInput!', 'id: $id, revision: $revision, change: $change', { id, revision, change });
const seal = (id: string) => act('sealRectification', '$id: ID!', 'id: $id, formats: [pdf, docx], languages: [zh, en]', { id });
async function green(pack: string): Promise<Check> {
  const check = await verified(pack);
  if (typeof check === 'string') throw new Error(check);
  return check;
}
async function fileOf(pack: string, language: 'en' | 'zh'): Promise<Awaited<ReturnType<typeof readPdf>>> {
  const { files } = await green(pack);
  const name = files.map((one) => one.name).find((one) => one.endsWith(`.${language}.pdf`)) ?? '';
  const answer = await fetch(becauseOf(`${api.url}/packs/${pack}/${name}`));
  expect(answer.status).toBe(200);
  return readPdf(folder, new Uint8Array(await answer.arrayBuffer()));
}
const archive = async (): Promise<Head[]> => (await api.ask<{ reportPacks: { rows: Head[] } }>('{ reportPacks(input: { template: "rectification", words: "" }) { rows { id template title { zh en } dataVersion } } }')).data?.reportPacks.rows ?? [];
const bare = (text: string): string => text.replaceAll(/\s/gu, '');

let sent: Request;
it('is sealed once it is sent, not before, and once only', async () => {
  const { id } = held(await draft());
  expect(await seal(id)).toBe('WRONG_STATE');
  held(await bring(id, 1, { state: 'sent', on: '2026-04-02' }));
  sent = held(await seal(id));
  expect(sent.history.map(({ kind }) => kind)).toEqual(['drafted', 'sent', 'sealed']);
  expect(sent.pack).not.toBeNull();
  expect(held(await seal(id))).toEqual(sent);
  expect(await archive()).toMatchObject([{ id: sent.pack, template: 'rectification', title: { zh: expect.stringContaining('溯源整改建议') as string, en: expect.stringContaining('Request to put right') as string } }]);
});

it('re-derives: its seal, its files and every number of it hold', async () => {
  const check = await green(sent.pack ?? '');
  expect(check.files.map(({ lacking, name }) => [name, lacking])).toEqual(['zh.pdf', 'zh.docx', 'en.pdf', 'en.docx'].map((name) => [`rectification-2026-04.${name}`, []]));
  expect(check).toMatchObject({ isIntact: true, isOurs: true, isGreen: true, differing: [], notDerived: null });
  // A value and an n of each of three numbers.
  expect(check.compared).toBe(6);
});

it.each(['zh', 'en'] as const)('tells in its PDF (%s) what a recount of the file tells, what is asked and until when', async (language) => {
  const { links, missing, text } = await fileOf(sent.pack ?? '', language);
  const words = bare(text);
  const rate = `${((counted.settled / counted.ended) * 100).toFixed(1)}%`;
  const rows = { zh: [['调解成功率（实质口径）', rate, counted.ended], ['分派至首次联系（中位数）', `${String(counted.median)}天`, counted.contacts], ['收案量', `${String(counted.received)}件`, counted.received]], en: [['Settlement rate (merits)', rate, counted.ended], ['Assignment to first contact (median)', `${String(counted.median)} days`, counted.contacts], ['Intake', String(counted.received), counted.received]] } as const;
  const span = language === 'zh' ? '2025年4月至2026年3月' : 'Apr 2025 to Mar 2026';
  for (const [label, value, n] of rows[language]) {
    const at = words.indexOf(bare(label));
    expect([label, at >= 0]).toEqual([label, true]);
    expect([label, words.slice(at).startsWith(bare(`${label}${language === 'zh' ? '本机构该类案件' : 'Your cases of the type'}${span}${value}`)), words.slice(at, at + 200).includes(String(n))]).toEqual([label, true, true]);
  }
  for (const line of ASKS.split('\n')) expect(words).toContain(bare(line));
  expect(words).toContain(bare(sent.number));
  expect(words).toContain(bare(language === 'zh' ? '请于2026年12月31日前（含当日）书面答复' : 'Please answer in writing by 31 Dec 2026'));
  expect(words).toContain(bare(language === 'zh' ? '数字说明情况，不说明原因' : 'They tell what is so, not why'));
  expect(missing).toEqual([]);
  expect(links.length === 0 || links.every((link) => link.includes('/number?'))).toBe(true);
});

it('stays as it was sent when the data are restated and when it is answered', async () => {
  const [head = '', ...rows] = stuckCases().trim().split('\n');
  const [at, to] = ['subtype', 'outcome'].map((name) => head.split(',').indexOf(name));
  const restated = rows.map((row) => row.split(',')).filter((row) => row[at ?? 0] === STUCK && row[to ?? 0] === 'U1').map((row) => row.map((value, i) => (i === to ? 'S2' : value)).join(','));
  expect(restated.length).toBeGreaterThan(100);
  const file = join(folder, 'restated.csv');
  await writeFile(file, [head, ...restated, ''].join('\n'));
  await api.load('canonical', file, 'stuck', AS_OF);
  expect(held(await bring(sent.id, sent.revision, { state: 'answered', text: '已调整告知方式', on: '2026-04-10', file: '整改报告.pdf' }))).toMatchObject({ state: 'answered', pack: sent.pack });
  expect(await green(sent.pack ?? '')).toMatchObject({ isGreen: true, differing: [] });
  const rate = `${((counted.settled / counted.ended) * 100).toFixed(1)}%`;
  expect(bare((await fileOf(sent.pack ?? '', 'zh')).text)).toContain(rate);
});

it('is for those who see every case of the institution, whoever sealed it', async () => {
  api.viewer = of(BANK);
  expect((await archive()).map(({ id }) => id)).toEqual([sent.pack]);
  expect(await green(sent.pack ?? '')).toMatchObject({ isGreen: true });
  api.viewer = of('BANK-Y');
  expect(await archive()).toEqual([]);
  expect(await verified(sent.pack ?? '')).toBe('NO_SUCH_PACK');
  expect(await seal(sent.id)).toBe('NO_SUCH_REQUEST');
});

it('cannot be made as a report that is about no request', async () => {
  const { data } = await api.ask<{ reportTemplates: { id: string; isOfLetter: boolean }[] }>('{ reportTemplates { id isOfLetter } }');
  expect(data?.reportTemplates.filter(({ isOfLetter }) => isOfLetter).map(({ id }) => id)).toEqual(['rectification']);
  const refused = await api.ask('mutation { publishPack(input: { dataset: "stuck", template: "rectification", period: "2026-04", formats: [pdf], languages: [zh] }) { id } }');
  expect(refused.errors?.[0]?.extensions.code).toBe('BAD_INPUT');
});
