/** Events of the log that are too old. */
export interface OldEvents {
  readonly events: number;
  /** The last of them; they are all there are up to it. */
  readonly upTo: number;
  /** When the first and the last of them were written. */
  readonly from: string;
  readonly to: string;
}

/** The event that stands for what was deleted of the log: the chain behind it goes on from its hash. */
export interface LogSeal extends OldEvents {
  /** Of the last event that was deleted. */
  readonly hash: string;
  /** All events written before this time went, UTC. */
  readonly before: string;
  /** By which rule. */
  readonly months: number;
  readonly reason: string;
  /** The event itself: who deleted, and when. */
  readonly seq: number;
  readonly by: string;
  readonly at: string;
}

function read(subject: string): Partial<LogSeal> {
  try {
    return JSON.parse(subject) as Partial<LogSeal>;
  } catch {
    return {};
  }
}

/** What an event says that stands for deleted ones; null where somebody has written something else there. */
export function sealOf({ at, by, seq, subject }: Pick<LogSeal, 'at' | 'by' | 'seq'> & { readonly subject: string }): LogSeal | null {
  const { events, upTo, from, to, hash, before, months, reason } = read(subject);
  if (typeof events !== 'number' || typeof upTo !== 'number' || typeof months !== 'number' || from === undefined || to === undefined || hash === undefined || before === undefined || reason === undefined) return null;
  return { events, upTo, from, to, hash, before, months, reason, seq, by, at };
}
