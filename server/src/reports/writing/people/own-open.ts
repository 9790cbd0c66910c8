import { metricById } from '@concord/sql';
import type { CasesService } from '../../../cases/cases.service.js';
import { phrase } from '../../../narrative/phrase.js';
import { dateText, numberText } from '../../../narrative/text.js';
import type { Block, Column } from '../../document/document.js';
import type { PartOf } from '../../template/parts.js';
import { rangeOf, selectionOf, type Asked } from '../asked.js';
import { NOTHING, wordsCell } from '../cells.js';

const WORDS = {
  caption: { zh: '{metric}：逐件', en: '{metric}, case by case' }, none: { zh: '{metric}：没有。', en: '{metric}: none.' }, may: { zh: '逐件清单须有查看个案的权限。', en: 'A list of cases needs the right to see them one by one.' },
  some: { zh: '共 {all} 件，列出 {shown} 件。', en: '{shown} of {all} are listed.' }, all: { zh: '共 {all} 件，全部列出。', en: 'All {all} are listed.' },
  heads: [{ zh: '案号', en: 'Case' }, { zh: '收案日', en: 'Received' }, { zh: '期限', en: 'Due' }, { zh: '机构', en: 'Institution' }, { zh: '纠纷类型', en: 'Type' }],
} as const;

const WIDTHS = [22, 18, 18, 20, 26];
const COLUMNS: readonly Column[] = WORDS.heads.map((head, at) => ({ head, isNumber: false, width: WIDTHS[at] ?? 20 }));

/** Cases that stand open at the end of the period, one by one: for whoever may see single cases. */
export async function writeOwnOpen(service: CasesService, asked: Asked, { metric: id, most }: PartOf<'own-open'>): Promise<Block[]> {
  const metric = metricById(id);
  if (!asked.told.has(id)) return [];
  if (asked.viewer.rights?.has('drill') !== true) return [{ kind: 'text', sentences: [{ words: WORDS.may, tone: 'normal' }] }];
  const { rows, total } = await service.page(asked.viewer, { ...selectionOf(asked), metric: id, part: 'numerator', range: rangeOf(asked), first: most });
  if (total === 0) return [{ kind: 'text', sentences: [{ words: phrase(WORDS.none, { metric: metric.label }), tone: 'normal' }] }];
  const day = (date: string | null) => wordsCell(date === null ? NOTHING : dateText(date));
  return [{
    kind: 'table', caption: phrase(WORDS.caption, { metric: metric.label }), columns: COLUMNS, note: phrase(total > rows.length ? WORDS.some : WORDS.all, { all: numberText(total), shown: numberText(rows.length) }),
    rows: rows.map(({ caseId, receivedOn, dueOn, institution, issue }) => ({ isTotal: false, cells: [wordsCell({ zh: caseId, en: caseId }), day(receivedOn), day(dueOn), wordsCell(institution.label), wordsCell(issue.label)] })),
  }];
}
