import { addCalendarDays, compileNewTypes, daysBetween } from '@concord/sql';
import { listed, phrase } from '../../narrative/phrase.js';
import { casesText, dateText, numberText } from '../../narrative/text.js';
import { isNewType } from '../../stats/outbreaks/alert-level.js';
import type { JudgingContext } from '../judge/context.js';
import { whatText } from '../judge/words.js';
import { NO_FIGURES, type Family, type Kind } from './kind.js';

const WINDOW_DAYS = 60;
/** In data that begin only shortly before, everything is seen for the first time. */
const HISTORY_DAYS = 180;

const SENTENCE = {
  zh: '{what}：{since}首次出现，至{until}已有 {observed}，涉及 {where}。',
  en: '{what}: first seen on {since}, {observed} by {until}, at {where}.',
} as const;

/** Where: a source may name institutions, branches, both. */
const WHERE = {
  institutions: { zh: '{n} 家机构', en: '{n} institutions' },
  branches: { zh: '{n} 个分支行', en: '{n} branches' },
} as const;

async function judge({ snapshot, cases, firstOn }: JudgingContext): Promise<Family[]> {
  const from = addCalendarDays(cases.asOf, -WINDOW_DAYS);
  if (daysBetween(firstOn, from) < HISTORY_DAYS) return [];
  const period = { from, to: cases.asOf };
  return Promise.all((['issue', 'subtype'] as const).map(async (type): Promise<Family> => {
    const rows = await snapshot.ask(compileNewTypes(cases, type, period));
    const tests = rows.filter((row) => /[^|]/u.test(row.text('k0'))).map((row) => {
      const [since, n, institutions, branches] = [row.text('first_on'), row.num('n'), row.num('institutions'), row.num('branches')];
      const alarm = isNewType(daysBetween(since, cases.asOf), n, Math.max(institutions, branches));
      return {
        // The rule is one of plain counts; at two institutions and more it holds as a warning.
        typeKey: row.text('k0'), placeKey: '', sinceOn: since, alarm, exceedance: 1, pValue: institutions >= 2 ? 0 : 1, largeAmount: false, chance: null,
        figures: () => ({ ...NO_FIGURES, method: 'first_seen' as const, unit: 'case' as const, period: { from: since, to: cases.asOf }, observed: n, institutions, branches, trend: { bucket: 'month' as const, from: [], values: [] } }),
      };
    });
    return { type, place: null, period, tests };
  }));
}

/** Types nobody has seen before, by plain counts. */
export const newType: Kind = {
  id: 'new_type',
  version: 1,
  label: { zh: '新类型', en: 'New type' },
  meaning: { zh: '60 天内首次出现，已有三件以上，且涉及两个以上分支行或机构。', en: 'First seen within 60 days, with three cases and more, at two branches or institutions and more.' },
  needs: null,
  counts: 'intake',
  pool: null,
  judge,
  sentence: (named, figures) => phrase(SENTENCE, {
    what: whatText(named), since: dateText(figures.period.from), until: dateText(figures.period.to), observed: casesText(figures.observed),
    where: listed((['institutions', 'branches'] as const).filter((of) => (figures[of] ?? 0) > 0).map((of) => phrase(WHERE[of], { n: numberText(figures[of] ?? 0) }))),
  }),
};
