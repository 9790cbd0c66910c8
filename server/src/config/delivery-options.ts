import type { Places } from '@concord/etl';
import type { BackupOptions } from '../schedules/nightly-backup.js';

/** Where uploads wait, how parties are hidden, who may hand files over from the command line, where backups go, and when what is too old is deleted. */
export interface DeliveryOptions {
  /** Folder of waiting uploads; made when the first comes. */
  readonly inbox: string;
  readonly maxUploadBytes: number;
  readonly pseudonymKey: () => Promise<string | undefined>;
  /** Live sources and folders, as the operator configured them. */
  readonly places: Places;
  /** Secret of this process that a command line of the same user can read; undefined: nothing is handed over. */
  readonly handOverToken?: string;
  /** Undefined: no backup is made by itself. */
  readonly backups?: BackupOptions;
  /** When rules of how long is kept are applied each night, `HH:MM` in the institution's zone; undefined: by hand only. */
  readonly retentionAt?: string;
}

/** Injection token of `DeliveryOptions`. */
export const DELIVERY_OPTIONS = Symbol('DELIVERY_OPTIONS');
