import { listRejects } from '../reject/reject-counts.js';
import { rejectSentence } from '../reject/reasons.js';
import { placeOfRow } from '../read/delivery.js';
import { withStore } from './load-command.js';
import type { Language } from './check-lines.js';

const SHOWN_LOADS = 50;

/** `etl loads`: the newest loads, one a line. */
export async function loadsCommand(language: Language): Promise<void> {
  const loads = await withStore(({ operational }) => operational.loads.newest(SHOWN_LOADS));
  process.stdout.write(`${(language === 'zh' ? ['编号', '状态', '数据集', '档案', '文件', '截至', '收到', '载入', '合并', '未变', '拒收'] : ['load', 'state', 'dataset', 'profile', 'files', 'as of', 'delivered', 'loaded', 'folded', 'unchanged', 'rejected']).join('\t')}\n`);
  for (const load of loads) {
    const [, zh = '', en = ''] = load.message.split('\n');
    const cells = [load.loadNo, load.state, load.dataset, load.profile, load.fileNames.join(', '), load.asOf, load.delivered, load.loaded, load.folded, load.unchanged, load.rejected];
    process.stdout.write(`${cells.map(String).join('\t')}\t${language === 'zh' ? zh : en}\n`);
  }
}

/** `etl rejects <load>`: rejected rows in file order, with file, row, column, value and reason. */
export async function rejectsCommand(loadNo: number, limit: number, language: Language): Promise<void> {
  const rejects = await withStore(({ engine }) => listRejects(engine, loadNo, limit));
  for (const { rowNo, column, value, reason } of rejects) {
    const { file, row } = placeOfRow(rowNo);
    process.stdout.write(`${file === 0 ? '' : `${String(file + 1)}:`}${String(row)}\t${column}\t${JSON.stringify(value)}\t${reason}\t${rejectSentence(reason)[language]}\n`);
  }
}
