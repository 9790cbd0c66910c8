import type { ReadFrom } from '../read/delivery.js';
import type { RejectSpool } from '../reject/reject-spool.js';
import { removeMark, WORTH_KEEPING_BYTES, writeMark, type Mark } from './kept-work.js';
import type { Segments, Staged } from './segments.js';

/** Marks how far a load has read and typed, for one that goes on from there should this process die. */
export class Keeper {
  private marked = 0;

  /** Without `head` nothing is kept: a check is soon done again. */
  constructor(private readonly segments: Segments, private readonly rejects: RejectSpool, private readonly head: Pick<Mark, 'loadNo' | 'startedAt' | 'identity' | 'order' | 'wentOn'> | undefined) {}

  /** Notes that all before `from` is in, up to the segment `last`, once enough of it is. Rejects of rows behind it may be in, too; they are told by their numbers. */
  async note(from: ReadFrom, last?: Staged): Promise<void> {
    if (this.head === undefined) return;
    const listed = this.segments.listed(last);
    if (listed.bytes - this.marked < WORTH_KEEPING_BYTES) return;
    await writeMark(this.segments.folder, { ...this.head, from, ...listed, rejects: this.rejects.kept });
    this.marked = listed.bytes;
  }

  /** Part of what was read is read again. */
  async forget(): Promise<void> {
    await removeMark(this.segments.folder);
    this.marked = 0;
  }
}
