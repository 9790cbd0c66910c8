import type { LoadRequest } from '@concord/etl';

/** A load or a check as asked for: files of this machine, the profile's text, and what `etl load` may say besides. */
export interface Order extends Pick<LoadRequest, 'files' | 'profile' | 'within'> {
  readonly dataset?: string | undefined;
  readonly asOf?: string | undefined;
  readonly full?: boolean | undefined;
  /** Who asks, for the registry. */
  readonly by?: string | undefined;
}
