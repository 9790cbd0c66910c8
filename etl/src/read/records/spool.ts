import { chmod, mkdtemp, open, rm, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEGMENT_BYTES } from '../limits.js';

/** Takes a finished segment; the file is deleted once the promise settles. */
export type SegmentSink = (path: string) => Promise<void>;

/**
 * A private folder of spool segments: one is being written while the one before is taken in by the engine. No more than two exist at a time.
 */
export class Spool {
  private handle: FileHandle | undefined;
  private path = '';
  private bytes = 0;
  private count = 0;
  private inFlight: Promise<void> = Promise.resolve();

  private constructor(private readonly folder: string) {}

  static async create(): Promise<Spool> {
    const folder = await mkdtemp(join(tmpdir(), 'concord-load-'));
    await chmod(folder, 0o700);
    return new Spool(folder);
  }

  /** Appends whole rows; hands the segment to `sink` when it is full. Throws what an earlier `sink` threw. */
  async write(rows: Buffer, sink: SegmentSink): Promise<void> {
    if (rows.length === 0) return;
    if (this.handle === undefined) {
      this.path = join(this.folder, `${String(this.count)}.rows`);
      this.count += 1;
      this.handle = await open(this.path, 'wx', 0o600);
    }
    await this.handle.write(rows);
    this.bytes += rows.length;
    if (this.bytes >= SEGMENT_BYTES) await this.rotate(sink);
  }

  private async rotate(sink: SegmentSink): Promise<void> {
    const { handle, path } = this;
    if (handle === undefined) return;
    this.handle = undefined;
    this.bytes = 0;
    await handle.close();
    await this.inFlight;
    this.inFlight = sink(path).finally(() => unlink(path));
    // Waited for above or in `flush`; without this an early failure would count as unhandled.
    this.inFlight.catch(() => undefined);
  }

  /** Hands over what is left and waits until all segments are in. */
  async flush(sink: SegmentSink): Promise<void> {
    await this.rotate(sink);
    await this.inFlight;
  }

  /** Waits for the engine to let go, then removes the folder and all in it. */
  async remove(): Promise<void> {
    await this.inFlight.catch(() => undefined);
    await this.handle?.close();
    this.handle = undefined;
    await rm(this.folder, { recursive: true, force: true });
  }
}
