/** Longest wait for a connection. */
export const CONNECT_MS = 10_000;

/** How much longer than the server one waits, which stops a statement by itself: beyond that the connection is dead without having said so. */
const GRACE_MS = 10_000;

/** A server that neither answers nor ends the connection. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Waits for an answer for as long as the server may take and a little more; then calls `giveUp` and throws `NoAnswer`. */
export async function within<T>(answerMs: number, answer: Promise<T>, giveUp: () => void): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    late = setTimeout(() => {
      giveUp();
      reject(new NoAnswer());
    }, answerMs + GRACE_MS);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(late);
  }
}
