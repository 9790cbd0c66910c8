import type { RecordSink } from '../read/records/record-sink.js';

/** Gathers the first records of a file, whether they come under a header or name their own fields. */
export class FirstRecords implements RecordSink {
  headerRow = 0;
  private names: string[] = [];
  private readonly records: (readonly string[])[] = [];
  private readonly places = new Map<string, number>();

  constructor(private readonly wanted: number) {}

  get header(): (names: readonly string[], row: number) => Uint8Array {
    return (names, row) => {
      this.names = [...names];
      this.headerRow = row;
      return new Uint8Array(names.length).fill(1);
    };
  }

  /** The names met, in the order of their first appearance. */
  get columns(): readonly string[] {
    return this.names;
  }

  /** The records, each as wide as the header. */
  get rows(): readonly (readonly string[])[] {
    return this.records.map((record) => this.names.map((_, index) => record[index] ?? ''));
  }

  record(_: number, cells: readonly string[]): void {
    if (this.records.length < this.wanted) this.records.push([...cells]);
  }

  named(_: number, fields: ReadonlyMap<string, string>): void {
    if (this.records.length >= this.wanted) return;
    const cells: string[] = [];
    for (const [name, text] of fields) {
      const place = this.places.get(name) ?? this.names.length;
      if (place === this.names.length) {
        this.places.set(name, place);
        this.names.push(name);
      }
      cells[place] = text;
    }
    this.records.push(cells);
  }

  fault(): void {
    // What cannot be read shows nothing; the load names it.
  }

  pause(): Promise<boolean> {
    return Promise.resolve(this.records.length < this.wanted);
  }
}
