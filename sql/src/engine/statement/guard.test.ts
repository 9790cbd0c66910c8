import { EngineError } from '../engine.js';
import { guard, type Rights } from './guard.js';

function refusal(sql: string, rights: Rights): string | undefined {
  try {
    guard(sql, rights);
    return undefined;
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
}

describe('guard', () => {
  it('lets questions through and names their placeholders once', () => {
    const sql = 'WITH a AS (SELECT 1 AS x) SELECT {p: String}, {q:Array(String)}, {p: String} FROM concord.case_current JOIN a USING (x)';
    expect(guard(sql, 'read')).toEqual({ placeholders: ['p', 'q'], definesView: false });
    expect(refusal('(SELECT 1) UNION ALL (SELECT number FROM numbers(3))', 'read')).toBeUndefined();
    expect(refusal("SELECT 'INTO OUTFILE ; FORMAT', `file` FROM concord.case_fact_as_of(as_of_load = 3)", 'read')).toBeUndefined();
    expect(refusal("SELECT format('{}', x) FROM concord.x ORDER BY uuid, settings_id", 'read')).toBeUndefined();
  });

  it('sees through case, quotes, comments and line breaks', () => {
    for (const call of ["FiLe('/x')", "`file`('/x')", `"url"('http://x')`, "file/* */\n('/x')", "remote -- x\n ('h')"]) {
      expect(refusal(`SELECT * FROM ${call}`, 'read')).toBe('QUERY_REFUSED');
      expect(refusal(`INSERT INTO concord.x SELECT * FROM ${call}`, 'write')).toBe('QUERY_REFUSED');
    }
  });

  it('takes commas for what they part', () => {
    for (const sql of ['SELECT a.x, b.y, t.1 FROM concord.x AS a, concord.y AS b, numbers(3) AS n WHERE a.x IN (b.y, n.number) GROUP BY a.x, b.y, t.1 ORDER BY a.x, b.y',
      'SELECT x.y FROM concord.x AS x ARRAY JOIN x.a AS b, x.c AS d WHERE tuple(x.y, x.z) IN (SELECT a.b, c.d FROM concord.y AS a, concord.z AS c)', 'SELECT f(x.a, x.b) FROM concord.x AS x JOIN concord.y AS y ON f(x.a, y.b) AND x.a IN {p:Array(String)}']) {
      expect(refusal(sql, 'read')).toBeUndefined();
    }
  });

  it('keeps readers to one SELECT over our own tables', () => {
    for (const sql of ['INSERT INTO concord.x SELECT 1', 'SELECT 1 FROM `system`.`processes`', 'SELECT 1 FROM default.x', 'SELECT 1 FORMAT CSV', 'SELECT 1 settings max_threads=1', 'SELECT 1;']) {
      expect(refusal(sql, 'read')).toBe('QUERY_REFUSED');
    }
    expect(refusal('INSERT INTO concord.x SELECT 1 SETTINGS max_threads = 1', 'write')).toBeUndefined();
  });

  it('knows a view, whose placeholders are its own', () => {
    expect(guard('CREATE OR REPLACE VIEW concord.v AS SELECT {p: UInt8} AS p', 'write')).toEqual({ placeholders: ['p'], definesView: true });
    expect(guard('CREATE TABLE concord.t (x UInt8) ENGINE = MergeTree ORDER BY x', 'write').definesView).toBe(false);
  });

  it('remembers verdicts apart for readers and writers', () => {
    const sql = 'TRUNCATE TABLE concord.x';
    expect(refusal(sql, 'write')).toBeUndefined();
    expect(refusal(sql, 'read')).toBe('QUERY_REFUSED');
    expect(refusal(sql, 'write')).toBeUndefined();
  });
});
