import { readdirSync, readFileSync } from 'node:fs';
import { allChecks, allDimensions, allMetrics, checkById, dimensionById, memberLabel, metricById, UnknownIdError } from './catalogue.js';
import { CANONICAL_COLUMNS } from './canonical.js';
import { toldByClosedCases } from './metric.js';
import { FILLED_COLUMNS, REFERENCE_COLUMNS } from './record/effective-cases.js';
import { NEEDED_KNOWLEDGE } from '../queries/freshness.js';
import { roomPath } from './room.js';

const files = (folder: string, define: string) =>
  readdirSync(roomPath(folder)).filter((f) => f.endsWith('.ts') && readFileSync(roomPath(folder, f), 'utf8').includes(`${define}({`)).map((f) => f.replace('.ts', '')).sort();
const columns = new Set<string>([...CANONICAL_COLUMNS.map((c) => c.name), ...FILLED_COLUMNS, ...REFERENCE_COLUMNS, ...NEEDED_KNOWLEDGE.keys()]);

it('has one file a metric, a dimension and a check, named by id', () => {
  expect(allMetrics.map((m) => m.id)).toEqual(files('metrics', 'defineMetric'));
  expect(allDimensions.map((d) => d.id)).toEqual(files('dimensions', 'defineDimension'));
  expect(allChecks.map((c) => c.id)).toEqual(files('checks', 'defineCheck'));
});

it.each(allMetrics.map((m) => [m.id, m] as const))('%s is told in both languages and needs columns that exist', (_, metric) => {
  for (const text of [metric.label, metric.meaning, metric.source, metric.numeratorLabel]) {
    expect(text.zh).toMatch(/\p{Script=Han}/u);
    expect(text.en).not.toMatch(/\p{Script=Han}/u);
  }
  expect(metric.needs.filter((c) => !columns.has(c))).toEqual([]);
  expect((metric.alongside ?? []).map((id) => metricById(id).id)).toEqual(metric.alongside ?? []);
  expect(['ratio', 'quotient', 'balance', 'duration', 'stock_ratio', 'turnover', 'rate'].includes(metric.kind)).toBe(metric.denominatorLabel !== undefined);
});

it.each(allChecks.map((c) => [c.id, c] as const))('the check %s is told in both languages and looks at columns that exist', (id, check) => {
  for (const text of [check.label, check.meaning]) {
    expect(text.zh).toMatch(/\p{Script=Han}/u);
    expect(text.en).not.toMatch(/\p{Script=Han}/u);
  }
  expect(check.kind === 'share' ? check.parts.map(({ column }) => column).filter((column) => column !== '' && !columns.has(column)) : []).toEqual([]);
  expect(checkById(id)).toBe(check);
});

it('knows no id that no definition carries', () => {
  for (const id of ['', 'Intake', '__proto__', 'constructor', "intake' or 1=1 --"]) {
    expect(() => metricById(id)).toThrow(UnknownIdError);
    expect(() => dimensionById(id)).toThrow(UnknownIdError);
  }
});

it('words codes, words composite keys part by part, and lets unknown codes label themselves', () => {
  expect(memberLabel(dimensionById('business'), 'B03')).toEqual({ zh: '信用卡', en: 'Credit cards' });
  expect(memberLabel(dimensionById('business'), 'Mortgage')).toEqual({ zh: 'Mortgage', en: 'Mortgage' });
  expect(memberLabel(dimensionById('business'), 'constructor')).toEqual({ zh: 'constructor', en: 'constructor' });
  expect(memberLabel(dimensionById('issue'), 'B03||C12').zh).toMatch(/^信用卡 · /);
  expect(memberLabel(dimensionById('mediator'), '')).toEqual({ zh: '未填写', en: 'Not given' });
});

it('knows which metrics a source of closed cases only can tell', () => {
  expect(allMetrics.filter(toldByClosedCases).map((m) => m.id)).toEqual([
    'amount_agreed', 'amount_recovered', 'amount_waived', 'closings', 'closings_per_fte', 'consumer_favour_rate', 'cost_per_case', 'csat', 'csat_institution', 'csat_interviewed', 'default_within_90', 'instalment_rate', 'judicial_confirmation', 'last_day_share', 'litigation_after_failure',
    'litigation_after_settlement', 'lost_contact_share', 'nps', 'oral_agreement_share', 'performance_amount_rate', 'qa_pass_rate', 'reopen_rate', 'settlement_rate', 'settlement_rate_all', 'settlement_rate_first_session', 'settlement_rate_participating', 'survey_coverage', 'survey_response_rate', 'termination_share', 'time_to_first_default', 'voluntary_performance', 'weighted_closings_per_fte', 'without_enforcement_rate',
  ]);
});
