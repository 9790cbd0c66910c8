import { parseProfile, type Profile } from '@concord/etl';
import { allRecords } from '@concord/sql';

/** A profile of a kind of records whose headers are the names of its columns. */
export function recordProfile(into: string, more = ''): Profile {
  const kind = allRecords.find(({ id }) => id === into);
  return parseProfile([
    `id: ${into.replaceAll('_', '-')}`, `into: ${into}`, 'dataset: centre', `label: {zh: ${into}, en: ${into}}`, 'grain: row', "numbers: {thousands: ','}", more, 'columns_optional: true',
    'columns:', ...(kind?.columns ?? []).map(({ name }) => `  ${name}: {from: ${name}}`),
  ].join('\n'));
}

/** Rows as a file. */
export const lines = (...rows: readonly string[]): string => [...rows, ''].join('\n');

/** The header of mediators' posts. */
export const POSTS = 'mediator,valid_from,valid_to,organisation,team,team_lead,fte,training_hours';
