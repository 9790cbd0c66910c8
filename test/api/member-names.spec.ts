import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

interface Label { readonly zh: string; readonly en: string }

let api: Api;
let folder = '';
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'concord-names-'));
  await load('canonical', 'case_id,received_on,closed_on,outcome,business,subtype,cause,product,organisation', 'N-1,2026-01-05,2026-02-01,S2,B03,B03-01,C01,P-OLD,ORG-1', 'N-2,2026-01-06,,,B03,B03-01,C02,P-1,ORG-1', 'N-3,2026-01-07,,,BX,,,P-1,');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

async function load(profile: string, ...lines: readonly string[]): Promise<number> {
  const file = join(folder, `${profile}.csv`);
  await writeFile(file, [...lines, ''].join('\n'));
  return (await api.load(profile, file, 'named')).loadNo;
}

const range = { from: '2026-01-01', to: '2026-01-31' };
async function breakdown(dimension: string, asOfLoad?: number): Promise<Record<string, Label>> {
  const { data, errors } = await api.ask<{ breakdown: { rows: { member: { key: string; label: Label } }[] } }>(
    'query ($input: BreakdownInput!) { breakdown(input: $input) { rows { member { key label { zh en } } } } }', { input: { dataset: 'named', metric: 'intake', dimension, range, top: 10, ...(asOfLoad === undefined ? {} : { asOfLoad }) } });
  expect(errors).toBeUndefined();
  return Object.fromEntries((data?.breakdown.rows ?? []).map(({ member: { key, label } }) => [key, label]));
}
async function values(dimension: string, search = ''): Promise<readonly string[]> {
  const { data } = await api.ask<{ filterValues: { values: { label: Label }[] } }>(`{ filterValues(dataset: "named", dimension: ${dimension}, limit: 10, search: "${search}") { values { label { zh } } } }`);
  return (data?.filterValues.values ?? []).map(({ label }) => label.zh).sort();
}

const TAXONOMY = 'scheme,version,code,name_zh,name_en';

it('calls members as the reference data in force do, everywhere, and as they did then', async () => {
  expect(await breakdown('business')).toMatchObject({ B03: { zh: '信用卡' }, BX: { zh: 'BX' } });
  const first = await load('taxonomy', TAXONOMY, 'business,2025,BX,数字人民币,Digital yuan', 'business,2025,B03,银行卡—信用卡,', 'cause,2025,C01,服务,Service', 'product,2025,P-1,白金卡,Platinum card');
  await load('organisation', 'organisation,valid_from,valid_to,name_zh,name_en', 'ORG-1,2020-01-01,2025-12-31,旧名调解中心,Old', 'ORG-1,2026-01-01,,新名调解中心,New');
  expect(await breakdown('business')).toMatchObject({ BX: { zh: '数字人民币', en: 'Digital yuan' }, B03: { zh: '银行卡—信用卡', en: '银行卡—信用卡' } });
  expect((await breakdown('issue'))['B03|B03-01|C01']?.zh).toMatch(/^银行卡—信用卡 · .* · 服务$/u);
  expect((await breakdown('organisation'))['ORG-1']).toEqual({ zh: '新名调解中心', en: 'New' });
  expect(await values('business', '数字')).toEqual(['数字人民币']);
  // A newer edition renames a code; an older load keeps its name.
  await load('taxonomy', TAXONOMY, 'business,2026,BX,数字货币,Digital currency');
  expect((await breakdown('business'))['BX']).toEqual({ zh: '数字货币', en: 'Digital currency' });
  expect((await breakdown('business', first))['BX']).toEqual({ zh: '数字人民币', en: 'Digital yuan' });
  expect((await breakdown('business', first - 1))['BX']).toEqual({ zh: 'BX', en: 'BX' });
});

it('names codes of one case, of lists of cases and of what was restated', async () => {
  const one = await api.ask<{ case: { fields: { column: string; word: Label | null }[] } }>('{ case(dataset: "named", source: "canonical", caseId: "N-3") { fields { column word { zh } } } }');
  expect(one.data?.case.fields.find(({ column }) => column === 'business')?.word).toEqual({ zh: '数字货币' });
  const list = await api.ask<{ cases: { rows: { issue: { label: Label } }[] } }>('query ($input: CasesInput!) { cases(input: $input) { rows { issue { label { zh } } organisation { label { zh } } } } }', { input: { dataset: 'named', metric: 'intake', part: 'numerator', range } });
  expect(list.data?.cases.rows.map(({ issue }) => issue.label.zh)).toEqual(expect.arrayContaining(['数字货币']));
  expect(JSON.stringify(list.data)).toContain('新名调解中心');
});

it('calls a time limit of one\'s own by its name, never by that of the built-in rule whose place it took', async () => {
  const before = (await load('sla-rule', 'rule,valid_from,limit_days,unit,start_event,end_event', 'complaint,2020-01-01,20,calendar,received_on,closed_on'));
  expect(await breakdown('due_rule')).toEqual({ complaint: { zh: 'complaint（自有规则）', en: 'complaint (own rule)' } });
  await load('sla-rule', 'rule,valid_from,limit_days,unit,start_event,end_event,name_zh', 'complaint,2020-01-01,20,calendar,received_on,closed_on,本中心 20 日');
  expect(await breakdown('due_rule')).toEqual({ complaint: { zh: '本中心 20 日', en: '本中心 20 日' } });
  expect((await breakdown('due_rule', before))['complaint']?.zh).toBe('complaint（自有规则）');
  const { data } = await api.ask<{ limitRules: { rules: { rule: string; label: Label; isBuiltIn: boolean; isReplaced: boolean }[] } }>('{ limitRules(dataset: "named") { rules { rule label { zh en } isBuiltIn isReplaced } } }');
  expect(data?.limitRules.rules.filter(({ rule }) => rule === 'complaint')).toEqual([
    { rule: 'complaint', label: { zh: '本中心 20 日', en: '本中心 20 日' }, isBuiltIn: false, isReplaced: false },
    { rule: 'complaint', label: { zh: '转办投诉 15 日', en: 'Forwarded complaint, 15 days' }, isBuiltIn: true, isReplaced: true },
  ]);
});

it('leaves other datasets as they are', async () => {
  const file = join(folder, 'other.csv');
  await writeFile(file, 'case_id,received_on,business\nO-1,2026-01-05,BX\n');
  await api.load('canonical', file, 'other');
  const { data } = await api.ask<{ filterValues: { values: { label: Label }[] } }>('{ filterValues(dataset: "other", dimension: business, limit: 10, search: "") { values { label { zh } } } }');
  expect(data?.filterValues.values).toEqual([{ label: { zh: 'BX' } }]);
});
