import { Injectable } from '@nestjs/common';
import { addCalendarDays, isDate } from '@concord/sql';
import { mustSplit, ratioById } from '../../comparisons/ratio-cells.js';
import type { Group } from '../../mediators/training/before-after.js';
import { lookAt, shifted, sidesOver } from '../../mediators/training/look.js';
import { differenceInDifferences } from '../../stats/effects/difference-in-differences.js';
import { QuestionError } from '../../store/errors.js';
import { Store } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import { comparedSentences } from './compared-findings.js';
import type { ChangeBeyondOthers, ComparedEffect, ComparedEffectInput } from './compared.model.js';

const SPANS: readonly number[] = [6, 12];

function byCasesOf(treated: Group, others: Group): ChangeBeyondOthers | null {
  const cells = [treated.before, treated.after, others.before, others.after];
  if (cells.some(({ trials }) => trials === 0)) return null;
  const { effect, low, high } = differenceInDifferences([treated.before, treated.after], [others.before, others.after]);
  return { effect, low, high, permutationP: null };
}

/** What happened to some members of a dimension, beside all others. */
@Injectable()
export class ComparedService {
  constructor(private readonly store: Store) {}

  /** Of the cases the viewer may see. Throws `QuestionError` BAD_INPUT, FORBIDDEN, NO_SCOPE, TOO_LARGE. */
  effect(viewer: Viewer, input: ComparedEffectInput): Promise<ComparedEffect> {
    const { dimension, members, months, startsOn } = input;
    if (!SPANS.includes(months) || !isDate(startsOn) || members.length === 0) throw new QuestionError('BAD_INPUT', `members, a day, and ${SPANS.join(' or ')} months`);
    const metric = ratioById(input.metric);
    mustSplit(dimension);
    return this.store.consistently(viewer, async (snapshot) => {
      (await snapshot.dimensions(input))(dimension);
      const cases = await snapshot.cases(input);
      const inside = new Set(members);
      const spans = Array.from({ length: months }, (_, i) => ({ from: shifted(startsOn, i), to: addCalendarDays(shifted(startsOn, i + 1), -1) })).filter(({ to }) => to <= cases.asOf);
      const [looked, after] = await Promise.all([lookAt(snapshot, cases, metric, { heldOn: startsOn, people: members.map((key) => ({ key })) }, months, dimension), sidesOver(snapshot, cases, metric, dimension, inside)(spans)]);
      const { told, unmet, before, beforeFrom, afterTo } = looked;
      const answer = { treated: told.attended, others: told.others, byCases: byCasesOf(told.attended, told.others), byMembers: told.difference, unmet };
      return { ...answer, beforeFrom, afterTo, trend: told.trend, months: [...before, ...after], evidence: unmet.length === 0 && told.difference !== null ? 'B' : 'A', sentences: comparedSentences(answer) };
    });
  }
}
