import { reactive, ref, shallowReactive } from 'vue';
import { Unanswered, useAsk } from '../../../../graphql/actions.js';
import type { Failure } from '../../../../graphql/failure.js';
import { CASES } from '../../../../graphql/cases.js';
import { BREAKDOWN, SERIES } from '../../../../graphql/measures.js';
import { ANNOTATIONS } from '../../../../graphql/pages/annotations.js';
import type { MetricDefinition } from '../../../../measure/measure.js';
import { EXCELLENT_CASES } from '../../../excellent/questions.js';
import type { Item, Meeting } from '../../meeting.js';
import { partOf, questionsOf } from './bundle.js';
import type { Page } from './bundle.js';
import { forgetAllBut, keep, keptUnder } from './kept.js';

/** So many pages are asked for at a time. */
const AT_ONCE = 3;
const NO_NUMBER: Page = { series: null, breakdown: null, cases: null, annotations: [], stories: [] };

/** Pages of a presentation: all are asked for when it is opened and held from then on, in memory and by the browser, under who asks and which data they are of. */
export function useKeptPages(who: string, metrics: ReadonlyMap<string, MetricDefinition>, mayDrill: boolean) {
  const ask = useAsk();
  const pages = shallowReactive(new Map<string, Page>());
  const failures = reactive(new Map<string, Failure>());
  const isAsking = ref(false);

  async function pageOf(meeting: Meeting, item: Item): Promise<Page> {
    const { dataset } = meeting;
    if (item.kind === 'excellent') return { ...NO_NUMBER, stories: (await ask(EXCELLENT_CASES, { dataset })).excellentCases.filter(({ phase }) => phase === 'published') };
    const definition = item.link ? metrics.get(item.link.metric) : undefined;
    const asked = questionsOf(meeting, item, definition === undefined ? 'numerator' : partOf(definition), mayDrill);
    if (asked === null) return NO_NUMBER;
    const [series, breakdown, cases, happened] = await Promise.all([ask(SERIES, asked.series), asked.breakdown === null ? null : ask(BREAKDOWN, asked.breakdown), asked.cases === null ? null : ask(CASES, asked.cases), ask(ANNOTATIONS, { dataset })]);
    return { ...NO_NUMBER, series: series.series[0] ?? null, breakdown: breakdown?.breakdown ?? null, cases: cases?.cases ?? null, annotations: happened.annotations };
  }
  const prefixOf = (meeting: Meeting): string => `${who}|${meeting.id}|${String(meeting.dataVersion)}|`;

  async function fetchOne(meeting: Meeting, item: Item): Promise<void> {
    const name = `${prefixOf(meeting)}${item.id}`;
    failures.delete(item.id);
    try {
      const page = await pageOf(meeting, item);
      pages.set(item.id, page);
      await keep(name, page);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      const kept = error.failure.code === 'NETWORK' ? await keptUnder(name) : undefined;
      if (kept === undefined) failures.set(item.id, error.failure);
      else pages.set(item.id, kept as Page);
    }
  }
  /** Asks for all pages that are not held yet, `first` before the others. */
  async function fetchAll(meeting: Meeting, items: readonly Item[], first: string): Promise<void> {
    if (isAsking.value) return;
    isAsking.value = true;
    const left = items.filter(({ id }) => !pages.has(id)).toSorted((a, b) => Number(b.id === first) - Number(a.id === first));
    await forgetAllBut(prefixOf(meeting));
    const worker = async (): Promise<void> => { for (let item = left.shift(); item !== undefined; item = left.shift()) await fetchOne(meeting, item); };
    try { await Promise.all(Array.from({ length: AT_ONCE }, worker)); } finally { isAsking.value = false; }
  }
  return { pages, failures, fetchAll, fetchOne };
}
