// Child of bench.ts: writes a canonical CSV as Parquet, all its columns as text, by the bare engine.
import { Session } from 'chdb';

const [dataDir, csv, parquet] = process.argv.slice(2);
if (dataDir === undefined || csv === undefined || parquet === undefined) throw new Error('usage: write-parquet <data dir> <csv> <parquet>');
const session = new Session(dataDir);
await session.queryAsync(`INSERT INTO FUNCTION file('${parquet}', Parquet) SELECT * FROM file('${csv}', CSVWithNames) SETTINGS schema_inference_make_columns_nullable = 0, input_format_csv_use_best_effort_in_schema_inference = 0`);
session.close();
process.stdout.write('{}\n');
