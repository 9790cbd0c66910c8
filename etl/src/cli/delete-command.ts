import { withdrawLoad } from '../withdraw-load.js';
import type { Language } from './check-lines.js';
import { withStore } from './load-command.js';
import { n } from './say.js';

/** `etl delete <load>`: the load goes with everything it did; saying it twice does nothing more. */
export async function deleteCommand(loadNo: number, language: Language): Promise<void> {
  const { loadNo: act, withdrawnNo, already, restored, removed, returned } = await withStore((stores) => withdrawLoad(stores, loadNo));
  const zh = language === 'zh';
  if (already) {
    process.stdout.write(zh ? `第 ${String(withdrawnNo)} 次载入早已撤回（第 ${String(act)} 号），未做改动。\n` : `Load ${String(withdrawnNo)} was taken back before (number ${String(act)}); nothing was done.\n`);
    return;
  }
  process.stdout.write(zh
    ? `第 ${String(withdrawnNo)} 次载入已撤回，数据版本 ${String(act)}：恢复前一版本 ${n(restored)} 件，移除 ${n(removed)} 件，重新计入 ${n(returned)} 件。\n`
    : `Load ${String(withdrawnNo)} was taken back, data version ${String(act)}: ${n(restored)} cases hold the version before, ${n(removed)} are gone, ${n(returned)} count again.\n`);
}
