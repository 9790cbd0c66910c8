import type { SourceMark } from '@concord/sql';
import type { SourcePlace } from '../../places/places.js';
import type { StagedColumn } from '../../profile/header.js';
import type { Profile } from '../../profile/profile.js';
import type { ProfileFormat } from '../../profile/schema.js';

/** What a profile says of the table it is read from. */
export type TableFormat = Extract<ProfileFormat, { type: 'table' }>;

/** What opening a table is told. */
export interface TableRequest {
  readonly place: SourcePlace;
  readonly profile: Profile;
  readonly format: TableFormat;
  readonly columns: readonly StagedColumn[];
  /** Where the last published read ended; undefined: read everything. */
  readonly mark: SourceMark | undefined;
  readonly signal: AbortSignal | undefined;
}
