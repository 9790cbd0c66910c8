import { Injectable } from '@nestjs/common';
import {
  CANONICAL_COLUMNS, checkById, compileConfidence, compileLoadFindings, compileSourceProfiles, compileUsuallyEmpty, CONFIDENCE_BY, GRADES, memberLabel, worstGrade,
  type Dimension, type DimensionId, type Grade, type GradeReason,
} from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import { Store, type Snapshot } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { Viewer } from '../store/viewer.js';
import type { Confidence, ConfidenceInput, ConfidenceReason, MemberConfidence, MonthConfidence } from './confidence.model.js';
import { loadReason, reasonsOf } from './grade-month.js';
import { askedOf, strictest } from './source-rules.js';

const worstOf = (grades: readonly (Grade | null)[]): Grade | null => {
  const given = grades.filter((grade) => grade !== null);
  return given.length === 0 ? null : worstGrade(given);
};
const place = (grade: Grade | null): number => (grade === null ? -1 : GRADES.indexOf(grade));

/** Months below B of a member. */
const below = ({ months }: MemberConfidence): number => months.filter(({ grade }) => place(grade) > GRADES.indexOf('B')).length;

function told(reason: GradeReason): ConfidenceReason {
  const { column, corrected = 0 } = reason;
  // What is no column is told as it stands: the days that a check is about.
  const { zh, en } = CANONICAL_COLUMNS.find(({ name }) => name === column) ?? { zh: column, en: column };
  return {
    ...reason, corrected,
    isShare: checkById(reason.check)?.counts !== true,
    label: checkById(reason.check)?.label ?? { zh: reason.check, en: reason.check },
    columnLabel: column === '' ? null : { zh, en },
  };
}

/** How far figures can be trusted: measured of the cases a viewer may see, and for whole sources of the loads that brought them. */
@Injectable()
export class ConfidenceService {
  constructor(private readonly store: Store) {}

  /** Grades by member and month of receipt. Throws `QuestionError` BAD_INPUT for a dimension that delivers no data. */
  confidence(viewer: Viewer, input: ConfidenceInput): Promise<Confidence> {
    const { by, range } = input;
    if (!(CONFIDENCE_BY as readonly DimensionId[]).includes(by)) throw new QuestionError('BAD_INPUT', `confidence is told by ${CONFIDENCE_BY.join(', ')}`);
    return this.store.consistently(viewer, async (snapshot) => {
      const cases = await snapshot.cases(input);
      const { overrides, own } = askedOf(await snapshot.ask(compileSourceProfiles(input.dataset, Math.min(input.asOfLoad ?? snapshot.version.number, snapshot.version.number))));
      const [months, usual, ofLoads] = await Promise.all([
        snapshot.ask(compileConfidence(cases, by, range, own)), snapshot.ask(compileUsuallyEmpty(cases, by)),
        viewer.scope === 'all' && by === 'source' ? this.ofLoads(snapshot, input) : new Map<string, GradeReason[]>(),
      ]);
      const usually = new Map(usual.map((row) => [row.text('member'), row]));
      const together = strictest([...overrides.values()]);
      const members = new Map<string, MonthConfidence[]>();
      for (const row of months) {
        const [member, month] = [row.text('member'), row.text('month')];
        const asked = { overrides: by === 'source' ? overrides.get(member) ?? {} : together, own, ofLoads: ofLoads.get(`${member} ${month}`) ?? [] };
        const reasons = reasonsOf(row, usually.get(by === 'source' ? member : ''), asked);
        const graded = { month, cases: row.num('cases'), grade: reasons === null ? null : worstGrade(reasons.map(({ grade }) => grade)), reasons: (reasons ?? []).map(told) };
        members.set(member, [...(members.get(member) ?? []), graded]);
      }
      return this.summed((await snapshot.dimensions(input))(by), members);
    });
  }

  private summed(by: Dimension, members: ReadonlyMap<string, readonly MonthConfidence[]>): Confidence {
    const rows = [...members].map(([key, months]) => ({
      member: { key, label: memberLabel(by, key), isOther: false }, months, worst: worstOf(months.map(({ grade }) => grade)),
    }));
    rows.sort((a, b) => place(b.worst) - place(a.worst) || below(b) - below(a) || a.member.key.localeCompare(b.member.key));
    return {
      rows, worst: worstOf(rows.map(({ worst }) => worst)), belowB: rows.reduce((sum, row) => sum + below(row), 0),
      graded: rows.reduce((sum, { months }) => sum + months.filter(({ grade }) => grade !== null).length, 0),
    };
  }

  /** By `source month`. */
  private async ofLoads(snapshot: Snapshot, { dataset, range, asOfLoad }: ConfidenceInput): Promise<ReadonlyMap<string, GradeReason[]>> {
    const found = new Map<string, GradeReason[]>();
    const add = (row: Row): void => {
      const reason = loadReason(row, checkById(row.text('rule'))?.aspect ?? 'consistency');
      const key = `${row.text('source')} ${row.text('month')}`;
      if (reason) found.set(key, [...(found.get(key) ?? []), reason]);
    };
    (await snapshot.ask(compileLoadFindings(dataset, range, asOfLoad ?? undefined))).forEach(add);
    return found;
  }
}
