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

/** Who a viewer is, where that is known: the local viewer is whoever sits there, several people under one name. Null then. */
export const personOf = ({ id }: Viewer): string | null => (id === LOCAL_VIEWER.id ? null : id);
