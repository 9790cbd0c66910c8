import { institutionTime, type KeepingRule, type KeptOf, type Stores } from '@concord/sql';
import { atStore } from '../cli/at-store.js';
import type { Language } from '../cli/check-lines.js';
import { COMMAND_LINE, handOver } from '../cli/hand-over.js';
import { n } from '../cli/say.js';
import { withBar } from '../cli/with-bar.js';
import { forget, type Forgotten } from './forget.js';
import { planKeeping, type KeepingPlan } from './keeping.js';

const nameOf = ({ dataset, what }: KeptOf, zh: boolean): string => (what === 'log' ? (zh ? '操作日志' : 'activity log') : zh ? `${dataset} 的拒收行内容` : `${dataset}: texts of rejected rows`);

function planLine(plan: KeepingPlan, zh: boolean): string {
  const { before, from, items, loads, months, to } = plan;
  const name = nameOf(plan, zh);
  if (items === 0) return zh ? `${name}：保存 ${String(months)} 个月，没有 ${before} 之前的可删除。` : `${name}: kept for ${String(months)} months; there is nothing of before ${before}.`;
  if (plan.what === 'log') return zh ? `${name}：保存 ${String(months)} 个月。若删除 ${before} 之前的记录：${n(items)} 条，${from} 至 ${to}，不可恢复；一条记录说明删除了什么，整条链由此仍可核对。` : `${name}: kept for ${String(months)} months. Deleting events of before ${before}: ${n(items)}, ${from} to ${to}, not to be undone. One event says what was deleted, and the chain is verified from it.`;
  return zh ? `${name}：保存 ${String(months)} 个月。若删除 ${before} 之前交付的：${n(loads.length)} 次载入的 ${n(items)} 行，${from} 至 ${to}，不可恢复；行数与原因仍在，这些行不能再交回。` : `${name}: kept for ${String(months)} months. Deleting those delivered before ${before}: ${n(items)} rows of ${n(loads.length)} loads, ${from} to ${to}, not to be undone. Their number and reasons stay; they cannot be handed back.`;
}

/** What applying the rule of the log, or of the rejected rows of a dataset, would do. Throws `LoadRefused` NO_RETENTION_RULE. */
export async function keepingLines(stores: Stores, of: KeptOf, language: Language): Promise<readonly string[]> {
  const zh = language === 'zh';
  const plan = await planKeeping(stores, of);
  return [planLine(plan, zh), zh ? `  理由：${plan.reason}` : `  Reason: ${plan.reason}`, ...(plan.items === 0 ? [] : [zh ? '  此前所做的备份仍含有这些内容，须另行清理。' : '  Backups made before still hold them and are to be cleared separately.']), zh ? '未做改动；--delete 执行。' : 'Nothing was done; --delete carries it out.'];
}

/** A rule as the command line lists it. */
export const ruleLine = (rule: KeepingRule, language: Language): string => {
  const zh = language === 'zh';
  return [nameOf(rule, zh), rule.months === null ? (zh ? '不限' : 'no end') : `${String(rule.months)} ${zh ? '个月' : 'months'}`, institutionTime(rule.setAt).slice(0, 10), rule.setBy, rule.reason].join('\t');
};

const doneLine = ({ before, items, ...of }: Forgotten, zh: boolean): string => (items === 0 ? (zh ? `${nameOf(of, zh)}：没有 ${before} 之前的，未做改动。` : `${nameOf(of, zh)}: nothing of before ${before}; nothing was done.`)
  : zh ? `${nameOf(of, zh)}：已删除 ${before} 之前的 ${n(items)} ${of.what === 'log' ? '条' : '行'}。` : `${nameOf(of, zh)}: ${n(items)} ${of.what === 'log' ? 'events' : 'rows'} of before ${before} were deleted.`);

/** `etl retention --of log|rejects --delete`: what the rule no longer lets be kept goes for good. */
export async function forgetCommand(of: KeptOf, language: Language): Promise<void> {
  const done = await withBar(language, (tools) => atStore((stores) => forget(stores, of, { by: COMMAND_LINE, signal: tools.signal }), (holder) => handOver(holder, 'forget', { of }, tools)));
  process.stdout.write(`${doneLine(done, language === 'zh')}\n`);
}
