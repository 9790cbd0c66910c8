import { closeSync, openSync, writevSync } from 'node:fs';
import { join } from 'node:path';
import { asDiskFull, diskFull } from '../../reject/refusal.js';
import { SEGMENT_BYTES } from '../limits.js';

/** Takes a finished file, which is the taker's from then on; nothing is written after the last one. */
export type FileSink = (path: string, isLast: boolean) => Promise<void>;

/** Files taken in at a time. To take one in takes longer than to read it: with one at a time the reader, and its core, would wait for it. */
const ABREAST = 2;

/** Files of rows in a private folder: one is written while those before are taken in by the engine. */
export class Spool {
  private file: number | undefined;
  private path = '';
  private bytes = 0;
  private count = 0;
  private readonly inFlight: Promise<void>[] = [];

  /** Its files are called after `name`, which no other spool of the folder may have. */
  constructor(private readonly folder: string, private readonly name: string) {}

  /** True when `rotate` should be called. */
  get full(): boolean {
    return this.bytes >= Math.min(SEGMENT_BYTES.most, SEGMENT_BYTES.first * 2 ** (this.count - 1));
  }

  /** Appends whole rows, at once, so that their buffers may be used again. Throws `DISK_FULL`. */
  write(pieces: readonly Buffer[]): void {
    const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
    if (bytes === 0) return;
    try {
      this.file ??= this.open();
      if (writevSync(this.file, pieces) !== bytes) throw diskFull('a write fell short');
    } catch (error) {
      throw asDiskFull(error);
    }
    this.bytes += bytes;
  }

  /** Hands what is written to `sink` once there is room: in the order written. Throws what an earlier `sink` threw. */
  async rotate(sink: FileSink, isLast = false): Promise<void> {
    const { path } = this;
    if (!this.close()) return;
    if (this.inFlight.length === ABREAST) await this.inFlight.shift();
    const taken = sink(path, isLast);
    // Waited for above or in `flush`; without this an early failure would count as unhandled.
    taken.catch(() => undefined);
    this.inFlight.push(taken);
  }

  /** Hands over what is left, if a taker is named, and waits until all is in. */
  async flush(sink?: FileSink): Promise<void> {
    if (sink !== undefined) await this.rotate(sink, true);
    for (let taken = this.inFlight.shift(); taken !== undefined; taken = this.inFlight.shift()) await taken;
  }

  /** Waits until the engine has let go, however that went; what was not handed over stays behind. */
  async release(): Promise<void> {
    this.close();
    await Promise.allSettled(this.inFlight);
  }

  private open(): number {
    this.path = join(this.folder, `${this.name}-${String(this.count)}`);
    this.count += 1;
    return openSync(this.path, 'wx', 0o600);
  }

  /** False when nothing was being written. */
  private close(): boolean {
    if (this.file === undefined) return false;
    closeSync(this.file);
    this.file = undefined;
    this.bytes = 0;
    return true;
  }
}
