import { institutionTime, storeTimeMs, type LocalisedText, type ReportDelivery, type ReportRun } from '@concord/sql';
import { bodyOf, type Line } from '../mail/letter-words.js';
import type { Letter } from '../mail/mailer.js';
import type { Recipient } from '../setting/setting.js';
import type { Facts } from './made.js';

const H = {
  report: { zh: '报告', en: 'Report' }, period: { zh: '期间', en: 'Period' }, scope: { zh: '范围', en: 'Scope' }, filters: { zh: '筛选', en: 'Filters' }, asOf: { zh: '数据截至', en: 'Data as of' },
  version: { zh: '数据版本', en: 'Data version' }, definitions: { zh: '口径版本', en: 'Definitions' }, id: { zh: '报告编号', en: 'Report id' }, mark: { zh: '导出标记', en: 'Mark' }, schedule: { zh: '定时发送', en: 'Schedule' },
} as const satisfies Record<string, LocalisedText>;

const THEN = {
  files: { zh: '请打开附件；数字如有疑问，请凭报告编号与导出标记联系发送人。', en: 'Please open the attached files; if a number is in doubt, ask the sender by report id and mark.' },
  large: { zh: '附件过大，未随邮件发送；请登录后从下面的地址下载。', en: 'The files are too large for a mail; sign in and download them from the address below.' },
  empty: { zh: '该期没有受理也没有办结的案件，因此没有报告；数据补录后数字可能改变。', en: 'No case was received or closed in this period, so there is no report; figures may change once cases are entered late.' },
  careful: { zh: '本邮件由系统自动发送，仅供收件人在其权限范围内使用，请勿转发。', en: 'This mail was sent automatically, for its recipient and within their rights only; please do not pass it on.' },
} as const satisfies Record<string, LocalisedText>;

/** Facts of a report as lines of a mail: figures and names of cases are in its files only. */
function linesOf(run: ReportRun, { asOf, dataVersion, definitions, filters, mark, period, report, scope, title }: Facts): Line[] {
  return [[H.report, title], [H.period, period], [H.scope, scope], [H.filters, filters], [H.asOf, asOf], [H.version, String(dataVersion)], [H.definitions, definitions], [H.id, report], [H.mark, mark], [H.schedule, `${run.name} · ${institutionTime(run.dueAt).slice(0, 16).replace('T', ' ')} +08:00`]];
}

/** Where the files of a run are found. */
export const linkOf = (site: string | null, runId: string): string | null => (site === null ? null : `${site}/reports/schedules?run=${encodeURIComponent(runId)}`);

/** The mail that brings somebody a report: with its files, or where those are too large together with the place they are found at. */
export function reportLetter(run: ReportRun, delivery: ReportDelivery, recipient: Recipient, facts: Facts, files: Letter['files'], asLink: string | null): Letter {
  const { period } = facts;
  const what: LocalisedText = facts.isEmpty ? { zh: '（本期无案件）', en: ' (no cases)' } : { zh: '', en: '' };
  const title: LocalisedText = { zh: `${facts.title.zh} ${period.zh}${what.zh}`, en: `${facts.title.en}, ${period.en}${what.en}` };
  const then = [facts.isEmpty ? THEN.empty : asLink === null ? THEN.files : THEN.large, THEN.careful];
  return {
    messageId: delivery.messageId, dateMs: storeTimeMs(run.madeAt ?? run.dueAt), to: { name: recipient.name, address: recipient.to },
    subject: `${title.zh} · ${title.en}`, ...bodyOf(title, linesOf(run, facts), then, asLink), files: asLink === null ? files : [],
  };
}
