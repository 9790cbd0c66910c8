import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from '../api.js';
import { packQuestions, type Check } from '../packs/pack-questions.js';
import { codeOf, held, meetingQuestions, type ToldMeeting } from './meeting-questions.js';

let api: Api;
let folder = '';
const ask = meetingQuestions(() => api);
const { verified } = packQuestions(() => api);

/** Of January: forty closed, thirty of them settled, half of all at each bank. */
const CASES = Array.from({ length: 40 }, (_, i) => `C${String(i)},2026-01-0${String(1 + (i % 9))},2026-01-2${String(i % 9)},${i % 4 === 0 ? 'U1' : 'S2'},${i % 2 === 0 ? 'BANK-X' : 'BANK-Y'}`);

async function load(name: string, rows: readonly string[]): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, ['case_id,received_on,closed_on,outcome,institution', ...rows, ''].join('\n'));
  await api.load('canonical', file, 'centre');
}
const green = async (meeting: ToldMeeting, version: number): Promise<Check> => {
  const check = await verified(meeting.sealedMinutes[version - 1]?.pack ?? '');
  if (typeof check === 'string') throw new Error(check);
  return check;
};
interface Cell { readonly words: { readonly zh: string }; readonly number: number | null }
interface Block { readonly kind: string; readonly sentences?: readonly { readonly words: { readonly zh: string } }[]; readonly rows?: readonly { readonly cells: readonly Cell[] }[] }
/** What was sealed, section by section. */
async function sealed(pack: string): Promise<Record<string, readonly Block[]>> {
  const kept = await api.stores.operational.reportPacks.find(pack);
  const { document } = JSON.parse(kept?.body ?? '{}') as { readonly document: { readonly sections: readonly { readonly id: string; readonly blocks: readonly Block[] }[] } };
  return Object.fromEntries(document.sections.map(({ blocks, id }) => [id, blocks]));
}
const said = (blocks: readonly Block[] | undefined): string => (blocks ?? []).flatMap(({ sentences }) => sentences ?? []).map(({ words }) => words.zh).join('\n');

let meeting: ToldMeeting;
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-minutes-'));
  await load('cases.csv', [...CASES, 'END,2026-02-05,,,BANK-Y']);
  const { id: series } = await ask.series();
  const { id } = held(await ask.plan(series));
  held(await ask.state(id, '甲', 0, '甲行受理平稳。\n超期 2 件，均已催办。'));
  held(await ask.open(id));
  held(await ask.decide(id, 'area:甲', '甲行每周报送超期清单，电话13812345678', { mentions: ['甲', '主持'] }));
  held(await ask.close(id));
  meeting = held(await ask.seal(id));
}, 300_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

it('are sealed as a pack of the frozen data that re-derives, and say what was found, said and decided', async () => {
  expect(meeting.sealedMinutes).toMatchObject([{ version: 1 }]);
  const check = await green(meeting, 1);
  expect(check.files.flatMap(({ lacking }) => lacking)).toEqual([]);
  expect(check).toMatchObject({ isIntact: true, isOurs: true, isGreen: true, differing: [], notDerived: null });
  expect(check.files.map(({ name }) => name)).toEqual(['minutes-2026-01.zh.pdf', 'minutes-2026-01.zh.docx', 'minutes-2026-01.en.pdf', 'minutes-2026-01.en.docx']);
  expect(check.compared).toBeGreaterThan(10);
  const { agenda, areas, decisions, meeting: head } = await sealed(meeting.sealedMinutes[0]?.pack ?? '');
  expect(said(head)).toContain('会议：一月质量审核会（2026年1月）。');
  expect(said(head)).toContain('载入 #1');
  expect(said(decisions)).toContain('1. 条线汇报：甲：甲行每周报送超期清单，电话');
  expect(said(decisions)).not.toContain('13812345678');
  expect(said(decisions)).toContain('相关人：甲、主持');
  expect(said(areas)).toContain('甲的说明：甲行受理平稳。\n超期 2 件，均已催办。');
  expect(said(areas)).toContain('乙没有提交说明。');
  expect(agenda?.[0]?.rows?.map(({ cells }) => cells[2]?.words.zh)).toEqual(meeting.agenda.map(({ title }) => title.zh));
  // Of the bank whose cases have even numbers, every second one of twenty was not settled.
  expect(areas?.[0]?.rows?.[0]?.cells[1]).toMatchObject({ number: 0.5 });
});

it('stay as they were sealed when the data are restated, and when the meeting is opened again they become a second version', async () => {
  await load('restated.csv', ['C0,2026-01-01,2026-01-20,S2,BANK-X', 'C4,2026-01-05,2026-01-24,S2,BANK-X']);
  expect(await green(meeting, 1)).toMatchObject({ isGreen: true });
  expect(await ask.one(meeting.id)).toMatchObject({ hasMoved: true, dataVersion: 1 });

  expect(codeOf(await ask.decide(meeting.id, 'decisions', '补充'))).toBe('WRONG_STATE');
  held(await ask.reopen(meeting.id, '补充一项决议'));
  expect(codeOf(await ask.seal(meeting.id))).toBe('WRONG_STATE');
  held(await ask.decide(meeting.id, 'decisions', '补充：乙行同样报送'));
  held(await ask.close(meeting.id));
  const again = held(await ask.seal(meeting.id));
  expect(again.sealedMinutes).toMatchObject([{ version: 1, pack: meeting.sealedMinutes[0]?.pack }, { version: 2 }]);
  // Sealed once more, the same stands.
  expect(held(await ask.seal(meeting.id)).sealedMinutes).toHaveLength(2);
  const [first, second] = await Promise.all(again.sealedMinutes.map(({ pack }) => sealed(pack)));
  expect(said(first?.['decisions'])).not.toContain('补充');
  expect(said(second?.['decisions'])).toContain('补充：乙行同样报送');
  expect(said(second?.['meeting'])).toContain('补充一项决议');
  // Both tell the numbers that were frozen.
  expect(second?.['areas']?.[0]?.rows?.[0]?.cells[1]).toMatchObject({ number: 0.5 });
  for (const version of [1, 2]) expect(await green(again, version)).toMatchObject({ isGreen: true, differing: [] });
});

it('cannot be made as a report without a meeting', async () => {
  const { data, errors } = await api.ask<{ reportTemplates: { id: string; isOfMeeting: boolean }[] }>('{ reportTemplates { id isOfMeeting } }');
  expect(errors).toBeUndefined();
  expect(data?.reportTemplates.filter(({ isOfMeeting }) => isOfMeeting).map(({ id }) => id)).toEqual(['minutes']);
  const refused = await api.ask('mutation { publishPack(input: { dataset: "centre", template: "minutes", period: "2026-01", formats: [pdf], languages: [zh] }) { id } }');
  expect(refused.errors?.[0]?.extensions.code).toBe('BAD_INPUT');
});
