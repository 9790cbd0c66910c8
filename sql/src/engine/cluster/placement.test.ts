import { EngineError } from '../engine.js';
import { gathered } from './gathered.js';
import { actOf, changesTables, type Placement } from './placement.js';
import { replicatedDdl } from './replicated.js';

const PLACED: Placement = new Map([['case_version', 'case_version_a'], ['case_current', 'case_current_b'], ['case_next', 'case_next_c']]);
const shares = (sql: string): unknown => {
  const act = actOf(sql, PLACED);
  return act.kind === 'create' ? { ...act, onShards: act.onShards('new') } : act;
};

it('spreads the three tables of cases and what is made in their image, and nothing else', () => {
  expect(shares('CREATE TABLE concord.case_version (case_id String) ENGINE = MergeTree ORDER BY case_id')).toEqual({ kind: 'create', table: 'case_version', isOptional: false, onShards: 'CREATE TABLE concord_cases.new (case_id String) ENGINE = MergeTree ORDER BY case_id' });
  expect(shares('CREATE TABLE concord.case_current AS concord.case_version ENGINE = MergeTree')).toMatchObject({ onShards: 'CREATE TABLE concord_cases.new AS concord_cases.case_version_a ENGINE = MergeTree' });
  expect(shares('CREATE TABLE IF NOT EXISTS concord.kept_7 AS concord.case_version')).toMatchObject({ kind: 'create', table: 'kept_7', isOptional: true, onShards: 'CREATE TABLE IF NOT EXISTS concord_cases.new AS concord_cases.case_version_a' });
  for (const here of [
    'CREATE TABLE concord.typed_7 AS concord.case_version ENGINE = MergeTree ORDER BY case_id', 'CREATE TABLE concord.load (no UInt32) ENGINE = MergeTree ORDER BY no', 'CREATE VIEW concord.v AS SELECT * FROM concord.case_current',
    'EXCHANGE TABLES concord.case_current AND concord.case_next', 'DROP TABLE IF EXISTS concord.typed_7 SYNC', 'ALTER TABLE concord.reject DROP PARTITION 7', 'DELETE FROM concord.publication WHERE load_no = 7',
  ]) expect(shares(here)).toEqual({ kind: 'here' });
});

it('changes columns everywhere, the rest of a table on its shards, and refuses both at once', () => {
  expect(shares("ALTER TABLE concord.case_current ADD COLUMN IF NOT EXISTS a String DEFAULT concat('x', ','), MODIFY COLUMN b String")).toMatchObject({ kind: 'everywhere' });
  expect(shares('ALTER TABLE concord.case_next ATTACH PARTITION 2024 FROM concord.case_current')).toEqual({ kind: 'shards', onShards: 'ALTER TABLE concord_cases.case_next_c ATTACH PARTITION 2024 FROM concord_cases.case_current_b' });
  expect(shares('ALTER TABLE concord.case_current ADD PROJECTION p (SELECT a, count() GROUP BY a)')).toMatchObject({ kind: 'shards' });
  expect(shares('SYSTEM STOP MERGES concord.case_current')).toEqual({ kind: 'shards', onShards: 'SYSTEM STOP MERGES concord_cases.case_current_b' });
  expect(() => shares('ALTER TABLE concord.case_current ADD COLUMN a String, MODIFY SETTING b = 1')).toThrow(EngineError);
  expect(() => shares('DELETE FROM concord.case_current WHERE 1')).toThrow(EngineError);
});

it('drops a table with its shares, and a database with theirs', () => {
  expect(shares('DROP TABLE IF EXISTS concord.case_next')).toEqual({ kind: 'drop', table: 'case_next', share: 'case_next_c' });
  expect(shares('DROP DATABASE IF EXISTS concord SYNC')).toEqual({ kind: 'everywhere', onShards: 'DROP DATABASE IF EXISTS concord_cases SYNC' });
  expect(shares('CREATE DATABASE IF NOT EXISTS concord ENGINE = Atomic')).toMatchObject({ kind: 'everywhere', onShards: 'CREATE DATABASE IF NOT EXISTS concord_cases ENGINE = Atomic' });
});

it('looks places up for what concerns tables only', () => {
  expect(['CREATE TABLE x', ' alter table x', 'SYSTEM STOP MERGES x', 'INSERT INTO x SELECT 1', 'SELECT 1', 'EXCHANGE TABLES a AND b', 'KILL QUERY'].map(changesTables)).toEqual([true, true, true, false, false, false, false]);
});

it('gathers every join once, however it is written, and leaves arrays alone', () => {
  expect(gathered("SELECT ' LEFT JOIN ' FROM a LEFT JOIN (SELECT 1 FROM b INNER JOIN c USING x) USING x ARRAY JOIN y ASOF LEFT JOIN d ON 1 GLOBAL ANY LEFT JOIN e JOIN f LEFT ARRAY JOIN z"))
    .toBe("SELECT ' LEFT JOIN ' FROM a GLOBAL LEFT JOIN (SELECT 1 FROM b GLOBAL INNER JOIN c USING x) USING x ARRAY JOIN y GLOBAL ASOF LEFT JOIN d ON 1 GLOBAL ANY LEFT JOIN e GLOBAL JOIN f LEFT ARRAY JOIN z");
});

it('gathers what is looked up in, and leaves lists of values as they are', () => {
  expect(gathered("SELECT 'x IN (SELECT' FROM a WHERE b IN (1, 2) AND c IN (SELECT d FROM e WHERE f NOT IN (SELECT 1)) AND (g, h) NOT IN concord.i AND j IN {k:Array(String)} AND l IN m AND n GLOBAL IN (SELECT 2) AND o IN ((SELECT 3))"))
    .toBe("SELECT 'x IN (SELECT' FROM a WHERE b IN (1, 2) AND c GLOBAL IN (SELECT d FROM e WHERE f GLOBAL NOT IN (SELECT 1)) AND (g, h) GLOBAL NOT IN concord.i AND j IN {k:Array(String)} AND l GLOBAL IN m AND n GLOBAL IN (SELECT 2) AND o GLOBAL IN ((SELECT 3))");
});

it('says databases and tables as replicas have them', () => {
  expect(replicatedDdl('CREATE DATABASE IF NOT EXISTS concord ENGINE = Atomic')).toBe("CREATE DATABASE IF NOT EXISTS concord ENGINE = Replicated('/concord/home', 'home', '{replica}')");
  expect(replicatedDdl('CREATE DATABASE IF NOT EXISTS concord_cases ENGINE = Atomic')).toBe("CREATE DATABASE IF NOT EXISTS concord_cases ENGINE = Replicated('/concord/{shard}', '{shard}', '{replica}')");
  expect(replicatedDdl('CREATE TABLE concord.load (no UInt32) ENGINE = ReplacingMergeTree(no) ORDER BY no')).toBe('CREATE TABLE concord.load (no UInt32) ENGINE = ReplicatedReplacingMergeTree(no) ORDER BY no');
  for (const same of ['CREATE TABLE concord.case_next AS concord.case_current', "CREATE TABLE concord.x AS concord_cases.y ENGINE = Distributed('concord', concord_cases, y, cityHash64(case_id))", 'ALTER TABLE concord.x ADD COLUMN ENGINE String', 'CREATE VIEW concord.v AS SELECT 1'])
    expect(replicatedDdl(same)).toBe(same);
});
