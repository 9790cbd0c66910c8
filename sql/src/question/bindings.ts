import type { ParamValue, Statement } from '../engine/engine.js';

/** ClickHouse types that values are bound as. */
type BoundType = 'String' | 'Date' | 'UInt32' | 'UInt64' | 'Array(String)';

/** Collects bound values while a statement is built: the only way a value from outside gets near SQL. */
export class Bindings {
  private readonly values: Record<string, ParamValue> = {};
  private count = 0;

  /** Placeholder for `value` under a new name. */
  bind(value: ParamValue, type: BoundType): string {
    return this.bindAs(`p${this.count++}`, value, type);
  }

  /** Placeholder under a given name; the same name twice binds once. */
  bindAs(name: string, value: ParamValue, type: BoundType): string {
    this.values[name] = value;
    return `{${name}:${type}}`;
  }

  /** The statement with everything bound so far; `counters` where those kept by day can answer at least a part of it. */
  statement(sql: string, counters?: string): Statement {
    return { sql, params: { ...this.values }, ...(counters === undefined ? {} : { counters }) };
  }
}
