import { Injectable } from '@nestjs/common';
import { compilePartyJourney, daysBetween } from '@concord/sql';
import { findingAnswer } from '../narrative/finding.model.js';
import type { Finding } from '../narrative/finding.js';
import { phrase } from '../narrative/phrase.js';
import { casesText, numberText, spanText } from '../narrative/text.js';
import { membersOf } from '../store/dimensions.js';
import { Store } from '../store/store.js';
import type { Row } from '../store/table.js';
import type { Viewer } from '../store/viewer.js';
import type { Journey, JourneyCase } from './journey.model.js';
import { repeatedBy, type PartyCase } from './journey.js';

/** More cases of one party are those of an agent or a mistake; the latest are shown. */
const MAX_CASES = 200;

const WORDS = {
  alone: { zh: '可见范围内，该当事人只有这一件案件。', en: 'This is the only case of the party that may be seen.' },
  several: { zh: '可见范围内，该当事人共有 {total}（{span}收案）。', en: '{total} of the party may be seen, received from {span}.' },
  none: { zh: '其中没有重复纠纷。', en: 'None of them is a repeat dispute.' },
  repeated: {
    zh: '其中 {repeated}为重复纠纷：前案办结后 180 日内，同一机构、同一业务、同一原因再次收案。',
    en: '{repeated} of them {verb}: received within 180 days of the closing of an earlier one with the same institution, business and cause.',
  },
} as const;

const partyCase = (row: Row): PartyCase => ({
  source: row.text('source_name'), caseId: row.text('case_id'), receivedOn: row.text('received_on'), endedOn: row.textOrNull('ended_on'), outcome: row.text('outcome'),
  institution: row.text('institution'), business: row.text('business'), cause: row.text('cause'),
});

function findingsOf(cases: readonly JourneyCase[], total: number): Finding[] {
  const [first, last] = [cases[0], cases.at(-1)];
  if (first === undefined || last === undefined || total === 1) return [{ what: 'alone', tone: 'normal', figures: { total }, words: WORDS.alone }];
  const repeated = cases.filter(({ repeats }) => repeats !== null).length;
  const verb = repeated === 1 ? 'is a repeat dispute' : 'are repeat disputes';
  return [
    { what: 'several', tone: 'normal', figures: { total }, words: phrase(WORDS.several, { total: casesText(total), span: spanText({ from: first.receivedOn, to: last.receivedOn }) }) },
    { what: 'repeated', tone: 'normal', figures: { repeated }, words: repeated === 0 ? WORDS.none : phrase(WORDS.repeated, { repeated: { zh: casesText(repeated).zh, en: numberText(repeated).en }, verb }) },
  ];
}

/** What else the party of a case has been through. */
@Injectable()
export class JourneyService {
  constructor(private readonly store: Store) {}

  /** The cases of the party of one case, within the viewer's scope; null when the case names no party, or may not be seen. */
  journey(viewer: Viewer, dataset: string, source: string, caseId: string): Promise<Journey | null> {
    return this.store.consistently(viewer, async (snapshot) => {
      const asked = await snapshot.cases({ dataset, filters: [] });
      const rows = (await snapshot.ask(compilePartyJourney(asked, source, caseId, MAX_CASES))).reverse();
      const [first] = rows;
      if (first === undefined) return null;
      const dimensionOf = await snapshot.dimensions({ dataset });
      const member = membersOf(dimensionOf);
      const all = rows.map(partyCase);
      const cases = rows.map((row, i): JourneyCase => ({
        source: row.text('source_name'), caseId: row.text('case_id'), receivedOn: row.text('received_on'), closedOn: row.textOrNull('closed_on'), reopenedOn: row.textOrNull('reopened_on'),
        outcome: member('outcome', row.text('outcome')), issue: member('issue', row.text('issue')), institution: member('institution', row.text('institution')), amountClaimed: row.numOrNull('amount_claimed'),
        gapDays: i === 0 ? null : daysBetween(all[i - 1]?.receivedOn ?? '', row.text('received_on')),
        repeats: repeatedBy(partyCase(row), all),
      }));
      const total = first.num('total');
      return { asOf: asked.asOf, pseudonym: first.text('pseudonym'), total, cases, findings: findingsOf(cases, total).map(findingAnswer) };
    });
  }
}
