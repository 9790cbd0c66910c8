import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate, openEngine, openOperational, openStores, OperationalError, restoreOperational, type Stores } from '@concord/sql';
import { KEY_FILE, type LoadConfig } from '../config.js';
import { tableInForce } from '../publish/exchange.js';
import { recover } from '../recover/recover.js';
import { LoadRefused } from '../reject/refusal.js';
import { compareMonths, dataVersionOf, moveCases, type MovedCases, type OnMoved } from './move-cases.js';

/** What was moved; undefined of a store that lies where it lay. */
export interface Moved {
  readonly dataVersion: number;
  readonly cases: (MovedCases & {
    /** Months of data sets whose cases and amounts were compared. */
    readonly months: number;
  }) | undefined;
  /** Lines of the operational store. */
  readonly lines: number | undefined;
}

interface Way {
  readonly from: LoadConfig;
  readonly to: LoadConfig;
  readonly movesCases: boolean;
  readonly movesLines: boolean;
}

const addresses = ({ engine }: LoadConfig): string => JSON.stringify('dataDir' in engine ? engine.dataDir : 'shards' in engine ? engine.shards.map(({ url }) => url) : engine.url);
const lines = ({ operational }: LoadConfig): string => operational.url ?? operational.path;

/** What is to be moved. Throws `LoadRefused` MOVE_NOWHERE. */
function wayOf(from: LoadConfig, to: LoadConfig): Way {
  const [movesCases, movesLines] = [addresses(from) !== addresses(to), lines(from) !== lines(to)];
  if (!movesCases && !movesLines) throw new LoadRefused('MOVE_NOWHERE', '目标处就是此处，无可搬迁。', 'The target is this place; there is nothing to move.');
  if (movesCases && 'dataDir' in from.engine && 'dataDir' in to.engine) {
    throw new LoadRefused('MOVE_NOWHERE', '两处都是内嵌库：请停止服务后复制数据文件夹，或用备份与恢复。', 'Both places are folders of an embedded store: copy the data folder while nothing runs, or back up and restore.');
  }
  return { from, to, movesCases, movesLines };
}

/** Parties keep their pseudonyms: a folder without a key takes this one. Throws `LoadRefused` MOVE_KEY. */
async function bringKey({ from, to }: Way): Promise<void> {
  const key = await from.pseudonymKey();
  await mkdir(to.folder, { recursive: true, mode: 0o700 });
  if (key !== undefined && 'dataDir' in to.engine) await writeFile(join(to.folder, KEY_FILE), `${key}\n`, { flag: 'wx', mode: 0o600 }).catch(() => undefined);
  if ((await to.pseudonymKey()) === key) return;
  throw new LoadRefused(
    'MOVE_KEY', '目标处的假名密钥与此处不同，未搬迁：当事人会得到别的假名。请将此处的密钥设为目标处的 CONCORD_PSEUDONYM_KEY（未设置时它在数据文件夹的 pseudonym.key 中）。',
    'The target has another pseudonym key, and nothing was moved: parties would get other pseudonyms. Set the key of this place there as CONCORD_PSEUDONYM_KEY (where none is set it lies in pseudonym.key in the data folder).',
  );
}

/** What changes row by row, with the name of what is in force as it is there; safe to repeat. Returns how much it is. */
async function bringLines({ operational }: Stores, { to }: Way, { was, now }: { readonly was: string; readonly now: string }): Promise<number> {
  const dump = (await operational.dump()).map((line) => line.replaceAll(was, now));
  try {
    await restoreOperational(to.operational, dump);
  } catch (error) {
    if (!(error instanceof OperationalError) || error.code !== 'OPERATIONAL_NOT_EMPTY') throw error;
    const there = await openOperational(to.operational);
    const same = JSON.stringify((await there.dump().finally(() => there.close())).sort()) === JSON.stringify([...dump].sort());
    if (!same) throw new LoadRefused('STORE_NOT_EMPTY', '目标处的业务库已有别的数据，未启用；换一个空的数据库。', 'The operational store there holds other data; it is not in use. Choose an empty one.');
  }
  return dump.length;
}

async function unmoved({ engine, operational }: Stores): Promise<number> {
  if ((await operational.loads.running()).length > 0) throw new LoadRefused('LOAD_RUNNING', '有载入正在进行，未搬迁。', 'A load is running, and nothing was moved.');
  return dataVersionOf(engine);
}

async function moveFrom(stores: Stores, way: Way, onProgress: OnMoved): Promise<Moved> {
  const dataVersion = await unmoved(stores);
  const there = way.movesCases ? await openEngine(way.to.engine) : stores.engine;
  try {
    if (way.movesCases) await migrate(there);
    const moved = way.movesCases ? await moveCases(stores.engine, there, onProgress) : undefined;
    const [was, now] = [await tableInForce(stores.engine), await tableInForce(there)];
    if ((await unmoved(stores)) !== dataVersion) throw new LoadRefused('MOVE_OUTDATED', '搬迁期间此处又有载入，新处未启用；请再执行一次，只补差额。', 'Something was loaded here meanwhile, and the new place is not in use; run it again, which brings what is missing.');
    const cases = moved === undefined ? undefined : { ...moved, months: await compareMonths(stores.engine, there) };
    const count = way.movesLines ? await bringLines(stores, way, { was, now }) : undefined;
    // From here on it counts there: the last step, and one.
    if (way.movesCases) await there.writer.run({ sql: 'ALTER TABLE concord.publication UPDATE table_uuid = toUUID({now:String}) WHERE table_uuid = toUUID({was:String}) SETTINGS mutations_sync = 2', params: { now, was } });
    const is = await dataVersionOf(there);
    if (is !== dataVersion) throw new LoadRefused('MOVE_DIFFERS', `新处的数据版本为 ${String(is)}，应为 ${String(dataVersion)}。`, `The data version there is ${String(is)} and not ${String(dataVersion)}.`);
    return { dataVersion, cases, lines: count };
  } finally {
    if (way.movesCases) await there.close();
  }
}

/**
 * Moves both stores from one place to another, of whatever kinds: a folder of this machine, a server, a cluster; SQLite, PostgreSQL; and back. What is here stays as it is. Each part is held against where it came
 * from; nothing counts there before all is the same, and a move that was cut short goes on with what is missing. Nobody else may be writing here meanwhile: a load that comes between is found out.
 * Throws `LoadRefused` MOVE_NOWHERE, MOVE_KEY, MOVE_DIFFERS, MOVE_OUTDATED, LOAD_RUNNING, STORE_NOT_EMPTY, `EngineError`, `OperationalError`.
 */
export async function moveStores(from: LoadConfig, to: LoadConfig, onProgress: OnMoved = () => undefined): Promise<Moved> {
  const way = wayOf(from, to);
  const stores = await openStores({ engine: from.engine, operational: from.operational });
  try {
    await recover(stores);
    await bringKey(way);
    return await moveFrom(stores, way, onProgress);
  } finally {
    await stores.close();
  }
}
