import type { Scope } from '@concord/sql';
import type { Reading } from './reading.js';

/** Who asks. A viewer without a scope gets no answer. */
export interface Viewer {
  readonly id: string;
  readonly scope?: Scope;
  /** The request they ask in. */
  readonly reading?: Reading;
}

/** Who asks now. */
export type ViewerOf = () => Viewer;

/** Injection token of a `ViewerOf`. */
export const VIEWER = Symbol('VIEWER');

/** Whoever sits at this machine: the server listens on loopback only until people sign in. */
export const LOCAL_VIEWER: Viewer = { id: 'local', scope: 'all' };
