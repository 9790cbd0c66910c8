import { decoded, type Encoding } from '../bytes/decode.js';
import type { RecordSink } from '../records/record-sink.js';
import type { SourceFile } from '../bytes/source-file.js';
import { XmlScanner } from './xml-scanner.js';
import type { XmlTag } from './xml-tag.js';

const TYPES: ReadonlySet<string> = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

/**
 * A point in time of XES as `YYYY-MM-DD HH:MM:SS`, by the clock it was written down with: the day on which something happened is that of the
 * people it happened to, so it is not moved to another zone. With `withOffset` what the clock differs from UTC by stays behind it. Anything else comes
 * as it stands.
 */
export const xesTime = (value: string, withOffset: boolean): string =>
  value.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/u, withOffset ? '$1 $2$3' : '$1 $2');

/** Gathers the attributes of each event and of its trace. Attributes of attributes, globals, classifiers and the log's own are left out. */
class Events {
  private depth = 0;
  private inTrace = false;
  private inEvent = false;
  private readonly trace = new Map<string, string>();
  private event = new Map<string, string>();
  private row = 0;

  constructor(private readonly sink: RecordSink, private readonly withOffset: boolean) {}

  open(tag: XmlTag): void {
    this.depth += 1;
    if (tag.name === 'trace' && this.depth === 2) {
      this.inTrace = true;
      this.trace.clear();
    } else if (tag.name === 'event' && this.inTrace && this.depth === 3) {
      this.inEvent = true;
      this.event = new Map(this.trace);
    } else if (TYPES.has(tag.name) && this.depth === (this.inEvent ? 4 : 3)) this.attribute(tag);
  }

  close(name: string): void {
    this.depth -= 1;
    if (name === 'event' && this.depth === 2 && this.inEvent) {
      this.inEvent = false;
      this.row += 1;
      this.sink.named(this.row, this.event);
    } else if (name === 'trace' && this.depth === 1) this.inTrace = false;
  }

  private attribute(tag: XmlTag): void {
    const key = tag.get('key');
    if (key === undefined) return;
    const raw = tag.get('value') ?? '';
    const value = tag.name === 'date' ? xesTime(raw, this.withOffset) : raw;
    if (this.inEvent) this.event.set(key, value);
    else if (this.inTrace) this.trace.set(`case:${key}`, value);
  }
}

/**
 * Reads an event log (IEEE 1849 XES): a record an event, numbered from 1, with the attributes of its trace under `case:`; `withOffset` as in `xesTime`.
 * Throws `BAD_XML` and what `decoded` throws.
 */
export async function readXes(file: SourceFile, encoding: Encoding | 'auto', sink: RecordSink, withOffset = false): Promise<void> {
  const events = new Events(sink, withOffset);
  const scanner = new XmlScanner({ open: (tag) => { events.open(tag); }, close: (name) => { events.close(name); }, text: () => undefined }, file.name, new Map());
  let delivered = 0;
  for await (const chunk of decoded(file, encoding, (bytes) => { delivered = bytes; })) {
    scanner.push(chunk);
    if (!await sink.pause(delivered)) return;
  }
  scanner.finish();
}
