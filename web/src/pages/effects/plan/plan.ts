import type { RollOutPlansQuery } from '../../../graphql/gen/graphql.js';
import { csvField } from '../../../table/csv-field.js';

/** A draw that was written down. */
export type Plan = RollOutPlansQuery['rollOutPlans'][number];

const HEAD = ['campaign', 'valid_from', 'kind', 'name_zh', 'name_en', 'dimension', 'member'] as const;

/** A plan as a file of campaigns, as it is loaded: a row for each unit. UTF-8 with BOM, CRLF. */
export const csvOf = ({ rows }: Pick<Plan, 'rows'>): string =>
  `\uFEFF${[HEAD.join(','), ...rows.map((row) => [row.campaign, row.validFrom, row.kind, row.nameZh, row.nameEn, row.dimension, row.member].map(csvField).join(','))].join('\r\n')}\r\n`;

/** A whole number between two; the nearest of them for anything else. */
export const within = (value: number, low: number, high: number): number => (Number.isFinite(value) ? Math.min(high, Math.max(low, Math.round(value))) : low);
