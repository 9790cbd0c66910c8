import { EVERY_RIGHT, type Right } from '@concord/server';
import { startApi, type Api } from './api.js';

let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(() => { api.viewer = { id: 'manager', scope: 'all', rights: EVERY_RIGHT }; });

interface Told { readonly id: string; readonly title: { readonly zh: string }; readonly isBuiltIn: boolean; readonly isChanged: boolean; readonly revision: number; readonly file: string; readonly original: string | null; readonly sections: readonly { readonly id: string }[] }
interface File { title: { zh: string; en: string }; id: string; sections: { id: string; title: { zh: string; en: string }; parts: unknown[]; filters?: unknown }[] }

const FIELDS = 'id title { zh } isBuiltIn isChanged revision file original sections { id }';
async function asked<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data | string> {
  const { data, errors } = await api.ask<Data>(query, variables);
  return errors?.[0]?.extensions.code ?? (data as Data);
}
async function list(): Promise<readonly Told[]> {
  const told = await asked<{ readonly reportTemplates: readonly Told[] }>(`{ reportTemplates { ${FIELDS} } }`);
  if (typeof told === 'string') throw new Error(told);
  return told.reportTemplates;
}
const one = async (id: string): Promise<Told | undefined> => (await list()).find((template) => template.id === id);
const save = async (file: string, revision: number): Promise<string | { readonly saveReportTemplate: Told }> => asked(`mutation ($file: String!, $revision: Int!) { saveReportTemplate(file: $file, revision: $revision) { ${FIELDS} } }`, { file, revision });
const remove = (id: string, revision: number) => asked('mutation ($id: ID!, $revision: Int!) { removeReportTemplate(id: $id, revision: $revision) }', { id, revision });
const monthly = async (): Promise<File> => JSON.parse((await one('monthly'))?.file ?? '') as File;

it('gives a template as a file that is read again line for line, and refuses what is none, saying where', async () => {
  const told = await one('monthly');
  expect([told?.isBuiltIn, told?.isChanged, told?.revision, told?.original === told?.file]).toEqual([true, false, 0, true]);
  const file = await monthly();
  expect(`${JSON.stringify(file, null, 2)}\n`).toBe(told?.file);
  const broken = async (change: (copy: File) => void): Promise<string> => { const copy = structuredClone(file); change(copy); const { errors } = await api.ask('mutation ($file: String!) { saveReportTemplate(file: $file, revision: 0) { id } }', { file: JSON.stringify(copy) }); return `${errors?.[0]?.extensions.code ?? ''} ${errors?.[0]?.message ?? ''}`; };
  expect(await broken((copy) => { copy.id = '../etc'; })).toMatch(/^TEMPLATE_INVALID .*id:/u);
  expect(await broken((copy) => { copy.sections[0]?.parts.push({ kind: 'sql', text: 'SELECT 1' }); })).toMatch(/^TEMPLATE_INVALID .*sections\.0\.parts/u);
  expect(await broken((copy) => { if (copy.sections[1] !== undefined) copy.sections[1].id = copy.sections[0]?.id ?? ''; })).toMatch(/^TEMPLATE_INVALID .*twice/u);
  expect(await broken((copy) => { copy.sections = []; })).toMatch(/^TEMPLATE_INVALID/u);
  expect(await broken((copy) => { (copy.sections[0] ?? { filters: null }).filters = [{ dimension: 'nobody', values: ['x'] }]; })).toMatch(/^TEMPLATE_INVALID .*filters/u);
  expect([await save('{', 0), await save('null', 0), await save(`"${'x'.repeat(50_001)}"`, 0)]).toEqual(['TEMPLATE_NOT_JSON', 'TEMPLATE_INVALID', 'TEMPLATE_TOO_LARGE']);
  expect((await list()).every(({ isChanged }) => !isChanged)).toBe(true);
});

it('lets managers make one of the product their own, keeps every revision, and gives the original back', async () => {
  const file = await monthly();
  file.title.zh = '本行月度报告 13800138000';
  file.sections = [...file.sections.slice(2), ...file.sections.slice(0, 2)];
  const saved = await save(JSON.stringify(file), 0);
  expect(saved).toMatchObject({ saveReportTemplate: { id: 'monthly', isBuiltIn: true, isChanged: true, revision: 1 } });
  const told = await one('monthly');
  // What tells who somebody is goes out of what people write.
  expect(told?.title.zh).not.toContain('13800138000');
  expect(told?.sections.map(({ id }) => id)).toEqual(file.sections.map(({ id }) => id));
  expect(told?.original).not.toBe(told?.file);
  expect(await save(JSON.stringify({ ...file, title: { zh: '别人的', en: 'theirs' } }), 0)).toBe('TEMPLATE_CHANGED');
  expect([await remove('monthly', 7), await remove('monthly', 1), await remove('monthly', 2), await remove('none', 0)]).toEqual(['TEMPLATE_CHANGED', { removeReportTemplate: true }, 'NO_SUCH_TEMPLATE', 'NO_SUCH_TEMPLATE']);
  expect(await one('monthly')).toMatchObject({ isChanged: false, title: { zh: '月度质效报告' } });
  // Whoever begins anew is in nobody's way.
  expect(await save(JSON.stringify(file), 0)).toMatchObject({ saveReportTemplate: { revision: 3 } });
  const revisions = await asked<{ readonly reportTemplateRevisions: readonly { readonly revision: number; readonly isRemoved: boolean; readonly file: string }[] }>('{ reportTemplateRevisions(id: "monthly") { revision isRemoved file } }');
  expect(typeof revisions === 'string' ? revisions : revisions.reportTemplateRevisions.map(({ file: text, isRemoved, revision }) => [revision, isRemoved, text === ''])).toEqual([[3, false, false], [2, true, true], [1, false, false]]);
  await remove('monthly', 3);
});

it('keeps templates of one’s own beside them, for those who may define', async () => {
  const file = { ...(await monthly()), id: 'branch-monthly', title: { zh: '分行月报', en: 'Branch monthly' } };
  file.sections = file.sections.slice(0, 1);
  api.viewer = { id: 'analyst', scope: 'all', rights: new Set<Right>(['view', 'export']) };
  expect(await save(JSON.stringify(file), 0)).toBe('FORBIDDEN');
  api.viewer = { id: 'manager', scope: 'all', rights: EVERY_RIGHT };
  expect(await save(JSON.stringify(file), 0)).toMatchObject({ saveReportTemplate: { id: 'branch-monthly', isBuiltIn: false, original: null } });
  expect((await list()).at(-1)?.id).toBe('branch-monthly');
  await remove('branch-monthly', 1);
  expect(await one('branch-monthly')).toBeUndefined();
});
