import { createHmac } from 'node:crypto';
import { loadFiles, parseProfile, type Profile } from '@concord/etl';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

const pseudonym = (name: string): string => createHmac('sha256', KEY).update(name).digest('hex').slice(0, 32);
const profile = (id: string, ...lines: readonly string[]): Profile => parseProfile([`id: ${id}`, 'dataset: people', `label: {zh: ${id}, en: ${id}}`, 'grain: row', ...lines].join('\n'));
const cases = profile('people-cases', 'columns:', '  case_id: {from: 编号}', '  received_on: {from: 收案}', '  mediator: {from: 调解员, pseudonym: true}');
const posts = profile('people-posts', 'into: mediator', 'columns:', '  mediator: {from: 姓名, pseudonym: true}', '  valid_from: {from: 起}', '  team: {from: 团队}', '  team_lead: {from: 负责人, pseudonym: true}');

it('keeps mediators and their leads as pseudonyms by which cases and posts still meet', async () => {
  await store.load(posts, '姓名,起,团队,负责人\n王 调解,2024-01-01,一组,赵组长\n', { dataset: 'people' });
  await store.load(cases, '编号,收案,调解员\nM-1,2024-02-01,王调解\nM-2,2024-02-01,\nM-3,no day,王调解\n', { dataset: 'people' });
  expect(await store.ask("SELECT case_id, mediator, team FROM concord.case_current WHERE dataset = 'people' ORDER BY case_id")).toEqual([['M-1', pseudonym('王调解'), '一组'], ['M-2', '', '']]);
  expect(await store.ask("SELECT fields['mediator'], fields['team_lead'] FROM concord.record_version WHERE dataset = 'people'")).toEqual([[pseudonym('王调解'), pseudonym('赵组长')]]);
  expect(JSON.stringify(await store.ask('SELECT * FROM concord.reject'))).not.toMatch(/王|赵/u);
});

it('needs the key, and says what it is not for', async () => {
  await expect(loadFiles(store.stores, { profile: cases, files: [await store.file('people.csv', '编号,收案,调解员\n')] })).rejects.toMatchObject({ code: 'NO_PSEUDONYM_KEY' });
  expect(() => profile('x', 'columns:', '  case_id: {from: a, pseudonym: true}', '  received_on: {from: b}')).toThrow(/PROFILE_INVALID.*pseudonym/u);
  expect(() => profile('x', 'columns:', '  case_id: {from: a}', '  received_on: {from: b}', '  mediator: {from: c, pseudonym: true, default: 无}')).toThrow(/PROFILE_INVALID.*pseudonymised/u);
});

it('takes no delimiter that cannot cut text', () => {
  const cut = (sign: string): Profile => profile('x', `format: {type: csv, delimiter: ${JSON.stringify(sign)}}`, 'columns:', '  case_id: {from: a}', '  received_on: {from: b}');
  for (const sign of ['，', '§', '¦', '||', '"', '\n', 'a', '1', '']) expect(() => cut(sign)).toThrow(/PROFILE_INVALID.*delimiter/u);
  for (const sign of [',', ';', '\t', '|', '~', '^', '\u0001', '\u001f']) expect(cut(sign).format).toEqual({ type: 'csv', delimiter: sign });
});
