import type { Stores } from '@concord/sql';
import { NO_PLACES } from '../places/places.js';
import { stagedColumns } from '../profile/header.js';
import { openFile } from './bytes/open-file.js';
import type { Source } from './source.js';
import { openTable, placeOfSource } from './table/source-table.js';
import type { TableFormat } from './table/table-request.js';
import type { LoadRequest } from '../load-request.js';
import { LoadRefused } from '../reject/refusal.js';

async function openTableOf({ operational }: Stores, { profile, places = NO_PLACES, dataset, full, signal }: LoadRequest, format: TableFormat): Promise<Source> {
  const place = places.sources.get(format.source);
  if (place === undefined) {
    const known = [...places.sources.keys()];
    throw new LoadRefused('UNKNOWN_SOURCE', `没有配置来源“${format.source}”；已配置：${known.join('、') || '无'}。`, `No source "${format.source}" is configured; there are: ${known.join(', ') || 'none'}.`);
  }
  const body = { dataset: dataset ?? profile.dataset, source: profile.source, profileHash: profile.hash };
  const mark = full === true ? undefined : await operational.sourceMarks.newest(body, placeOfSource(place));
  return openTable({ place, profile, format, columns: stagedColumns(profile), mark, signal });
}

/** Opens what a request is to load: its files, or the table of its profile. The caller closes them. Throws file and source codes. */
export async function openDelivery(stores: Stores, request: LoadRequest): Promise<readonly Source[]> {
  const { files, within, profile: { format } } = request;
  if (files.length === 0 && format?.type === 'table') return [await openTableOf(stores, request, format)];
  const sources: Source[] = [];
  try {
    for (const path of files) sources.push(await openFile(path, within));
    return sources;
  } catch (error) {
    for (const { handle } of sources) await handle.close();
    throw error;
  }
}

/** The request as what was opened makes it: a whole table holds every case the source still shows, a part of it does not, and neither do rejects, of which the sender's totals do not speak. */
export function asDelivered(request: LoadRequest, sources: readonly Source[]): LoadRequest {
  const [source] = sources;
  const { profile } = request;
  if (source?.container === 'table') return { ...request, profile: { ...profile, delivery: source.isPart ? 'changes' : 'snapshot' } };
  if (!sources.every(({ container }) => container === 'rejects')) return request;
  return { ...request, profile: { ...profile, delivery: 'changes', checks: { ...profile.checks, expect: undefined } } };
}
