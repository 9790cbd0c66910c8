import { Injectable } from '@nestjs/common';
import type { MetricId } from '@concord/sql';
import { AnnotationsService } from '../../annotations/annotations.service.js';
import { ActionsService } from '../../actions/actions.service.js';
import { BoardService } from '../../board/board.service.js';
import { RoundPersonService } from '../../board/round/person/round-person.service.js';
import { RoundsService } from '../../board/round/rounds.service.js';
import { CasesService } from '../../cases/cases.service.js';
import { ExcellentService } from '../../excellent/excellent.service.js';
import { IssuesService } from '../../issues/issues.service.js';
import { MeetingRecords } from '../../meetings/told/records.service.js';
import { MetricsService } from '../../metrics/metrics.service.js';
import { RecordsService } from '../../records/records.service.js';
import { SignalsService } from '../../signals/signals.service.js';
import { TogetherService } from '../../together/together.service.js';
import type { Block } from '../document/document.js';
import type { Part, PartOf } from '../template/parts.js';
import { monthsUpTo, selectionOf, type Asked } from './asked.js';
import { LetterWriter, type LetterFrame } from './letter/letter-writer.js';
import { writeMembers } from './circular/members.js';
import { writeOverview } from './circular/overview.js';
import { writePeerRate } from './circular/peer-rate.js';
import { writePer } from './circular/per.js';
import { writeTheme } from './circular/theme.js';
import { writeStuck, writeTypes } from './dispute-types.js';
import { writeFacts } from './facts.js';
import { writeFigures } from './figures.js';
import { writeActions } from './notices/actions.js';
import { writeBreaks } from './notices/breaks.js';
import { writeDefinitions } from './notices/definitions.js';
import { writeExcellent } from './notices/excellent.js';
import { writeSignals } from './notices/signals.js';
import { writeBoard, writeMethod } from './people/board.js';
import { writeCertificates } from './people/certificates.js';
import { writeOwnOpen } from './people/own-open.js';
import { writeMeetingActions } from './meeting/actions.js';
import { writeMeetingAgenda } from './meeting/agenda.js';
import { writeMeetingAreas } from './meeting/areas.js';
import { writeMeetingDecisions } from './meeting/decisions.js';
import { writeMeetingHead } from './meeting/head.js';
import { writeOwnPlace } from './people/own-place.js';
import { writeSplit } from './split.js';
import { writeTrend } from './trend.js';
import { writeWorkdays } from './workdays.js';

/** Works out a part of any kind, by whoever answers for what it asks. */
@Injectable()
export class PartWriter {
  constructor(
    private readonly metrics: MetricsService, private readonly togethers: TogetherService, private readonly issues: IssuesService, private readonly excellent: ExcellentService, private readonly records: RecordsService, private readonly annotations: AnnotationsService,
    private readonly signals: SignalsService, private readonly cases: CasesService, private readonly boards: BoardService, private readonly rounds: RoundsService, private readonly people: RoundPersonService, private readonly meetings: MeetingRecords, private readonly actions: ActionsService,
    private readonly letters: LetterWriter,
  ) {}

  /** What a letter is called, whom it is for and of what it is; null of what is none. Throws `CauseRefused`, `QuestionError`. */
  frame(asked: Asked): Promise<LetterFrame | null> {
    return this.letters.frame(asked);
  }

  /** `used`: what the whole report counts. Throws whatever refuses what it asks. */
  async write(asked: Asked, part: Part, used: ReadonlySet<MetricId>): Promise<Block[]> {
    switch (part.kind) {
      case 'together': return this.together(asked, part);
      case 'figures': return writeFigures(this.metrics, asked, part);
      case 'trend': return writeTrend(this.metrics, asked, part);
      case 'split': return writeSplit(this.metrics, asked, part);
      case 'workdays': return writeWorkdays(this.metrics, asked, part);
      case 'types': return writeTypes(this.issues, asked, part);
      case 'stuck': return writeStuck(this.issues, asked, part);
      case 'signals': return writeSignals(this.signals, asked, part);
      case 'actions': return writeActions(this.actions, this.metrics, asked, part);
      case 'excellent': return writeExcellent(this.excellent, asked, part);
      case 'words': return [{ kind: 'text', sentences: [{ words: part.words, tone: 'normal' }] }];
      case 'definitions': return writeDefinitions(used);
      case 'breaks': return writeBreaks(this.annotations, asked);
      case 'per': return writePer(this.metrics, asked, part);
      case 'peer-overview': return writeOverview(this.metrics, this.records, asked, part);
      case 'peer-members': return writeMembers(this.metrics, this.records, asked, part);
      case 'peer-rate': return writePeerRate(this.metrics, this.records, asked, part);
      case 'peer-theme': return writeTheme(this.metrics, this.records, asked, part);
      case 'own-place': return writeOwnPlace(this.boards, this.people, asked);
      case 'own-open': return writeOwnOpen(this.cases, asked, part);
      case 'board': return writeBoard(this.rounds, asked);
      case 'method': return writeMethod(this.rounds, asked);
      case 'certificates': return writeCertificates(this.rounds, asked, part);
      case 'meeting-head': return writeMeetingHead(this.meetings, asked);
      case 'meeting-agenda': return writeMeetingAgenda(this.meetings, asked);
      case 'meeting-actions': return writeMeetingActions(this.actions, asked);
      case 'meeting-decisions': return writeMeetingDecisions(this.meetings, asked);
      case 'letter-answer': case 'letter-asks': case 'letter-numbers': case 'letter-why': return this.letters.write(asked, part.kind);
      case 'meeting-areas': return writeMeetingAreas(this.meetings, this.metrics, asked, part);
    }
  }

  /** What is told together: of months beside their control charts, of longer periods the figures alone. */
  private async together(asked: Asked, part: PartOf<'together'>): Promise<Block[]> {
    if (asked.period.kind !== 'month') return writeFacts(this.metrics, asked, part);
    const metrics = part.metrics.filter((id) => asked.told.has(id));
    const [paragraph] = await this.togethers.together(asked.viewer, { ...selectionOf(asked), metrics, range: monthsUpTo(asked.month, 13), bucket: 'month', control: true, top: 1 }, [{ form: part.form, metrics, since: asked.month }]);
    return [{ kind: 'text', sentences: (paragraph?.findings ?? []).map(({ words, tone }) => ({ words, tone })) }];
  }
}
