import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addCalendarDays, monthFrom, type DimensionId, type MetricId } from '@concord/sql';
import { MetricsService } from '../../metrics/metrics.service.js';
import { SignalsService } from '../../signals/signals.service.js';
import { Store } from '../../store/store.js';
import { product } from '../../store/viewer.js';
import type { ParticipantInput } from '../meetings.input.js';
import type { Meeting } from '../meetings.model.js';
import { MeetingsService } from '../meetings.service.js';
import { MinutesService } from '../minutes/minutes.service.js';
import { SeriesService } from '../series.service.js';

const DATASET = 'demo';
const CHAIR_NAME = '演示主持人 demo chair';
const CHAIR = product(CHAIR_NAME);
const AREA_NAMES = ['演示条线甲 demo area A', '演示条线乙 demo area B'] as const;
const [AREA_BY, AREA_METRIC]: readonly [DimensionId, MetricId] = ['institution', 'intake'];
const [STARTS_AT, MINUTES, DAY_OF_MONTH] = ['09:30', 120, 10];
const DECIDED = 2;

const WORDS = {
  series: '演示数据：月度质量审核会议 Demonstration: monthly quality review', rhythm: '每月 10 日上午 · the 10th of each month', place: '演示会议室 demo room',
  title: (month: string): string => `演示数据：${month.slice(0, 4)}年${String(Number(month.slice(5, 7)))}月质量审核会议 Demonstration, ${month.slice(0, 7)}`,
  statement: '演示数据：本说明由程序写成。本条线已逐案核对未结案件，超期的已催办；下月继续跟进。\nDemonstration data: written by a program. Open cases of the area were gone through one by one.',
  decisions: ['演示数据：由该条线在下次会议前逐案核对，并带回原因分析。Demonstration data: the area goes through these cases and brings back the causes.', '演示数据：请机构补充书面整改建议。Demonstration data: the institution is asked for a proposal in writing.'],
} as const;

/** A series of meetings on the 演示数据, held through the services that people use: one that is closed, with decisions and sealed minutes, and one that is planned for the newest month. */
@Injectable()
export class DemoMeetings {
  constructor(private readonly store: Store, private readonly metrics: MetricsService, private readonly signals: SignalsService, private readonly series: SeriesService, private readonly meetings: MeetingsService, private readonly minutes: MinutesService) {}

  /** Holds the first and plans the second. Throws `MeetingRefused`, `QuestionError`, and what sealing a report throws. */
  async hold(): Promise<void> {
    const asOf = await this.store.consistently(CHAIR, async (snapshot) => (await snapshot.cases({ dataset: DATASET, filters: [] })).asOf);
    // The last month that the data know in whole.
    const month = monthFrom(addCalendarDays(asOf, 1), -1);
    // An agenda is made of signals: the newest data are judged first.
    await this.signals.judge(CHAIR, DATASET);
    const participants = await this.people(month);
    const { id: series } = await this.series.save(CHAIR, { dataset: DATASET, name: WORDS.series, rhythm: WORDS.rhythm, chair: CHAIR_NAME, participants, revision: 0 });
    await this.close(await this.plan(series, monthFrom(month, -1), participants));
    await this.plan(series, month, participants);
  }

  /** Whoever chairs, and two who answer for the institutions that most cases come from. */
  private async people(month: string): Promise<ParticipantInput[]> {
    const { rows } = await this.metrics.breakdown(CHAIR, { dataset: DATASET, filters: [], metric: AREA_METRIC, dimension: AREA_BY, range: { from: month, to: addCalendarDays(monthFrom(month, 1), -1) }, top: AREA_NAMES.length });
    const members = rows.filter(({ member }) => !member.isOther && member.key !== '');
    return [{ name: CHAIR_NAME, area: [] }, ...AREA_NAMES.flatMap((name, place): ParticipantInput[] => { const key = members[place]?.member.key; return key === undefined ? [] : [{ name, area: [{ dimension: AREA_BY, values: [key], exclude: false }] }]; })];
  }

  private async plan(series: string, month: string, participants: ParticipantInput[]): Promise<Meeting> {
    const plan = { title: WORDS.title(month), heldOn: addCalendarDays(monthFrom(month, 1), DAY_OF_MONTH - 1), startsAt: STARTS_AT, minutes: MINUTES, month, place: WORDS.place, filters: [], participants };
    const meeting = await this.meetings.plan(CHAIR, { dataset: DATASET, series, chair: CHAIR_NAME, plan });
    const [, first] = participants;
    return first === undefined ? meeting : this.meetings.state(CHAIR, { meeting: meeting.id, participant: first.name, revision: 0, text: WORDS.statement });
  }

  private async close({ id }: Meeting): Promise<void> {
    const { agenda } = await this.meetings.open(CHAIR, id);
    for (const [place, item] of agenda.filter(({ link }) => link !== null).slice(0, DECIDED).entries()) await this.meetings.decide(CHAIR, { meeting: id, item: item.id, id: randomUUID(), revision: 0, text: WORDS.decisions[place] ?? '', mentions: [] });
    await this.meetings.close(CHAIR, id);
    await this.minutes.seal(CHAIR, id, ['pdf'], ['zh', 'en']);
  }
}
