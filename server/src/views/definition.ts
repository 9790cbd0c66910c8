import { allDimensions, allMetrics, type DimensionId, type MetricId } from '@concord/sql';
import { z } from 'zod';
import { ViewRefused } from './view-refused.js';

const METRICS = allMetrics.map(({ id }) => id as MetricId);
const DIMENSIONS = allDimensions.map(({ id }) => id as DimensionId);
const MONTH = String.raw`(19|20|21)\d\d-(0[1-9]|1[0-2])`;

const name = z.string().trim().min(1).max(80).refine((text) => !/\p{Cc}/u.test(text), { message: 'control characters' });
const filter = z.strictObject({ dimension: z.enum(DIMENSIONS), values: z.array(z.string().max(200)).min(1).max(50) });

/** What a view asks: the state of the page, in the words of the contract. */
const definition = z.strictObject({
  dataset: z.string().min(1).max(100),
  /** A period that moves with the data, or two months. */
  period: z.string().regex(new RegExp(`^(month|last3|last12|year|all|${MONTH}\\.\\.${MONTH})$`)),
  filters: z.array(filter).max(20),
  metrics: z.array(z.enum(METRICS)).min(1).max(6),
  rows: z.enum(DIMENSIONS).nullable(),
  columns: z.enum(DIMENSIONS).nullable(),
  grain: z.enum(['all', 'month', 'merged_month', 'quarter', 'year']),
  /** The month years begin with; left out where that is January. */
  fiscal: z.number().int().min(2).max(12).optional(),
  against: z.enum(['none', 'period', 'target', 'year']),
  form: z.enum(['chart', 'table']),
  top: z.number().int().min(1).max(100),
  sort: z.string().max(80).nullable(),
}).refine(({ columns, rows }) => columns === null || (rows !== null && rows !== columns), { path: ['columns'], message: 'needs another split as rows' });

/** What a view asks. */
export type ViewDefinition = z.infer<typeof definition>;

/** The version of the file format; one that changes the meaning of a field raises it. */
const FORMAT = 1;
const file = z.strictObject({ concord_view: z.literal(FORMAT), name, definition });

/** Largest file of a view, in characters. */
const MAX_FILE = 50_000;

function taken<Value>(parsed: z.ZodSafeParseResult<Value>): Value {
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || '(file)'}: ${message}`).join('; ').slice(0, 500);
  throw new ViewRefused('VIEW_INVALID', { zh: `视图内容有误：${where}。`, en: `The view is not valid: ${where}.` });
}

/** Reads the text of a definition. Throws `ViewRefused` VIEW_NOT_JSON, VIEW_INVALID, VIEW_TOO_LARGE. */
export const readDefinition = (text: string): ViewDefinition => taken(definition.safeParse(jsonOf(text)));

/** A name as it is kept. Throws `ViewRefused` VIEW_INVALID. */
export const readName = (text: string): string => taken(z.object({ name }).safeParse({ name: text })).name;

function jsonOf(text: string): unknown {
  if (text.length > MAX_FILE) throw new ViewRefused('VIEW_TOO_LARGE', { zh: '视图文件太大（至多 50,000 个字符）。', en: 'The file is too large for a view (50,000 characters at most).' });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new ViewRefused('VIEW_NOT_JSON', { zh: '这不是视图文件：内容不是 JSON。', en: 'This is no view file: it is not JSON.' });
  }
}

/** Reads a view file. Throws `ViewRefused` VIEW_NOT_JSON, VIEW_VERSION, VIEW_INVALID, VIEW_TOO_LARGE. */
export function readViewFile(text: string): { readonly name: string; readonly definition: ViewDefinition } {
  const json = jsonOf(text);
  const version = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)['concord_view'] : undefined;
  if (typeof version === 'number' && version !== FORMAT) {
    throw new ViewRefused('VIEW_VERSION', { zh: `视图文件的版本是 ${String(version)}，这里能读的是 ${String(FORMAT)}。`, en: `The view file has version ${String(version)}; version ${String(FORMAT)} can be read here.` });
  }
  return taken(file.safeParse(json));
}

/** A view as a file: fields in a fixed order, so that two files can be compared line by line. */
export function writeViewFile(viewName: string, view: ViewDefinition): string {
  const { dataset, period, filters, metrics, rows, columns, grain, fiscal, against, form, top, sort } = view;
  return `${JSON.stringify({ concord_view: FORMAT, name: viewName, definition: { dataset, period, filters, metrics, rows, columns, grain, fiscal, against, form, top, sort } }, null, 2)}\n`;
}
