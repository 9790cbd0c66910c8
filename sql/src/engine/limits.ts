import { availableParallelism } from 'node:os';
import type { ClickHouseSettings } from '@clickhouse/client';

/** What one statement may take. Exceeding it is an error with a name, never a shortened answer. */
export interface EngineLimits {
  /** Questions that run at the same time. */
  readonly readers: number;
  /** Writes that run at the same time: steps of one load that do not depend on each other. */
  readonly writers: number;
  /** Questions that may wait for a reader; the next one is told `QUEUE_FULL`. */
  readonly queue: number;
  /** Time of one question in ms, waiting included. */
  readonly readTimeoutMs: number;
  /** Time of one write in ms, waiting included. */
  readonly writeTimeoutMs: number;
  /** Memory of one question in bytes. */
  readonly memoryBytes: number;
  /** Rows of one answer. */
  readonly resultRows: number;
  /** Bytes of one answer, uncompressed, in the engine. */
  readonly resultBytes: number;
  /** Processor cores one question may use. */
  readonly threads: number;
}

/** Sized for one bank's cases on a small machine: a question that needs more is better refused than left to slow all others. */
export const DEFAULT_LIMITS: EngineLimits = {
  readers: 4,
  writers: 2,
  queue: 512,
  readTimeoutMs: 30_000,
  writeTimeoutMs: 60 * 60_000,
  memoryBytes: 2 * 1024 ** 3,
  resultRows: 200_000,
  resultBytes: 256 * 1024 ** 2,
  threads: Math.min(4, availableParallelism()),
};

/** The engine kills at its own limit a moment after ours, so that both ends tell the same story. */
const GRACE_SECONDS = 1;

/**
 * Equal answers on both engines: exact numbers as text, one time zone, long lists of bound values. And no search for comparisons that follow from others, which takes longer than all other
 * planning where a statement joins many conditions; nor are expressions that come a fourth time compiled to machine code, which takes longer than to work them out for a million cases.
 */
const SHARED: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  output_format_json_quote_denormals: 0,
  session_timezone: 'UTC',
  max_query_size: String(32 * 1024 ** 2),
  optimize_and_compare_chain: 0,
  compile_expressions: 0,
  compile_aggregate_expressions: 0,
  compile_sort_description: 0,
};

/** Where an answer may be read from: rows alone (undefined), or also the counters of this name that are kept beside them (a projection). */
export type Looking = string | undefined;

/** The engine knows counters again only while a condition reads `x IS NOT NULL` as it was written; where it answers from rows, reading the null marks alone is quicker. */
const lookingAt = (counters: Looking): ClickHouseSettings =>
  (counters === undefined
    ? { optimize_use_projections: 0, optimize_functions_to_subcolumns: 1 }
    : { optimize_use_projections: 1, optimize_functions_to_subcolumns: 0, preferred_optimize_projection_name: counters });

/** Settings of every question. `readonly` stands last: the embedded engine applies them in order. */
export function readSettings(limits: EngineLimits, looking: Looking, timeoutMs = limits.readTimeoutMs): ClickHouseSettings {
  return {
    ...SHARED,
    ...lookingAt(looking),
    max_execution_time: timeoutMs / 1000 + GRACE_SECONDS,
    max_memory_usage: String(limits.memoryBytes),
    max_result_rows: String(limits.resultRows),
    max_result_bytes: String(limits.resultBytes),
    max_threads: limits.threads,
    readonly: '1',
  };
}

/** Settings of every write: changes are complete when the statement returns. */
export function writeSettings(limits: EngineLimits, timeoutMs = limits.writeTimeoutMs): ClickHouseSettings {
  return {
    ...SHARED,
    max_execution_time: timeoutMs / 1000 + GRACE_SECONDS,
    mutations_sync: '2',
    async_insert: 0,
  };
}
