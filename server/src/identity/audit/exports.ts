import { Readable } from 'node:stream';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { Stores } from '@concord/sql';
import type { Request } from 'express';
import { STORES } from '../../store/store.js';
import { VIEWER, type Viewer, type ViewerOf } from '../../store/viewer.js';
import { mayDo } from '../needs.js';
import type { Right } from '../rights.js';

const CHECKED_EVERY_MS = 5_000;

/** A file that somebody takes out of the product. */
export interface Exported {
  readonly name: string;
  readonly rights: readonly Right[];
  /** What it was asked for, as the log keeps it. */
  readonly of: Readonly<Record<string, unknown>>;
}

/** Sends files, and writes into the log who took which. */
@Injectable()
export class Exports {
  constructor(@Inject(STORES) private readonly stores: Stores, @Inject(VIEWER) private readonly viewer: ViewerOf) {}

  /** A CSV file of `pieces`. What refuses its first piece refuses the file. It ends within seconds once whoever fetches it may not any more. Throws `QuestionError`, `OperationalError`. */
  async csv(request: Request, { name, of, rights }: Exported, pieces: (viewer: Viewer) => AsyncIterable<string> | Promise<AsyncIterable<string>>): Promise<StreamableFile> {
    const viewer = await this.viewer(request);
    const iterator = (await pieces(viewer))[Symbol.asyncIterator]();
    const first = await iterator.next();
    await this.stores.operational.auditLog.add(viewer.id, 'exported', { file: name, ...of });
    return new StreamableFile(Readable.from(this.whileAllowed(first, iterator, viewer, request, rights)), { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}"` });
  }

  private async* whileAllowed(first: IteratorResult<string>, rest: AsyncIterator<string>, { scope }: Viewer, request: Request, rights: readonly Right[]): AsyncGenerator<string> {
    let checkedAt = Date.now();
    try {
      for (let next = first; next.done !== true; next = await rest.next()) {
        if (Date.now() - checkedAt >= CHECKED_EVERY_MS) {
          const now = await this.viewer(request);
          mayDo(JSON.stringify(now.scope) === JSON.stringify(scope) ? now : undefined, rights);
          checkedAt = Date.now();
        }
        yield next.value;
      }
    } finally {
      await rest.return?.();
    }
  }
}
