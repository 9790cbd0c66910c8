import { toneOf } from '../../../measure/control.js';
import type { Tone } from '../../../measure/control.js';
import { drawable, measureText } from '../../../measure/measure.js';
import type { MetricDefinition, MetricValue } from '../../../measure/measure.js';
import type { NumberOf } from '../../../measure/number-link.js';
import { axisOf } from '../../../chart/prepare/trend.js';
import { figures, words } from '../../../chart/table.js';
import type { ChartTable } from '../../../chart/table.js';
import type { MetricId, Variation } from '../../../graphql/gen/graphql.js';
import { percentAxisText, percentText } from '../../../text/format.js';
import type { Wording } from '../../../text/wording.js';
import { cellText, intervalOf } from '../../metric/breakdown.js';
import type { Interval } from '../../../table/interval-bar.js';

/** A metric over the period, and how its latest month stands. */
export interface Measured {
  readonly metric: MetricId;
  readonly total: MetricValue;
  readonly control: { readonly latest: string | null; readonly variation: Variation | null } | null;
}

/** A share as a dot with its interval, in words. */
export interface DotLine {
  readonly id: MetricId;
  readonly number: NumberOf;
  readonly label: string;
  readonly meaning: string;
  readonly value: string;
  readonly fraction: string;
  readonly interval: Interval;
  readonly intervalText: string;
  /** How much of the cohort has its outcome, where that is not all of it. */
  readonly known: string;
  readonly state: { readonly tone: Tone; readonly text: string } | null;
  /** Fewer than thirty, or not mature. */
  readonly weak: boolean;
}

/** Dots on one axis, which may be cut. */
export interface Dots {
  readonly lines: readonly DotLine[];
  readonly axis: { readonly min: number; readonly max: number; readonly ticks: readonly number[]; readonly cut: boolean };
}

/** The metrics listed, in the order of the list, on one axis. */
export function dotsOf(list: readonly MetricId[], measured: readonly Measured[], definitions: ReadonlyMap<MetricId, MetricDefinition>, wording: Wording): Dots {
  const { t, locale, name } = wording;
  const found = list.flatMap((id) => {
    const [one, definition] = [measured.find(({ metric }) => metric === id), definitions.get(id)];
    return one === undefined || definition === undefined ? [] : [{ one, definition }];
  });
  const lines = found.map(({ one: { total, control }, definition }): DotLine => {
    const text = measureText(total, definition, locale);
    const variation = control?.variation ?? null;
    return {
      id: definition.id, number: { metric: definition.id, value: total }, label: name(definition.label), meaning: name(definition.meaning), value: cellText(total, definition, wording), fraction: text.fraction ?? '', interval: intervalOf(total, definition, null),
      intervalText: text.interval ?? '', known: total.maturity < 1 ? percentText(total.maturity, locale) : '', state: variation === null ? null : { tone: toneOf(variation), text: t(`spc.${toneOf(variation)}`) },
      weak: text.caveat !== null,
    };
  });
  const ends = found.flatMap(({ one: { total }, definition }) => (drawable(total, definition) === null ? [] : [total.value, total.ciLow, total.ciHigh])).filter((end) => end !== null);
  const { min, max, interval, cut } = axisOf(ends, { kind: 'ratio' });
  const top = Math.max(max, ...ends);
  return { lines, axis: { min, max: top, cut, ticks: Array.from({ length: Math.floor((top - min) / interval + 1e-9) + 1 }, (_, i) => min + i * interval) } };
}

/** The tick as a whole per cent. */
export const tickText = (share: number, { locale }: Pick<Wording, 'locale'>): string => percentAxisText(share, locale);

/** The dots as a table. */
export function dotsTable({ lines }: Dots, head: string, state: string, known: string, { t }: Wording): ChartTable {
  return {
    columns: [words('name', head), figures('value', t('measure.value')), figures('interval', t('measure.intervalHead')), figures('fraction', `${t('measure.numerator')}/${t('measure.denominator')}`), figures('known', known), words('state', state)],
    rows: lines.map((line) => [line.label, line.value, line.intervalText === '' ? '—' : line.intervalText, line.fraction, line.known === '' ? '100%' : line.known, line.state?.text ?? t('spc.notJudged')]),
    numbers: { value: lines.map(({ number }) => number) },
  };
}
