import type { LocalisedText } from '@concord/sql';
import { Refused } from '../store/errors.js';

const REFUSALS = {
  REPORT_NO_SCOPE: { zh: '收件人的范围未写明，或超出了安排人自己的范围。', en: 'The scope of a recipient is not said, or is wider than that of whoever sets the schedule.' },
  NO_SUCH_RECIPIENT: { zh: '没有这样的收件账号，或不在您的权限范围内。', en: 'There is no such account to send to, or not for you.' },
  NO_MAIL: { zh: '没有配置邮件服务器（CONCORD_SMTP_URL）。', en: 'No mail server is configured (CONCORD_SMTP_URL).' },
  NO_FOLDER: { zh: '没有配置报告文件夹（CONCORD_REPORT_FOLDER）。', en: 'No folder for reports is configured (CONCORD_REPORT_FOLDER).' },
  BAD_ADDRESS: { zh: '邮件地址不成立，或不在允许的域名之内。', en: 'That is no mail address, or not at a domain that mail may go to.' },
  BAD_FOLDER: { zh: '文件夹名不成立：至多三层，每层以字或数字开头。', en: 'That is no name of a folder: at most three levels, each beginning with a letter or a digit.' },
  UNKNOWN_TEMPLATE: { zh: '没有这个报告模板，或其中没有选中的章节。', en: 'There is no such template, or it has none of the sections chosen.' },
  BAD_WHEN: { zh: '发送时间不成立：请检查工作日序号、日期、时刻与时区。', en: 'That is no time to send at: look at the working day, the day, the time and the zone.' },
  BAD_SCHEDULE: { zh: '安排不完整：名称 1 至 80 个字，至少一种语言、一种格式、一个收件人，至多 100 个收件人。', en: 'The schedule is not whole: a name of 1 to 80 characters, a language, a format and a recipient at least, and 100 recipients at most.' },
  SEALED_WHOLE: { zh: '封存的报告只能整份发送，不能选择章节。', en: 'A sealed report is sent whole: no sections of it can be chosen.' },
  NOT_SEALED: { zh: '该期报告尚未封存；封存后自动发送。', en: 'The report of this period is not sealed yet; it is sent once it is.' },
  SEALED_NOT_THEIRS: { zh: '封存的报告含有收件人权限以外的内容，未发送给此人。', en: 'The sealed report holds more than the recipient may see, so it was not sent to them.' },
  TOO_MANY_SCHEDULES: { zh: '定时发送至多 200 项。', en: 'There may be at most 200 schedules.' },
  NO_SUCH_SCHEDULE: { zh: '没有这项定时发送，或不在您的权限范围内。', en: 'There is no such schedule, or not for you.' },
  NO_SUCH_RUN: { zh: '没有这次发送，或不在您的权限范围内。', en: 'There is no such run, or not for you.' },
  NOTHING_TO_SEND: { zh: '这次发送没有可以再发的内容。', en: 'There is nothing of this run that could be sent again.' },
  RUN_ENDED: { zh: '这次发送已经结束。', en: 'This run has ended.' },
  BAD_ALERTS: { zh: '提醒设置不成立：请检查邮件地址、时区、免打扰时段与星期。', en: 'These settings of reminders cannot be: look at the address, the zone, the quiet hours and the days.' },
  NO_ACCOUNT: { zh: '提醒须有登录账号。', en: 'Reminders need an account.' },
  OWNER_MAY_NOT: { zh: '安排人已没有发送报告的权限，或其角色已到期；请由有权限的人重新保存。', en: 'Whoever set the schedule may not send reports any more, or their role has ended; somebody who may has to save it anew.' },
  RECIPIENT_NO_SCOPE: { zh: '收件人已没有查看数据的范围，未发送。', en: 'The recipient may not see any cases any more; nothing was sent.' },
  NOTHING_TO_REPORT: { zh: '该期没有受理也没有办结的案件，按设置未发送。', en: 'No case was received or closed in the period; nothing was sent, as set.' },
  PART_FAILED: { zh: '报告有一部分未能生成，整次未发送。', en: 'A part of the report could not be made; nothing of this run was sent.' },
  MAIL_REFUSED: { zh: '邮件服务器拒收该地址或该邮件。', en: 'The mail server refuses this address or this mail.' },
  MAIL_FAILED: { zh: '邮件服务器没有应答或暂时不收，将再试。', en: 'The mail server does not answer or takes nothing for now; it is tried again.' },
  MAIL_GIVEN_UP: { zh: '多次尝试后仍未送达，不再自动重试。', en: 'It could not be delivered in many tries; it is not tried again by itself.' },
  FOLDER_FAILED: { zh: '报告文件夹不可写，将再试。', en: 'The folder for reports cannot be written to; it is tried again.' },
  KEEP_FULL: { zh: '磁盘已满，无法保存报告文件；未发送任何内容。', en: 'The disk is full, so the files of the report could not be kept; nothing was sent.' },
  KEEP_FAILED: { zh: '无法保存报告文件；未发送任何内容。', en: 'The files of the report could not be kept; nothing was sent.' },
  KEPT_GONE: { zh: '这次发送的文件已不在，或已被改动，不能再发。', en: 'The files of this run are not here any more or were changed, so they are not sent.' },
  CANCELLED: { zh: '已取消。', en: 'It was called off.' },
  MISSED: { zh: '当时没有运行，已由较新的一次代替。', en: 'Nobody ran it then; a newer one was run in its place.' },
  SENT: { zh: '已发送。', en: 'Sent.' },
  PARTLY_SENT: { zh: '已结束，但有收件人未收到；见逐人结果。', en: 'It has ended, but not everybody got it; see what each recipient got.' },
  INTERNAL: { zh: '出错了；详情见服务端日志。', en: 'Something went wrong; the server log says more.' },
} as const;

/** Why something is not sent, or how a sending stands. */
export type SendingCode = keyof typeof REFUSALS;

/** A code with its sentences, a line each, as the store keeps it; `more` is added to both. */
export function messageOf(code: SendingCode, more?: LocalisedText): string {
  const { en, zh } = REFUSALS[code];
  return more === undefined ? `${code}\n${zh}\n${en}` : [code, `${zh}${more.zh}`, `${en} ${more.en}`].map((line) => line.replaceAll(/\s+/gu, ' ')).join('\n');
}

/** Something about sending that cannot be done, or did not go well. */
export class SendingRefused extends Refused<SendingCode> {
  override readonly name = 'SendingRefused';

  constructor(code: SendingCode, cause?: unknown) {
    super(code, REFUSALS[code]);
    this.cause = cause;
  }
}
