import { allMetrics } from '@concord/sql';
import type { AnnotationsService } from '../../../annotations/annotations.service.js';
import { phrase } from '../../../narrative/phrase.js';
import { dateText } from '../../../narrative/text.js';
import type { Block, Column } from '../../document/document.js';
import { periodsBefore } from '../../template/period.js';
import type { Asked } from '../asked.js';
import { wordsCell } from '../cells.js';

const WORDS = {
  caption: { zh: '统计口径变更', en: 'Changes of what is counted' }, day: { zh: '变更日', en: 'Since' }, metric: { zh: '指标', en: 'Figure' }, all: { zh: '全部', en: 'all' }, what: { zh: '说明', en: 'What changed' },
  none: { zh: '{from}至{to}没有登记口径变更。', en: 'No change of what is counted is on record from {from} to {to}.' },
  some: { zh: '变更日前后的数字不可直接比较。', en: 'Figures of before and after are not comparable as they stand.' },
} as const;

const COLUMNS: readonly Column[] = [{ head: WORDS.day, isNumber: false, width: 20 }, { head: WORDS.metric, isNumber: false, width: 26 }, { head: WORDS.what, isNumber: false, width: 54 }];

/** What changed of what is counted since the beginning of the period before: from there on figures are compared. */
export async function writeBreaks(service: AnnotationsService, asked: Asked): Promise<Block[]> {
  const [{ from }, { to }] = [periodsBefore(asked.period).before, asked.period];
  const all = await service.annotations(asked.viewer, { dataset: asked.dataset, ...(asked.asOfLoad === undefined ? {} : { asOfLoad: asked.asOfLoad }) });
  const breaks = all.filter(({ kind, startsOn }) => kind === 'definition_break' && startsOn >= from && startsOn <= to);
  if (breaks.length === 0) return [{ kind: 'text', sentences: [{ words: phrase(WORDS.none, { from: dateText(from), to: dateText(to) }), tone: 'normal' }] }];
  const rows = breaks.map(({ metric, startsOn, text }) => ({ isTotal: false, cells: [wordsCell(dateText(startsOn)), wordsCell(allMetrics.find(({ id }) => id === metric)?.label ?? WORDS.all), wordsCell(text)] }));
  return [{ kind: 'table', caption: WORDS.caption, columns: COLUMNS, rows, note: WORDS.some }];
}
