import { open, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { institutionTime, type LoadEntry, type Stores } from '@concord/sql';
import { controlsOf, findingsOf, recordControlsOf } from '../check/load-report.js';
import { planWithdrawal } from '../withdraw/plan-withdrawal.js';
import { placeOfRow } from '../read/delivery.js';
import { rejectSentence } from '../reject/reasons.js';
import { LoadRefused } from '../reject/refusal.js';
import { knownProfile, knownProfiles } from '../profile/known-profiles.js';
import { rejectsCsv } from '../reject/reject-csv.js';
import { listRejects } from '../reject/reject-counts.js';
import { atStore } from './at-store.js';
import { checkLines, type Language } from './check-lines.js';
import { planLines } from './delete-command.js';
import { keepingLines } from '../retention/keeping-command.js';
import { sealSentence } from '../retention/seal-sentence.js';
import { retentionLines } from '../retention/retention-command.js';
import { readThere, type Reading } from './hand-over.js';

const SHOWN_LOADS = 50;
const HEADS = {
  zh: ['编号', '状态', '数据集', '档案', '文件', '截至', '由谁', '收到', '载入', '合并', '未变', '拒收'],
  en: ['load', 'state', 'dataset', 'profile', 'files', 'as of', 'by', 'delivered', 'loaded', 'folded', 'unchanged', 'rejected'],
} as const;

/** A load by its number. Throws `NO_SUCH_LOAD`: an empty answer would pass for a load of which there is nothing to say. */
async function loadOf({ operational }: Stores, loadNo: number): Promise<LoadEntry> {
  const load = await operational.loads.find(loadNo);
  if (load === undefined) throw new LoadRefused('NO_SUCH_LOAD', `没有第 ${String(loadNo)} 次载入。`, `There is no load ${String(loadNo)}.`);
  return load;
}

function loadLine(load: LoadEntry, language: Language): string {
  const [, zh = '', en = ''] = load.message.split('\n');
  const cells = [load.loadNo, load.state, load.dataset, load.profile, load.fileNames.join(', '), load.asOf, load.by, load.delivered, load.loaded, load.folded, load.unchanged, load.rejected];
  return `${cells.map(String).join('\t')}\t${language === 'zh' ? zh : en}`;
}

/** The newest loads, one a line. */
const loadLines = async ({ operational }: Stores, language: Language): Promise<readonly string[]> =>
  [HEADS[language].join('\t'), ...(await operational.loads.newest(SHOWN_LOADS)).map((load) => loadLine(load, language))];

/** Rejected rows in file order, with file, row, column, value and reason. */
async function rejectLines({ engine }: Stores, loadNo: number, limit: number, language: Language): Promise<readonly string[]> {
  return (await listRejects(engine, loadNo, limit)).map(({ rowNo, column, value, reason }) => {
    const { file, row } = placeOfRow(rowNo);
    return `${file === 0 ? '' : `${String(file + 1)}:`}${String(row)}\t${column}\t${JSON.stringify(value)}\t${reason}\t${rejectSentence(reason)[language]}`;
  });
}

/** Works the chain of the activity log out again; `head`, noted earlier, must still be in it. Throws `LoadRefused` LOG_BROKEN. */
async function auditLines({ operational: { auditLog } }: Stores, head: string | undefined, language: Language): Promise<readonly string[]> {
  const { brokenAt, events, head: newest, sealed } = await auditLog.verify();
  if (brokenAt !== null) throw new LoadRefused('LOG_BROKEN', `操作日志自第 ${String(brokenAt)} 条起与写入时不符。`, `From event ${String(brokenAt)} on the activity log is not what was written.`);
  if (head !== undefined && head !== sealed?.hash && !(await auditLog.holds(head))) throw sealed === null
    ? new LoadRefused('LOG_BROKEN', '操作日志中没有此前记下的那一条：末尾被截去过。', 'The event noted earlier is not in the activity log: its end was cut off.')
    : new LoadRefused('LOG_BROKEN', `操作日志中没有此前记下的那一条：若记于 ${institutionTime(sealed.before).slice(0, 10)} 之前，它已按保存期限删除；否则末尾被截去过。`, `The event noted earlier is not in the activity log: noted before ${institutionTime(sealed.before).slice(0, 10)}, it was deleted for its age; else the end of the log was cut off.`);
  return [...(sealed === null ? [] : [sealSentence(sealed)[language]]), language === 'zh' ? `${String(events)} 条记录完整无缺；最后一条的摘要：` : `${events === 1 ? 'The one event is as it was' : `All ${String(events)} events are as they were`} written; digest of the newest:`, newest];
}

async function lines(stores: Stores, reading: Exclude<Reading, { readonly what: 'profile' | 'rejects-csv' }>, language: Language): Promise<readonly string[]> {
  if (reading.what === 'audit') return auditLines(stores, reading.head, language);
  if (reading.what === 'loads') return loadLines(stores, language);
  if (reading.what === 'retention') return retentionLines(stores, reading.dataset, language);
  if (reading.what === 'keeping') return keepingLines(stores, reading.of, language);
  if (reading.what === 'profiles') return knownProfiles(stores);
  if (reading.what === 'withdrawal') return planLines(await planWithdrawal(stores, reading.loadNo), language);
  const { loadNo } = await loadOf(stores, reading.loadNo);
  if (reading.what === 'rejects') return rejectLines(stores, loadNo, reading.limit, language);
  const ask = (statement: Parameters<typeof stores.engine.reader.ask>[0]) => stores.engine.reader.ask(statement);
  return checkLines({ controls: await controlsOf(ask, loadNo), recordControls: await recordControlsOf(ask, loadNo), findings: await findingsOf(ask, loadNo) }, language);
}

/** A reading as the text a person is shown, piece by piece. Throws `LoadRefused` `NO_SUCH_LOAD`, `NOT_PUBLISHED`, `UNKNOWN_PROFILE` before the first piece; `EngineError`. */
export async function* readingText(stores: Stores, reading: Reading, language: Language): AsyncGenerator<string> {
  if (reading.what === 'rejects-csv') yield* rejectsCsv((statement) => stores.engine.reader.ask(statement), await loadOf(stores, reading.loadNo));
  else if (reading.what === 'profile') yield (await knownProfile(stores, reading.id)).text;
  else for (const line of await lines(stores, reading, language)) yield `${line}\n`;
}

async function writeNew(path: string, text: AsyncIterable<string>): Promise<void> {
  const file = await open(path, 'wx').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new LoadRefused('FILE_EXISTS', `${basename(path)} 已存在，未覆盖。`, `${basename(path)} exists and was not overwritten.`, { cause: error });
    throw error;
  });
  try {
    await pipeline(Readable.from(text), file.createWriteStream());
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Writes a reading to a new file, whole or not at all, or to stdout; asks the process that holds the store where one does. */
export async function readCommand(reading: Reading, language: Language, path?: string): Promise<void> {
  const write = (text: AsyncIterable<string>): Promise<void> => (path === undefined ? pipeline(Readable.from(text), process.stdout, { end: false }) : writeNew(path, text));
  await atStore((stores) => write(readingText(stores, reading, language)), (holder) => write(readThere(holder, reading, language)));
}
