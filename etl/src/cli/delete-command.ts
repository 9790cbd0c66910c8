import type { WithdrawalPlan } from '../withdraw/plan-withdrawal.js';
import type { Moves } from '../publish/without-load.js';
import { withdrawLoad } from '../withdraw/withdraw-load.js';
import { atStore } from './at-store.js';
import type { Language } from './check-lines.js';
import { COMMAND_LINE, handOver } from './hand-over.js';
import { n } from './say.js';
import { withBar } from './with-bar.js';

const moves = ({ restored, removed, returned, kept }: Moves, language: Language): string => (language === 'zh'
  ? `恢复前一版本 ${n(restored)} 件，移除 ${n(removed)} 件，重新计入 ${n(returned)} 件，不变 ${n(kept)} 件`
  : `${n(restored)} cases hold the version before, ${n(removed)} are gone, ${n(returned)} count again, ${n(kept)} stay as they are`);

/** What taking a load back would do, line by line. */
export function planLines({ load, later, repeats, rounds, ...plan }: WithdrawalPlan, language: Language): readonly string[] {
  const zh = language === 'zh';
  const touched = later.map(({ loadNo, takesOver, comparedAnew, forgets }) => (zh
    ? `  第 ${String(loadNo)} 次载入：接过版本 ${n(takesOver)} 件，变更改与更早版本比较 ${n(comparedAnew)} 件，不再记为缺失 ${n(forgets)} 件`
    : `  load ${String(loadNo)}: takes over the version of ${n(takesOver)} cases, ${n(comparedAnew)} changes are compared with an earlier version, ${n(forgets)} no longer noted as missing`));
  return [
    zh ? `若撤回第 ${String(load.loadNo)} 次载入：${moves(plan, language)}。` : `Taking load ${String(load.loadNo)} back: ${moves(plan, language)}.`,
    ...touched,
    ...(repeats.length === 0 ? [] : [zh ? `  同一批文件曾重复交付（第 ${repeats.join('、')} 次），其内容一并撤回。` : `  The same files came again (load ${repeats.join(', ')}); what they delivered goes, too.`]),
    ...rounds.map(({ title, phase }) => (zh
      ? `  评选“${title}”（${phase === 'final' ? '已定案' : '公示中'}）以其为据，撤回后无法复算：须加 --breaks-rounds。`
      : `  round “${title}” (${phase}) rests on it and could not be made again: --breaks-rounds is needed.`)),
    zh ? '未做改动。' : 'Nothing was done.',
  ];
}

/** `etl delete <load>`: the load goes with everything it did; saying it twice does nothing more. */
export async function deleteCommand(loadNo: number, breaksRounds: boolean, language: Language): Promise<void> {
  const done = await withBar(language, (tools) => atStore((stores) => withdrawLoad(stores, loadNo, { ...tools, by: COMMAND_LINE, breaksRounds }), (holder) => handOver(holder, 'withdraw', { loadNo, breaksRounds }, tools)));
  const [act, withdrawn] = [String(done.loadNo), String(done.withdrawnNo)];
  const zh = language === 'zh';
  if (done.loadNo === done.withdrawnNo) {
    process.stdout.write(zh ? `第 ${withdrawn} 次载入未曾发布；中断时留下的已读数据已清除。\n` : `Load ${withdrawn} was never published; what it had read before it was cut short is removed.\n`);
    return;
  }
  if (done.already) {
    process.stdout.write(zh ? `第 ${withdrawn} 次载入早已撤回（第 ${act} 号），未做改动。\n` : `Load ${withdrawn} was taken back before (number ${act}); nothing was done.\n`);
    return;
  }
  process.stdout.write(zh ? `第 ${withdrawn} 次载入已撤回，数据版本 ${act}：${moves(done, language)}。\n` : `Load ${withdrawn} was taken back, data version ${act}: ${moves(done, language)}.\n`);
}
