// Child of bench-peers.ts: puts the parts of the loaded store together, as they are some minutes after a load, so that every copy of it is read alike; writes its cases as Parquet for those who
// keep their own; and prints the last day that the data know.
import { join } from 'node:path';
import { Session } from 'chdb';
import { compileDatasets, openStores } from '@concord/sql';

const [dataDir, parquet] = process.argv.slice(2);
if (dataDir === undefined || parquet === undefined) throw new Error('usage: prepare-store <data dir> <Parquet file>');

const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
const { columns, rows: [dataset] } = await stores.engine.reader.ask(compileDatasets(1));
const asOf = dataset?.[columns.indexOf('known_until')];
await stores.close();
if (typeof asOf !== 'string') throw new Error('nothing was loaded');

const session = new Session(dataDir);
await session.queryAsync('OPTIMIZE TABLE concord.case_current FINAL');
await session.queryAsync(`INSERT INTO FUNCTION file('${parquet}', Parquet) SELECT *, undone, first_outcome_class FROM concord.case_current`);
session.close();
process.stdout.write(`${JSON.stringify({ asOf })}\n`);
