import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { HttpException, Inject, Injectable, StreamableFile } from '@nestjs/common';
import { csvLine, maskText } from '@concord/etl';
import { institutionTime, storeTime, type LocalisedText, type Stores } from '@concord/sql';
import type { Request } from 'express';
import { QuestionError } from '../../store/errors.js';
import { STORES } from '../../store/store.js';
import { VIEWER, type Viewer, type ViewerOf } from '../../store/viewer.js';
import { workbook, type FileLanguage, type Sheet } from '../../workbook/workbook.js';
import { namesOfActors } from '../actor-name.js';
import { mayDo } from '../needs.js';
import type { Right } from '../rights.js';

const CHECKED_EVERY_MS = 5_000;
const [SHORTEST_REASON, LONGEST_REASON] = [4, 300];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file that somebody takes out of the product. */
export interface Exported {
  /** Without its ending. */
  readonly name: string;
  readonly rights: readonly Right[];
  /** What it was asked for, as the log keeps it. */
  readonly of: Readonly<Record<string, unknown>>;
  /** Is read by this product again, so that nothing may stand in it but what is asked of its columns: the mark is in its name alone. */
  readonly comesBack?: true;
}

/** Why something is taken out, as it was written but for what tells who a party is. Throws `QuestionError` BAD_INPUT. */
export function exportReason(reason: unknown): string {
  const written = typeof reason === 'string' ? reason.trim() : '';
  if (written.length < SHORTEST_REASON || written.length > LONGEST_REASON) throw new QuestionError('BAD_INPUT', `whoever takes data out writes why, in ${String(SHORTEST_REASON)} to ${String(LONGEST_REASON)} characters`);
  return maskText(written, 'text').text;
}

/** Who took a file, when and why, under the mark that the log knows: a heading and its text. */
export type TakenBy = readonly [heading: LocalisedText, text: string];

const newMark = (): string => `E-${randomBytes(4).toString('hex').toUpperCase()}`;

/** What a file is asked for, without why: that is for who sends it. */
export const withoutReason = <Asked extends { readonly reason?: string | undefined }>(asked: Asked): Omit<Asked, 'reason'> => Object.fromEntries(Object.entries(asked).filter(([name]) => name !== 'reason')) as Omit<Asked, 'reason'>;

/** The reason in the query of a request for a file. Throws `HttpException` 400. */
function reasonOf({ query }: Request): string {
  try {
    return exportReason(query['reason']);
  } catch (error) {
    throw error instanceof QuestionError ? new HttpException({ code: 'NO_REASON', message: error.message }, 400) : error;
  }
}

/** Sends files, and writes into the log who took which and why. Each carries a mark by which the log finds whoever took it. */
@Injectable()
export class Exports {
  constructor(@Inject(STORES) private readonly stores: Stores, @Inject(VIEWER) private readonly viewer: ViewerOf) {}

  /** A CSV file of `pieces`. What refuses its first piece refuses the file. It ends within seconds once whoever fetches it may not any more. Throws `QuestionError`, `OperationalError`, `HttpException` 400 without a reason. */
  async csv(request: Request, exported: Exported, pieces: (viewer: Viewer) => AsyncIterable<string> | Promise<AsyncIterable<string>>): Promise<StreamableFile> {
    const reason = reasonOf(request);
    const viewer = await this.viewer(request);
    const iterator = (await pieces(viewer))[Symbol.asyncIterator]();
    const first = await iterator.next();
    const mark = await this.noted(viewer, { file: `${exported.name}.csv`, ...exported.of, reason });
    const last = exported.comesBack === true ? [] : [csvLine([(await this.watermark(viewer, mark, reason)).map(([, text]) => text).join(' · ')])];
    return new StreamableFile(Readable.from(this.whileAllowed(first, iterator, viewer, request, exported.rights, last)), { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${exported.name}.${mark}.csv"` });
  }

  /** A workbook of `sheets`, with a last one that says who took it. Throws like `csv`. */
  async workbook(request: Request, { name, of }: Pick<Exported, 'name' | 'of'>, language: FileLanguage, sheets: (viewer: Viewer) => Promise<readonly Sheet[]>): Promise<StreamableFile> {
    const reason = reasonOf(request);
    const viewer = await this.viewer(request);
    const asked = await sheets(viewer);
    const mark = await this.noted(viewer, { file: `${name}.xlsx`, ...of, reason });
    const about: Sheet = { name: { zh: '导出', en: 'Export' }, columns: [{ head: { zh: '事项', en: 'Item' } }, { head: { zh: '内容', en: 'Content' }, width: 60 }], rows: await this.watermark(viewer, mark, reason) };
    return new StreamableFile(await workbook([...asked, about], language), { type: XLSX, disposition: `attachment; filename="${name}.${mark}.xlsx"` });
  }

  /** A file made as a whole, which says on itself who took it (`about`, the mark first). Throws like `csv`. */
  async bytes(request: Request, { name, of, ending }: Pick<Exported, 'name' | 'of'> & { readonly ending: string }, type: string, made: (viewer: Viewer, about: readonly TakenBy[]) => Promise<Uint8Array>): Promise<StreamableFile> {
    const reason = reasonOf(request);
    const viewer = await this.viewer(request);
    const mark = newMark();
    const content = await made(viewer, await this.watermark(viewer, mark, reason));
    await this.noted(viewer, { file: `${name}.${ending}`, ...of, reason }, mark);
    return new StreamableFile(content, { type, disposition: `attachment; filename="${name}.${mark}.${ending}"` });
  }

  /** A file sent piece by piece while it is made, with who takes it at its end (`taken`). What refuses its first piece refuses the file. Ends and throws like `csv`. */
  async pieces(request: Request, exported: Exported & { readonly ending: string }, type: string, made: (viewer: Viewer, taken: string) => AsyncIterable<Uint8Array>): Promise<StreamableFile> {
    const reason = reasonOf(request);
    const viewer = await this.viewer(request);
    const mark = newMark();
    const iterator = made(viewer, (await this.watermark(viewer, mark, reason)).map(([, text]) => text).join(' · '))[Symbol.asyncIterator]();
    const first = await iterator.next();
    await this.noted(viewer, { file: `${exported.name}.${exported.ending}`, ...exported.of, reason }, mark);
    return new StreamableFile(Readable.from(this.whileAllowed(first, iterator, viewer, request, exported.rights, [])), { type, disposition: `attachment; filename="${exported.name}.${mark}.${exported.ending}"` });
  }

  /** Writes into the log that somebody takes something out, and gives the mark it is to carry. Throws `OperationalError`. */
  async noted(viewer: Viewer, subject: Readonly<Record<string, unknown>>, mark = newMark()): Promise<string> {
    await this.stores.operational.auditLog.add(viewer.id, 'exported', { mark, ...subject });
    return mark;
  }

  private async watermark(viewer: Viewer, mark: string, reason: string): Promise<TakenBy[]> {
    return [[{ zh: '导出标记', en: 'Mark' }, mark], [{ zh: '导出人', en: 'Taken by' }, await namesOfActors(this.stores)(viewer.id)], [{ zh: '时间', en: 'At' }, institutionTime(storeTime())], [{ zh: '事由', en: 'Why' }, reason]];
  }

  private async* whileAllowed<Piece>(first: IteratorResult<Piece>, rest: AsyncIterator<Piece>, { scope }: Viewer, request: Request, rights: readonly Right[], last: readonly Piece[]): AsyncGenerator<Piece> {
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
      yield* last;
    } finally {
      await rest.return?.();
    }
  }
}
