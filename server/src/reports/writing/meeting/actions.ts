import type { ActionsService } from '../../../actions/actions.service.js';
import { dateText } from '../../../narrative/text.js';
import type { Block, Column } from '../../document/document.js';
import type { Asked } from '../asked.js';
import { NOTHING, wordsCell } from '../cells.js';

const WORDS = {
  caption: { zh: '本次会议确定的行动', en: 'Actions of this meeting' }, none: { zh: '本次会议没有确定行动。', en: 'No action came of this meeting.' },
  heads: [{ zh: '事项', en: 'What' }, { zh: '所据数字', en: 'Why' }, { zh: '负责人', en: 'Owner' }, { zh: '期限', en: 'Due' }, { zh: '预期效果', en: 'Expected effect' }],
  up: { zh: '上升', en: 'up' }, down: { zh: '下降', en: 'down' },
} as const;

const WIDTHS = [36, 26, 12, 12, 14];
const COLUMNS: readonly Column[] = WORDS.heads.map((head, at) => ({ head, isNumber: false, width: WIDTHS[at] ?? 20 }));

/** What is to be done, why, by whom and until when, as it stood when the minutes were written. */
export async function writeMeetingActions(service: ActionsService, { at, dataset, meeting, viewer }: Asked): Promise<Block[]> {
  const all = await service.list(viewer, { at, dataset, meeting: meeting?.id ?? '' });
  if (all.length === 0) return [{ kind: 'text', sentences: [{ words: WORDS.none, tone: 'normal' }] }];
  const rows = all.map(({ dueOn, effects, number, owner, what }) => {
    const effect = effects.find(({ isStanding }) => isStanding);
    const why = number === null ? NOTHING : { zh: `${number.label.zh} ${number.text.zh}`, en: `${number.label.en} ${number.text.en}` };
    const hoped = effect === undefined ? NOTHING : { zh: `${effect.label.zh}${WORDS[effect.direction].zh}`, en: `${effect.label.en} ${WORDS[effect.direction].en}` };
    return { isTotal: false, cells: [wordsCell({ zh: what, en: what }), wordsCell(why), wordsCell({ zh: owner.name, en: owner.name }), wordsCell(dateText(dueOn)), wordsCell(hoped)] };
  });
  return [{ kind: 'table', caption: WORDS.caption, columns: COLUMNS, rows, note: null }];
}
