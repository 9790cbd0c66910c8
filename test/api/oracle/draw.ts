import type { CasesAsked } from './cases.js';
import type { Random } from './random.js';
import { BRANCHES, INSTITUTIONS, later, MEDIATORS, ORGANISATIONS, REGIONS, TEAMS } from './raw.js';
import { definitionOf, METRICS, type Part, type Range } from './reckon.js';
import type { Narrowed } from './seen.js';
import type { World } from './world.js';

/** A question: its kind, and its arguments by name. */
export interface Question { readonly kind: string; readonly asked: Readonly<Record<string, unknown>> }

const PLACES = { institution: INSTITUTIONS, branch: BRANCHES, region: REGIONS, organisation: ORGANISATIONS, team: TEAMS } as const;
const PLAIN = [...Object.keys(PLACES), 'business', 'complexity', 'intake_channel', 'attribution', 'issue'];
const PEOPLE = ['mediator', 'first_mediator', 'attributed_mediator', 'team_lead'];
const STRANGE = ['nobody', '', "' OR '1'='1", 'Q', '\\', 'null'];
const OF: Readonly<Record<string, readonly string[]>> = { ...PLACES, business: ['B01', 'B03', 'B99'], complexity: ['simple', 'complex', ''], intake_channel: ['court_delegated', 'consumer'], attribution: ['sole', 'kept', 'prompt', 'recusal'], amount_band: ['', '<1', '20+'], issue: ['B01|B01-01|C01', '||'] };
const FIRST = '2024-11-01';
const DAYS = 500;
/** Of a hundred questions so many ask how things stood: each takes as long as fifty others. */
const AS_OF = 1.5;

/** Draws questions; those of one batch need the same rights, so that they are answered or refused together. */
export class Draw {
  constructor(private readonly random: Random, private readonly world: World) {}

  /** Questions that all who see figures may ask. */
  plain(): Question {
    return this.figure(PLAIN, this.filters([...PLAIN, 'amount_band'], 2));
  }

  /** Questions by people, for whoever may see names. */
  ofPeople(): Question {
    const { random } = this;
    if (random.happens(12)) return { kind: 'records', asked: { dataset: this.dataset(), kind: 'mediator', first: 100 } };
    return random.happens(60) ? this.figure(PEOPLE, this.filters(PLAIN, 1)) : this.figure(PLAIN, [this.filter(PEOPLE), ...this.filters(PLAIN, 1)], ['total', 'breakdown', 'series']);
  }

  /** Questions that lead to cases. */
  ofCases(): Question {
    const { random } = this;
    if (random.happens(75)) return { kind: 'cases', asked: { ...this.list() } };
    const [dataset, letter] = random.of([['centre', 'A'], ['centre', 'A'], ['centre', 'A'], ['other', 'B'], ['other', 'A']] as const);
    const number = random.whole(0, letter === 'A' ? 1_300 : 300);
    return { kind: random.of(['oneCase', 'journey']), asked: { dataset, source: random.happens(95) ? 'canonical' : 'elsewhere', caseId: `K${letter}${String(number).padStart(5, '0')}` } };
  }

  /** The cases behind a number. */
  list(): CasesAsked {
    const metric = this.random.of(Object.keys(METRICS));
    const parts: readonly Part[] = definitionOf(metric).kind === 'ratio' ? ['numerator', 'denominator', 'rest'] : ['numerator', 'denominator'];
    return { input: { ...this.selected(this.filters(PLAIN, 2)), range: this.range(), metric, part: this.random.of(parts), first: this.random.of([1, 3, 10, 40]) } };
  }

  private figure(dimensions: readonly string[], filters: readonly Narrowed[], kinds: readonly string[] = ['total', 'breakdown', 'breakdown', 'series', 'series', 'exploration', 'exploration', 'filterValues', 'funnelPlot', 'deadlines', 'freshness']): Question {
    const { random } = this;
    const kind = random.of(kinds);
    const [dimension, another] = random.some(dimensions, 2) as [string, string];
    const isByPeople = dimensions === PEOPLE;
    const some = random.some(Object.keys(METRICS), random.whole(1, 2));
    const base = { ...this.selected(filters), range: this.range() };
    switch (kind) {
      case 'total': return isByPeople ? this.figure(dimensions, filters, ['breakdown']) : { kind, asked: { input: { ...base, metrics: random.some(Object.keys(METRICS), random.whole(1, 5)) } } };
      case 'breakdown': return { kind, asked: { input: { ...base, metric: some[0], dimension, top: random.of([1, 3, 10]) } } };
      case 'series': return { kind, asked: { input: { ...base, metrics: some.slice(0, 1 + Number(random.happens(30))), split: isByPeople || random.happens(60) ? dimension : null, top: random.of([1, 3, 6]), bucket: 'month' } } };
      case 'exploration': return { kind, asked: { input: { ...base, metrics: some, rows: isByPeople || random.happens(80) ? dimension : null, ...(random.happens(50) && isByPeople ? { columns: another } : { columns: null }), grain: random.of(['all', 'all', 'month']), topRows: random.of([2, 5]), topColumns: 2 } } };
      case 'filterValues': return { kind, asked: { dataset: base.dataset, dimension: dimension === 'issue' || !(dimension in PLACES) && !isByPeople ? 'branch' : dimension, limit: random.of([1, 5, 200]), search: random.of(['', '', 'Q', 'quoted', '0003', '%', "'", 'zzz']) } };
      case 'funnelPlot': return { kind, asked: { input: { ...base, metric: random.of(['settlement_rate_cohort', 'exclusion_rate', 'acceptance_rate', 'settlement_rate_within_limit']), dimension } } };
      case 'deadlines': return { kind, asked: { input: { ...this.selected(filters), by: dimension, days: random.of([0, 7, 30]), first: random.of([1, 20]) } } };
      default: return isByPeople ? this.figure(dimensions, filters, ['breakdown']) : { kind: 'freshness', asked: {} };
    }
  }

  private dataset(): string {
    return this.random.happens(85) ? 'centre' : 'other';
  }

  private selected(filters: readonly Narrowed[]): { readonly dataset: string; readonly filters: readonly Narrowed[]; readonly asOfLoad?: number } {
    const dataset = this.dataset();
    return { dataset, filters, ...(this.random.happens(AS_OF) ? { asOfLoad: this.world.of(dataset).thenLoad } : {}) };
  }

  /** Of any length, also a day, before the first case and beyond the last day known. */
  private range(): Range {
    const { random } = this;
    const from = random.happens(50) ? `${later(FIRST, random.whole(0, DAYS)).slice(0, 7)}-01` : later(FIRST, random.whole(0, DAYS));
    return { from, to: later(from, random.of([0, 30, 89, 180, 364, 420])) };
  }

  private filter(dimensions: readonly string[]): Narrowed {
    const { random } = this;
    const dimension = random.of(dimensions);
    const values = random.some([...(OF[dimension] ?? MEDIATORS), ...random.some(STRANGE, 1)], random.whole(1, 3));
    return { dimension, values, exclude: random.happens(30) };
  }

  private filters(dimensions: readonly string[], most: number): Narrowed[] {
    return Array.from({ length: this.random.whole(0, most) }, () => this.filter(dimensions));
  }
}
