import type { DecisionInput } from '../../../graphql/gen/graphql.js';
import type { Failure } from '../../../graphql/failure.js';

/** A decision that is not kept by the server yet: it waits, stands against another text, or was refused. */
export interface Waiting {
  readonly input: DecisionInput;
  readonly failure: Failure | null;
}

const nameOf = (meeting: string): string => `concord.decisions.${meeting}`;

/** What waits of a meeting, from the browser: also after the page was closed. */
export function recall(meeting: string): readonly Waiting[] {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(nameOf(meeting)) ?? '[]');
    return Array.isArray(held) ? held as readonly Waiting[] : [];
  } catch {
    return [];
  }
}

/** Keeps what waits. */
export function remember(meeting: string, waiting: readonly Waiting[]): void {
  try {
    if (waiting.length === 0) localStorage.removeItem(nameOf(meeting));
    else localStorage.setItem(nameOf(meeting), JSON.stringify(waiting));
  } catch {
    // A browser that forbids storage keeps them as long as the page is open.
    return;
  }
}

/** What may be sent again by itself: what no answer came to. What a person has to decide waits for them. */
export const maySend = ({ failure }: Waiting): boolean => failure === null || failure.code === 'NETWORK';

/** Sends what waits, one after the other in the order it was written, and stops where the network does. What is left, and what the last answer told. */
export async function flush<Told>(waiting: readonly Waiting[], send: (input: DecisionInput) => Promise<{ readonly told: Told } | { readonly failure: Failure }>): Promise<{ readonly waiting: readonly Waiting[]; readonly told: Told | null }> {
  const left: Waiting[] = [];
  let [told, isDown]: [Told | null, boolean] = [null, false];
  for (const one of waiting) {
    if (isDown || !maySend(one)) { left.push(one); continue; }
    const answer = await send(one.input);
    if ('told' in answer) { told = answer.told; continue; }
    isDown = answer.failure.code === 'NETWORK';
    left.push({ ...one, failure: answer.failure });
  }
  return { waiting: left, told };
}
