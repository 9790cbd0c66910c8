import type { Breakdown } from '../../chart/prepare/pareto.js';
import { caveatOf, drawable, measureText } from '../../measure/measure.js';
import type { MetricDefinition, MetricValue } from '../../measure/measure.js';
import { barScale } from '../../table/interval-bar.js';
import type { BarScale, Interval } from '../../table/interval-bar.js';
import { byName, countText } from '../../text/format.js';
import type { Wording } from '../../text/wording.js';
import { tileReason } from '../overview/tile-text.js';
import { cellText, intervalOf } from '../metric/breakdown.js';

/** How far a mediator's figure may be relied on. */
export type Reliance = 'full' | 'indicative' | 'counts' | 'nothing';

/** A mediator in words. */
export interface RosterLine {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly intervalText: string;
  readonly interval: Interval;
  readonly n: string;
  readonly workload: string;
  /** Closings per month of full-time work; `—` where it cannot be told. */
  readonly perFte: string;
  /** Why it cannot; empty where it can. */
  readonly perFteLack: string;
  readonly reliance: Reliance;
}

/** The mediators, ready to be drawn: in order of name, on one scale. */
export interface Roster {
  readonly lines: readonly RosterLine[];
  readonly scale: BarScale;
  readonly full: number;
}

/** Closings over months of work, by mediator. */
export interface Load {
  readonly breakdown: Breakdown;
  readonly definition: MetricDefinition;
}

const RELIANCE = { full: 'full', indicative: 'indicative', counts: 'counts', none: 'nothing' } as const;

function relianceOf(value: MetricValue): Reliance {
  return RELIANCE[value.reliability];
}

/**
 * Lists mediators by name, never by rate. Rates on fewer than ten cases are fractions without a bar, and do not
 * stretch the scale. `workload` is the same people's closings, `load` the same over their months of work.
 */
export function rosterOf(breakdown: Breakdown, workload: Breakdown | null, definition: MetricDefinition, wording: Wording, load: Load | null = null): Roster {
  const { locale, name } = wording;
  const compare = byName(locale);
  const reference = drawable(breakdown.total, definition);
  const closings = new Map(workload?.rows.map((row) => [row.member.key, row.value.value]));
  const perFte = new Map(load?.breakdown.rows.map((row) => [row.member.key, row.value]));
  const people = breakdown.rows.filter((row) => !row.member.isOther);
  const lines = people.map(({ member, value }): RosterLine => {
    const [closed, worked] = [closings.get(member.key), perFte.get(member.key)];
    return {
      key: member.key, name: name(member.label), value: cellText(value, definition, wording),
      intervalText: measureText(value, definition, locale).interval ?? '—',
      interval: intervalOf(value, definition, caveatOf(value, definition) === 'counts' ? null : reference),
      n: countText(value.n, locale),
      workload: typeof closed === 'number' ? countText(closed, locale) : '—',
      perFte: load === null || worked === undefined ? '—' : cellText(worked, load.definition, wording), perFteLack: load === null || worked === undefined ? '' : tileReason({ definition: load.definition, value: worked }, wording),
      reliance: relianceOf(value),
    };
  }).sort((a, b) => compare(a.name, b.name) || a.key.localeCompare(b.key));
  return { lines, scale: barScale(lines.map((line) => line.interval)), full: lines.filter((line) => line.reliance === 'full').length };
}

/** The lines whose name holds the text, whatever its case. */
export function matching(lines: readonly RosterLine[], text: string): readonly RosterLine[] {
  const wanted = text.trim().toLocaleLowerCase();
  return wanted === '' ? lines : lines.filter((line) => line.name.toLocaleLowerCase().includes(wanted));
}
