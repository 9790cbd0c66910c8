import type { IncomingMessage } from 'node:http';
import type { AskOptions, Scope } from '@concord/sql';
import { EVERY_RIGHT, type Right } from '../identity/rights.js';
import type { Reading } from './reading.js';

/** Who asks. A viewer without a scope gets no answer. */
export interface Viewer {
  readonly id: string;
  readonly scope?: Scope;
  /** What they may do; none where it is not said. */
  readonly rights?: ReadonlySet<Right>;
  /** Their name, where they have one. */
  readonly name?: string;
  /** The grant they act by. */
  readonly actsBy?: string;
  /** Name of whoever's eyes they look through: they see no more than both may, and do nothing. */
  readonly seenAs?: string;
  /** Digest of the session they ask in; a program has none. */
  readonly session?: string;
  /** The request they ask in. */
  readonly reading?: Reading;
  /** Aborted when whoever asked has gone: nothing more is asked for them. */
  readonly gone?: AbortSignal;
  /** What waits for the answer; a page that somebody looks at, where it is not said. */
  readonly work?: AskOptions['work'];
}

/** Whose a request is. */
export type ViewerOf = (request: IncomingMessage) => Promise<Viewer> | Viewer;

/** Injection token of a `ViewerOf`. */
export const VIEWER = Symbol('VIEWER');

/** Whoever sits at this machine, where nobody signs in: the server listens on loopback only then. */
export const LOCAL_VIEWER: Viewer = { id: 'local', scope: 'all', rights: EVERY_RIGHT };

/** The product itself, at work on everything for everybody; nobody is told what it asks but what they may see. */
export const product = (id: string): Viewer => ({ id, scope: 'all', rights: EVERY_RIGHT });

/** The same at work that nobody waits for. */
export const productAtLeisure = (id: string): Viewer => ({ ...product(id), work: 'batch' });

/** Whoever has not signed in may see nothing. */
export const NOBODY: Viewer = { id: 'nobody', rights: new Set() };

/** Who a viewer is, where that is known: the local viewer is whoever sits there, several people under one name. Null then. */
export const personOf = ({ id }: Viewer): string | null => (id === LOCAL_VIEWER.id ? null : id);
