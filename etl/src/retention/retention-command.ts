import type { Stores } from '@concord/sql';
import { ruleLine } from './keeping-command.js';
import { planRetention, type RetentionPlan } from './plan-retention.js';
import { deleteForAge } from './retain.js';
import { atStore } from '../cli/at-store.js';
import type { Language } from '../cli/check-lines.js';
import { COMMAND_LINE, handOver } from '../cli/hand-over.js';
import { n } from '../cli/say.js';
import { withBar } from '../cli/with-bar.js';

function planLines({ cases, closedBefore, dataset, excellent, months, rounds, sources, versions, years }: RetentionPlan, language: Language): readonly string[] {
  const zh = language === 'zh';
  const [first, last] = [months[0]?.month ?? '', months.at(-1)?.month ?? ''];
  if (cases === 0) return [zh ? `${dataset}：保存 ${String(years)} 年，没有 ${closedBefore} 之前办结的案件可删除。` : `${dataset}: kept for ${String(years)} years; no case was closed before ${closedBefore}.`];
  return [
    zh ? `${dataset}：保存 ${String(years)} 年。若删除 ${closedBefore} 之前办结的案件：${n(cases)} 件、${n(versions)} 个版本，连同其拒收行、短信与转办记录，不可恢复。`
      : `${dataset}: kept for ${String(years)} years. Deleting cases closed before ${closedBefore}: ${n(cases)} cases, ${n(versions)} versions, with their rejected rows, messages and hand-overs; not to be undone.`,
    ...sources.map((one) => (zh ? `  来源 ${one.source}：${n(one.cases)} 件、${n(one.versions)} 个版本` : `  source ${one.source}: ${n(one.cases)} cases, ${n(one.versions)} versions`)),
    zh ? `  ${first} 至 ${last} 共 ${n(months.length)} 个办结月受影响，其中 ${n(months.filter(({ left }) => left === 0).length)} 个月不再有办结案件；${closedBefore} 之前各期的数此后不显示。`
      : `  ${n(months.length)} months of closing from ${first} to ${last} lose cases, ${n(months.filter(({ left }) => left === 0).length)} of them all; figures of periods before ${closedBefore} are not shown any more.`,
    ...(excellent === 0 ? [] : [zh ? `  其中 ${n(excellent)} 件写成了优秀案例：案例已去标识，予以保留。` : `  ${n(excellent)} of them are told of as excellent cases, which stay: they are de-identified.`]),
    ...rounds.map(({ title }) => (zh ? `  评选“${title}”以其为据，删除后无法复算：须加 --breaks-rounds。` : `  round “${title}” rests on them and could not be made again: --breaks-rounds is needed.`)),
    zh ? '  此前所做的备份仍含有这些案件，须另行清理。' : '  Backups made before still hold these cases and are to be cleared separately.',
  ];
}

/** The rules that hold, one a line; of one dataset what deleting by its rule would do. Throws `LoadRefused` `NO_RETENTION_RULE`. */
export async function retentionLines(stores: Stores, dataset: string | undefined, language: Language): Promise<readonly string[]> {
  const zh = language === 'zh';
  if (dataset !== undefined) return [...planLines(await planRetention(stores, dataset), language), zh ? '未做改动；--delete 执行。' : 'Nothing was done; --delete carries it out.'];
  const rules = await stores.operational.retentionRules.list();
  const newest = rules.filter((rule, at) => rules.findIndex((one) => one.dataset === rule.dataset) === at);
  const others = (await stores.operational.keepingRules.inForce()).map((rule) => ruleLine(rule, language));
  if (newest.length + others.length === 0) return [zh ? '没有设定保存期限：案件、拒收行内容与操作日志一直保存。' : 'No rule has been set: cases, texts of rejected rows and the activity log are kept without an end.'];
  return [...newest.map(({ dataset: of, reason, setAt, setBy, years }) => [of, years === null ? (zh ? '不限' : 'no end') : `${String(years)} ${zh ? '年' : 'years'}`, setAt.slice(0, 10), setBy, reason].join('\t')), ...others];
}

/** `etl retention <dataset> --delete`: what its rule no longer lets be kept goes for good. */
export async function deleteForAgeCommand(dataset: string, breaksRounds: boolean, language: Language): Promise<void> {
  const done = await withBar(language, (tools) => atStore((stores) => deleteForAge(stores, dataset, { ...tools, by: COMMAND_LINE, breaksRounds }), (holder) => handOver(holder, 'retain', { dataset, breaksRounds }, tools)));
  const acts = done.acts.map(String).join(', ');
  const zh = language === 'zh';
  if (done.acts.length === 0) process.stdout.write(zh ? `没有 ${done.closedBefore} 之前办结的案件，未做改动。\n` : `No case was closed before ${done.closedBefore}; nothing was done.\n`);
  else process.stdout.write(zh ? `已删除 ${done.closedBefore} 之前办结的案件 ${n(done.cases)} 件、${n(done.versions)} 个版本（第 ${acts} 号操作）。\n` : `${n(done.cases)} cases closed before ${done.closedBefore} were deleted, ${n(done.versions)} versions (act ${acts}).\n`);
}
