import type { Operational, OperationalConfig } from '@concord/sql';

/** A store under test. */
export interface Opened {
  config(): OperationalConfig;
  /** The store, empty. */
  fresh(): Promise<Operational>;
  /** The same store, opened once more: to be closed by whoever asked. */
  another(): Promise<Operational>;
}
