import type { Scope } from '@concord/sql';

/** Who asks. A viewer without a scope gets no answer. */
export interface Viewer {
  readonly id: string;
  readonly scope?: Scope;
}

/** Who asks now. */
export type ViewerOf = () => Viewer;

/** Injection token of a `ViewerOf`. */
export const VIEWER = Symbol('VIEWER');

/** Whoever sits at this machine: the server listens on loopback only until people sign in. */
export const LOCAL_VIEWER: Viewer = { id: 'local', scope: 'all' };
