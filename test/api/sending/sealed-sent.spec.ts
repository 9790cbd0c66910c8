import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { EVERY_RIGHT } from '@concord/server';
import { becauseOf } from '../api.js';
import { packQuestions } from '../packs/pack-questions.js';
import { codeOf } from '../people-questions.js';
import { pdfText, startSending, type SendingUnderTest } from './sending-api.js';

let sending: SendingUnderTest;
beforeAll(async () => { sending = await startSending(); });
afterAll(() => sending.close());
beforeEach(() => { sending.mail.taken.length = 0; });

const { asked, published } = packQuestions(() => sending.api);
const WORDS = '本期由质量管理部门撰写的说明。';
const NORTH = [{ dimension: 'region', values: ['N'] }];
const outside = (person: string, address: string, more: object = { isEverything: true }): object => ({ person, by: 'mail', address, ...more });
const ALL = { id: 'local', scope: 'all' as const };
/** Who seals sees no names: nobody outside may see a report by who sees them. */
const NAMELESS = { ...ALL, rights: new Set([...EVERY_RIGHT].filter((right) => right !== 'names')) };
const seal = (more: object = {}) => published({ dataset: 'worked', formats: ['pdf'], languages: ['zh'], ...more });
const digestOf = (bytes: Buffer | undefined): string => createHash('sha256').update(bytes ?? Buffer.alloc(0)).digest('hex');

async function written(revision: number, zh: string): Promise<void> {
  await asked('mutation ($words: [SectionWordsInput!]!, $revision: Int!) { saveReportDraft(dataset: "worked", template: "monthly", period: "2026-02", revision: $revision, words: $words) { revision } }', { revision, words: [{ section: 'overview', zh }] });
}

it('waits for the report of the period to be sealed, says so, and sends those very files with the words in them', async () => {
  const { id } = await sending.made({ sealed: 'wait', recipients: [outside('甲', 'a@bank.test'), outside('乙', 'b@bank.test', { scope: NORTH })] });
  const waiting = await sending.ran(id);
  expect(waiting).toMatchObject({ state: 'waiting', endedAt: null, dataVersion: null, tries: 1, result: { code: 'NOT_SEALED' } });
  expect(Date.parse(waiting.nextTryAt ?? '') - Date.now()).toBeGreaterThan(10 * 60_000);
  // Reports of another period, of other cases, by other filters or in other files are others.
  await seal({ period: '2026-01' });
  await seal({ filters: [{ dimension: 'region', values: ['N'] }] });
  await seal({ languages: ['en'] });
  sending.api.viewer = { id: 'north', scope: [{ dimension: 'region', values: ['N'] }], rights: EVERY_RIGHT };
  await seal();
  sending.api.viewer = ALL;
  await sending.again(waiting.id);
  expect(await sending.until(waiting.id, ({ nextTryAt }) => nextTryAt !== waiting.nextTryAt && nextTryAt !== null && Date.parse(nextTryAt) > Date.now() + 60_000)).toMatchObject({ state: 'waiting', result: { code: 'NOT_SEALED' }, tries: 1 });
  expect(sending.mail.taken.map(({ to }) => to[0])).toEqual([]);
  sending.api.viewer = NAMELESS;
  await written(0, WORDS);
  const pack = await seal();
  sending.api.viewer = ALL;
  // Data that come in afterwards change nothing of it.
  await sending.api.load('canonical', join(__dirname, '../../fixtures/worked-cases-later.csv'), 'worked');
  await sending.again(waiting.id);
  const run = await sending.until(waiting.id, ({ endedAt }) => endedAt !== null);
  // Whoever may not see all of it gets nothing of it.
  expect(run).toMatchObject({ state: 'attention', dataVersion: 1, deliveries: [{ state: 'sent' }, { state: 'no_scope', result: { code: 'SEALED_NOT_THEIRS' }, files: [] }] });
  expect(sending.mail.taken.map(({ to }) => to[0])).toEqual(['a@bank.test']);
  const [taken] = sending.mail.taken;
  const [attached] = taken?.mail.attachments ?? [];
  expect([digestOf(attached?.content), run.deliveries[0]?.files[0]?.digest]).toEqual([pack.files[0]?.digest, pack.files[0]?.digest]);
  expect(await pdfText(attached?.content ?? Buffer.alloc(0))).toContain(WORDS);
  expect(attached?.filename).toMatch(/^月度质效报告 2026年2月 E-[0-9A-F]{8}\.pdf$/u);
  expect(taken?.mail.text).toContain(pack.id);
  const file = await fetch(`${sending.api.url}${becauseOf(`/report-runs/${run.id}/0/${pack.files[0]?.digest ?? ''}`)}`);
  expect([file.status, digestOf(Buffer.from(await file.arrayBuffer()))]).toEqual([200, pack.files[0]?.digest]);
});

it('sends the sealed report to whoever may see it, and to others one made anew within what they may see, of the same data', async () => {
  const { id } = await sending.made({ sealed: 'else_made', recipients: [outside('甲', 'a@bank.test'), outside('乙', 'b@bank.test', { scope: NORTH })] });
  const sealed = await sending.ran(id);
  expect(sealed).toMatchObject({ state: 'done', deliveries: [{ state: 'sent' }, { state: 'sent' }] });
  const [mine, theirs] = await Promise.all(sending.mail.taken.map(({ mail }) => pdfText(mail.attachments[0]?.content ?? Buffer.alloc(0))));
  expect([mine?.includes(WORDS), theirs?.includes(WORDS), theirs?.includes('地区：N')]).toEqual([true, false, true]);
  // Both of one data version, though the data moved on since it was sealed.
  expect([sealed.dataVersion, theirs?.includes('数据版本1')]).toEqual([1, true]);
});

it('makes the report anew, without words, where none is sealed by then', async () => {
  const { id } = await sending.made({ sealed: 'else_made' });
  expect(await sending.ran(id, '2026-03')).toMatchObject({ state: 'done', deliveries: [{ state: 'sent', files: [{}] }] });
  expect(await pdfText(sending.mail.taken[0]?.mail.attachments[0]?.content ?? Buffer.alloc(0))).not.toContain(WORDS);
});

it('sends a report by whoever sees who the mediators are to nobody who may not', async () => {
  await seal({ period: '2026-03' });
  const { id } = await sending.made({ sealed: 'wait' });
  expect(await sending.ran(id, '2026-03')).toMatchObject({ state: 'attention', deliveries: [{ state: 'no_scope', result: { code: 'SEALED_NOT_THEIRS' } }] });
  expect(sending.mail.taken.map(({ to }) => to[0])).toEqual([]);
});

it('sends no sections of a sealed report, and nothing sealed unless that is chosen', async () => {
  expect(codeOf(await sending.save({ sealed: 'wait', recipients: [outside('甲', 'a@bank.test', { isEverything: true, sections: ['overview'] })] }))).toBe('SEALED_WHOLE');
  const { id } = await sending.made();
  await sending.ran(id);
  expect(await pdfText(sending.mail.taken[0]?.mail.attachments[0]?.content ?? Buffer.alloc(0))).not.toContain(WORDS);
});
