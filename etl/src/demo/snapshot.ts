import { CANONICAL_COLUMNS, dayNumber, dimensionById, memberLabel, OUTCOMES } from '@concord/sql';
import type { Aftermath, Agreement } from './history/aftermath.js';
import { inTime } from './history/further.js';
import type { Course } from './history/course.js';
import { monthNumber, monthStart, NEVER, type DemoDays } from './days.js';
import type { Intake } from './history/intake.js';
import type { Mediator } from './history/world.js';
import { CHANGED_TEAM, CHOSEN_SURVEYS, RENAMED, TEAMS_NOT_DELIVERED } from './plan.js';

/** One case from its beginning to its end, including what has not happened yet. */
export interface History {
  readonly intake: Intake;
  readonly course: Course;
  readonly after: Aftermath;
}

/** A case as delivered: a text for each canonical column. */
export type Row = ReturnType<Snapshot['row']>;

/** The header of a delivery: the canonical columns, in order. */
export const HEADER: readonly string[] = CANONICAL_COLUMNS.map((column) => column.name);

/** The row as a line of CSV. A row's columns stand in the header's order and no value needs quotes: tests hold both. */
export const line = (row: Row): string => `${Object.values(row).join(',')}\n`;

/** The words in which a source would give the outcomes. */
const OUTCOME_WORDS = new Map<string, string>(OUTCOMES.map((code) => [code, code && memberLabel(dimensionById('outcome'), code).zh]));

const CHOOSES_FROM = dayNumber(CHOSEN_SURVEYS.from);
const RENAMED_ON = dayNumber(RENAMED.from);
const CHANGED_ON = monthStart(monthNumber(CHANGED_TEAM.from));

/** Days after the closing on which the survey goes out. */
const SURVEY_AFTER_DAYS = 1;
/** Days after which a missed performance is put down as such. */
const GRACE_DAYS = 7;
/** Instalments come due month by month. */
const MONTH_DAYS = 30.44;

const money = (fen: number | undefined): string =>
  fen === undefined ? '' : `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const count = (value: number | undefined): string => (value === undefined ? '' : String(value));

/** Nobody likes to tell a voice on the phone that they were not content. */
const asked = (score: number | undefined, interviewed: boolean): number | undefined => (score === undefined || !interviewed ? score : Math.max(4, score));

/** Rows as they were known on a given evening. */
export class Snapshot {
  constructor(private readonly days: DemoDays, private readonly asOf: number) {}

  /** Whether the case was in the system at all. */
  knows({ intake }: History): boolean {
    return Math.max(intake.received, intake.entered) <= this.asOf;
  }

  /** The case as it was known, in the order of the canonical columns. One literal: a million rows are built this way. */
  row(history: History) {
    const { intake, course, after, after: { agreement, effort, opinion, further } } = history;
    const { asOf } = this;
    const closed = course.closed <= asOf;
    // A case that was reopened is open until it is closed again; then it has both closings.
    const reopened = after.reopened <= asOf;
    const lastClosed = reopened ? further.reclosed : course.closed;
    const outcome = lastClosed <= asOf ? course.outcome : '';
    const assigned = course.assigned <= asOf;
    const agreed = agreement.on <= asOf;
    const { mediator, handedOver } = this.mediator(course);
    const asksAll = mediator?.code !== CHOSEN_SURVEYS.mediator || course.closed < CHOOSES_FROM || course.outcome.startsWith('S');
    const answered = opinion.surveyed <= asOf && asksAll;
    const surveyed = closed && asksAll && !course.outcome.startsWith('X') && course.closed + SURVEY_AFTER_DAYS <= asOf;
    const movedOn = handedOver ? course.who : undefined;
    return {
      case_id: intake.caseId, dispute_id: intake.disputeId,
      received_on: this.on(intake.received), accepted_on: this.on(course.accepted), assigned_on: this.on(course.assigned),
      first_contact_on: this.on(course.contact), consent_on: this.on(course.consent), first_session_on: this.on(course.session),
      due_on: assigned ? this.days.text(course.due) : '',
      closed_on: this.on(lastClosed), agreement_on: this.on(agreement.on),
      performance_due_on: agreed ? this.days.text(agreement.due) : '', performed_on: this.on(agreement.performed),
      reopened_on: this.on(after.reopened), litigated_on: this.on(after.litigated), enforcement_on: this.on(agreement.enforced),
      surveyed_on: answered ? this.on(opinion.surveyed) : '', entered_on: this.on(intake.entered),
      outcome, outcome_raw: OUTCOME_WORDS.get(outcome) ?? '',
      business: intake.issue.business, cause: intake.cause, subtype: intake.issue.subtype, product: this.product(intake),
      intake_channel: intake.channel, mediation_mode: intake.mode,
      institution: intake.branch.institution, branch: intake.branch.code, region: intake.branch.region,
      organisation: mediator?.organisation ?? '', team: this.team(mediator, course), mediator: mediator?.code ?? '',
      complexity: intake.complexity as string,
      party: `P${String(intake.party).padStart(7, '0')}`, party_group: intake.partyGroup,
      amount_claimed: money(intake.claimed), amount_agreed: agreed ? money(agreement.amount) : '', amount_performed: this.performed(agreement),
      sms_sent: assigned ? count(effort.smsSent) : '', sms_delivered: assigned ? count(effort.smsDelivered) : '',
      sms_replied: assigned ? count(effort.smsReplied) : '', contact_attempts: assigned ? count(effort.attempts) : '',
      sessions: assigned ? count(closed ? effort.sessions : course.session <= asOf ? 1 : 0) : '',
      handovers: mediator ? (handedOver ? '1' : '0') : '',
      survey_sent: closed ? (surveyed ? '1' : '0') : '',
      consumer_score: answered ? count(asked(opinion.consumerScore, further.interviewed)) : '', institution_score: answered ? count(opinion.institutionScore) : '',
      qa_passed: opinion.reviewed <= asOf ? (opinion.reviewPassed ? '1' : '0') : '',
      attempted_on: this.on(further.attempted), extended_due_on: course.extendedOn <= asOf ? this.days.text(course.extendedDue) : '',
      first_closed_on: reopened ? this.on(course.closed) : '',
      inactive_on: this.on(further.inactive), reactivated_on: this.on(further.reactivated), confirmed_on: this.on(further.confirmed), qa_on: this.on(opinion.reviewed),
      favour: closed ? further.favour : '', recommend_score: answered ? count(further.recommends) : '',
      ...this.instalments(history), cost: closed ? money(further.cost) : '',
      first_mediator: movedOn?.first.code ?? '', handed_over_on: movedOn ? this.days.text(movedOn.handedOver) : '', handover_reason: movedOn ? further.movedFor : '',
      first_default_on: this.defaulted(history), active_minutes: closed ? count(further.minutes) : '', claimant_agent: intake.agent,
      first_outcome: reopened ? course.outcome : '', inactive_reason: further.inactive <= asOf ? further.restedFor : '', survey_delivered: surveyed ? (further.surveyArrived ? '1' : '0') : '',
      survey_mode: surveyed ? (further.interviewed ? 'interviewer' : 'self') : '', contact_valid: further.reachable ? '1' : '0', overdue_stage: further.stage,
    };
  }

  private on(day: number): string {
    return day <= this.asOf ? this.days.text(day) : '';
  }

  private mediator({ who, assigned, closed }: Course): { mediator?: Mediator; handedOver: boolean } {
    if (!who || assigned > this.asOf) return { handedOver: false };
    const handedOver = who.handedOver <= this.asOf && who.handedOver < closed;
    return { mediator: handedOver ? who.last : who.first, handedOver };
  }

  /** The code in use when the case was received. */
  private product({ product, received }: Intake): string {
    return product === RENAMED.newCode && received < RENAMED_ON ? RENAMED.oldCode : product;
  }

  /** The mediator's team on the day of assignment, as far as the register has a column for it. */
  private team(mediator: Mediator | undefined, { assigned }: Course): string {
    if (mediator === undefined || mediator.organisation === TEAMS_NOT_DELIVERED) return '';
    return mediator.code === CHANGED_TEAM.mediator && assigned >= CHANGED_ON ? CHANGED_TEAM.team : mediator.team;
  }

  /** Instalments that have come due by now, and those of them that came in time. */
  private instalments({ after: { agreement, further } }: History): { instalments_due: string; instalments_paid: string } {
    if (further.instalments === 0 || agreement.on > this.asOf) return { instalments_due: '', instalments_paid: '' };
    const due = Math.min(further.instalments, Math.floor((this.asOf - agreement.on) / MONTH_DAYS));
    return { instalments_due: String(due), instalments_paid: String(inTime(due, further.keeping)) };
  }

  /** Of one payment it is known once the days of grace are over, of instalments on the day. */
  private defaulted({ after: { further } }: History): string {
    return further.defaulted + (further.instalments > 0 ? 0 : GRACE_DAYS) <= this.asOf ? this.days.text(further.defaulted) : '';
  }

  /** Known once it is done, or once it is missed. */
  private performed({ performed, due, amount, paid }: Agreement): string {
    if (performed <= this.asOf) return money(amount);
    if (due + GRACE_DAYS > this.asOf) return '';
    return money(performed === NEVER ? paid : 0);
  }
}
