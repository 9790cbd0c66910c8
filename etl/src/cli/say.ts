import { subjectById } from '@concord/sql';
import type { Reconciliation } from '../check/reconcile.js';
import type { Absences } from '../publish/absences.js';
import type { LoadProgress } from '../prepare-load.js';
import type { LoadResult } from '../run-load.js';
import { rejectSentence } from '../reject/reasons.js';
import { checkLines, cutLines, type Language } from './check-lines.js';

/** What work on the command line may be at. */
export type Phase = LoadProgress['phase'] | 'move';

const PHASES: Readonly<Record<Phase, readonly [zh: string, en: string]>> = {
  check: ['核对文件', 'checking'],
  read: ['读取', 'reading'],
  map: ['转换与校验', 'mapping'],
  fold: ['合并成案', 'folding'],
  publish: ['发布', 'publishing'],
  withdraw: ['撤回', 'taking back'],
  delete: ['按期限删除', 'deleting for age'],
  move: ['搬迁', 'moving'],
  done: ['完成', 'done'],
};

/** The name of a phase. */
export const phaseName = (phase: Phase, language: Language): string => PHASES[phase][language === 'zh' ? 0 : 1];

/** A whole number with thousands marked. */
export const n = (value: number): string => value.toLocaleString('en-US');

/** 收到 = 载入 + 合并 + 未变 + 拒收, with the numbers. */
export function reconciliationLine(result: Reconciliation, language: Language): string {
  const { delivered, loaded, folded, unchanged, rejected } = result;
  return language === 'zh'
    ? `收到 ${n(delivered)} 行 = 载入 ${n(loaded)} + 合并 ${n(folded)} + 未变 ${n(unchanged)} + 拒收 ${n(rejected)}`
    : `delivered ${n(delivered)} rows = loaded ${n(loaded)} + folded ${n(folded)} + unchanged ${n(unchanged)} + rejected ${n(rejected)}`;
}

/** What a full snapshot does not bring; no line where it brings everything. */
export function absenceLines({ missing, withdrawn }: Absences, language: Language): readonly string[] {
  if (missing + withdrawn === 0) return [];
  return [language === 'zh'
    ? `  快照未带来 ${n(missing + withdrawn)} 件：仍计入 ${n(missing)}，移出现行 ${n(withdrawn)}`
    : `  the snapshot did not bring ${n(missing + withdrawn)} cases: ${n(missing)} still counted, ${n(withdrawn)} withdrawn`];
}

/** What a finished load has to say, line by line. */
export function resultLines(result: LoadResult, language: Language): readonly string[] {
  const zh = language === 'zh';
  if (result.sameAs !== undefined) {
    return [zh ? `与第 ${String(result.sameAs)} 次载入相同，未做改动。` : `The same as load ${String(result.sameAs)}; nothing was done.`];
  }
  const about = subjectById(result.into).label;
  const [ofRecords, records] = [`第 ${String(result.loadNo)} 次载入已发布：${result.dataset}，${about.zh}；新记录 ${n(result.casesNew)}，变更 ${n(result.casesChanged)}`, `Load ${String(result.loadNo)} published: ${result.dataset}, ${about.en}; ${n(result.casesNew)} new records, ${n(result.casesChanged)} changed`];
  const head = result.into !== 'case' ? (zh ? ofRecords : records) : zh
    ? `第 ${String(result.loadNo)} 次载入已发布：${result.dataset}，截至 ${result.asOf}；新案 ${n(result.casesNew)}，变更 ${n(result.casesChanged)}`
    : `Load ${String(result.loadNo)} published: ${result.dataset}, as of ${result.asOf}; ${n(result.casesNew)} new cases, ${n(result.casesChanged)} changed`;
  const rejects = result.rejects.map(({ reason, column, rows }) => `  ${reason}${column === '' ? '' : ` ${column}`}: ${n(rows)}  ${rejectSentence(reason)[language]}`);
  const unknown = result.unknownValues.map(({ column, value, rows }) => `  ${zh ? '词表外' : 'not in the vocabulary'} ${column}: “${value}” ${n(rows)}`);
  return [head, reconciliationLine(result, language), ...absenceLines(result.absences, language), ...rejects, ...unknown, ...cutLines(result.unknownValues, language), ...checkLines(result, language)];
}

/** Which files of a folder were refused, after all of them have been tried. */
export function refusedLines(refused: readonly string[], of: number, language: Language): readonly string[] {
  return ['', language === 'zh' ? `${n(of)} 个文件中有 ${n(refused.length)} 个被拒，其余已逐个处理：${refused.join('、')}` : `${n(refused.length)} of ${n(of)} files were refused, the others were gone on with: ${refused.join(', ')}`];
}

/** Which files of a folder were not reached. */
export function stoppedLine(left: readonly string[], language: Language): string {
  return language === 'zh' ? `在此停下，以下文件尚未处理：${left.join('、')}` : `Stopped here; not done: ${left.join(', ')}`;
}

/** What several checks do not tell. */
export const aloneLine = (language: Language): string => (language === 'zh' ? '每个文件各自与库中现有数据相比；载入时，后面的文件还会遇到前面文件带来的数据。' : 'Each file was held against what is stored now; in a load, later files also meet what those before them bring.');
