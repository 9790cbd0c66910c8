/** The next turn of the event loop: whoever else asks is answered meanwhile. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

const LONGEST_MS = 8;

/** Gives way within a long sum: to everybody else's turn, whenever its own took longer than some ms. */
export class Turns {
  private since = performance.now();

  /** Resolves at once while the turn is young. */
  async give(): Promise<void> {
    if (performance.now() - this.since < LONGEST_MS) return;
    await nextTurn();
    this.since = performance.now();
  }
}
