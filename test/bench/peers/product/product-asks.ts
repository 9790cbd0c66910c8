import type { Asked } from '../../asker.js';
import { inOneOrder, type Answer } from '../answer.js';
import { BUSINESSES, CLOSED, LISTED, LISTED_BUSINESS, RANKED, SPANS, tilesIn, type QuestionId } from '../questions.js';
import { CLICKHOUSE } from '../plain.js';

interface Value { readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null; readonly n: number; readonly p90: number | null; readonly sum: number | null }
interface Point { readonly from: string; readonly value: Value }

/** What the product answers with, to one of these questions or another. */
export interface ProductData {
  readonly total?: readonly { readonly value: Value }[];
  readonly series?: readonly { readonly metric: string; readonly member: { readonly key: string; readonly isOther: boolean } | null; readonly points: readonly Point[] }[];
  readonly breakdown?: { readonly rows: readonly { readonly member: { readonly key: string; readonly isOther: boolean }; readonly value: Value }[] };
  readonly cases?: {
    readonly total: number;
    readonly rows: readonly {
      readonly caseId: string; readonly receivedOn: string; readonly closedOn: string | null; readonly amountAgreed: number | null;
      readonly outcome: { readonly key: string }; readonly issue: { readonly key: string }; readonly mediator: { readonly key: string };
    }[];
  };
}

const FIELDS = 'value { value numerator denominator n p90 sum }';
const TOTAL = `query($input: TotalInput!) { total(input: $input) { ${FIELDS} } }`;
const SERIES = `query($input: SeriesInput!) { series(input: $input) { metric member { key isOther } points { from ${FIELDS} } } }`;
const BREAKDOWN = `query($input: BreakdownInput!) { breakdown(input: $input) { rows { member { key isOther } ${FIELDS} } } }`;
const CASES = 'query($input: CasesInput!) { cases(input: $input) { total rows { caseId receivedOn closedOn amountAgreed outcome { key } issue { key } mediator { key } } } }';

/** More members than there are, so that none is put under 其他. */
const ALL_MEMBERS = 20;

/** A question as the product is asked it, over GraphQL: what is compared, and no field more. */
export function productAsks(question: QuestionId, round: number): Asked {
  const input = { dataset: 'demo', range: SPANS[question](round) };
  const filter = (dimension: string, values: readonly string[]) => ({ filters: [{ dimension, values }] });
  switch (question) {
    case 'total': return { query: TOTAL, variables: { input: { ...input, ...filter('business', BUSINESSES), metrics: ['settlement_rate'] } } };
    case 'trend': return { query: SERIES, variables: { input: { ...input, metrics: ['settlement_rate'], split: 'business', top: ALL_MEMBERS } } };
    case 'tiles': return { query: SERIES, variables: { input: { ...input, metrics: tilesIn(CLICKHOUSE, '').map(({ metric }) => metric) } } };
    case 'ranking': return { query: BREAKDOWN, variables: { input: { ...input, metric: 'settlement_rate', dimension: 'mediator', top: RANKED } } };
    case 'list': return { query: CASES, variables: { input: { ...input, ...filter('business', [LISTED_BUSINESS]), metric: 'settlement_rate', part: 'numerator', first: LISTED } } };
    case 'days': return { query: SERIES, variables: { input: { ...input, ...filter('outcome', CLOSED), metrics: ['time_to_resolution'] } } };
  }
}

const month = ({ from }: Point): string => from.slice(0, 7);
const rateOf = ({ numerator, denominator }: Value): (number | null)[] => [numerator, denominator];

/** The parts of a tile, as many as it has: a count; numerator and denominator; of money median, P90 and sum. */
const PARTS: readonly ((value: Value) => (number | null)[])[] = [() => [], ({ numerator }) => [numerator], rateOf, ({ value, p90, sum }) => [value, p90, sum]];

/** Medians of days come from Kaplan–Meier curves; where no case is still open they are plain quantiles: the first day by which half had ended. */
export function productAnswer(question: QuestionId, { total = [], series = [], breakdown, cases }: ProductData): Answer {
  switch (question) {
    case 'total': return total.map(({ value }) => rateOf(value));
    case 'trend': return inOneOrder(series.flatMap(({ member, points }) => points.filter(({ value }) => value.denominator !== null && value.denominator > 0).map((point) => [month(point), member?.isOther === false ? member.key : '其他', ...rateOf(point.value)])));
    case 'tiles': return inOneOrder(tilesIn(CLICKHOUSE, '').flatMap(({ metric, parts }) => (series.find((one) => one.metric === metric)?.points ?? []).flatMap((point) => {
      const told = PARTS[parts.length]?.(point.value) ?? [];
      return told.some((part) => part !== null && part !== 0) ? [[metric, month(point), ...told]] : [];
    })));
    case 'ranking': return (breakdown?.rows ?? []).filter(({ member }) => !member.isOther).map(({ member, value }) => [member.key, ...rateOf(value)]);
    case 'list': return [[cases?.total ?? null], ...(cases?.rows ?? []).map((row) => [row.caseId, row.receivedOn, row.closedOn, row.outcome.key, row.issue.key, row.mediator.key, row.amountAgreed])];
    case 'days': return inOneOrder((series[0]?.points ?? []).filter(({ value }) => value.n > 0).map((point) => [month(point), point.value.n, point.value.value, point.value.p90]));
  }
}
