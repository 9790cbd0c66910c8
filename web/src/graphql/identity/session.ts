import { shallowRef } from 'vue';
import { forgetLooking } from './seen-as.js';

/** Set once an answer said that nobody is signed in: the page asks for it then. */
export const signInNeeded = shallowRef(false);

const OWN = { 'content-type': 'application/json', 'x-concord': '1' };

const post = (path: string, body: object): Promise<Response> => fetch(path, { method: 'POST', credentials: 'same-origin', headers: OWN, body: JSON.stringify(body) });

/** What came of an attempt. */
export type Outcome = 'bad' | 'done' | 'failed' | 'refused';

async function outcomeOf(attempt: Promise<Response>): Promise<Outcome> {
  try {
    const { ok, status } = await attempt;
    return ok ? 'done' : status === 401 ? 'refused' : status === 400 ? 'bad' : 'failed';
  } catch {
    return 'failed';
  }
}

/** Signs in; the browser keeps the session, not this page. */
export function signIn(login: string, password: string): Promise<Outcome> {
  forgetLooking();
  return outcomeOf(post('/sign-in', { login, password }));
}

/** Makes the first administrator by the code on the console. */
export const makeFirst = (first: { readonly code: string; readonly login: string; readonly name: string; readonly password: string }): Promise<Outcome> => outcomeOf(post('/first-administrator', first));

/** Gives whoever is signed in another password; every session of theirs ends. */
export const changePassword = (current: string, next: string): Promise<Outcome> => outcomeOf(post('/password', { current, next }));

/** Ends the session here, or on every device. */
export const signOut = (everywhere: boolean): Promise<Outcome> => outcomeOf(post('/sign-out', { everywhere }));

/** What nobody who is not signed in needs to be told more than. */
export interface Way {
  /** The first administrator is still to be made. */
  readonly isFirst: boolean;
  /** There is a provider of single sign-on. */
  readonly isSsoOffered: boolean;
}

/** How one may sign in; by password alone where nobody can tell. */
export async function waysIn(): Promise<Way> {
  try {
    const response = await fetch('/who', { credentials: 'same-origin' });
    const { isFirst, isSsoOffered } = (response.status === 401 ? await response.json() : {}) as { isFirst?: unknown; isSsoOffered?: unknown };
    return { isFirst: isFirst === true, isSsoOffered: isSsoOffered === true };
  } catch {
    return { isFirst: false, isSsoOffered: false };
  }
}
