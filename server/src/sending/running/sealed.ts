import { Inject, Injectable } from '@nestjs/common';
import { type Filter, type PackHead, type ReportRun, type SealedPack, type Stores } from '@concord/sql';
import { isWithin } from '../../identity/people/scope.js';
import { isFor, mayRead } from '../../packs/archive.js';
import { openPack, packScope, type PackBody, type PackFile } from '../../packs/pack-body.js';
import { STORES } from '../../store/store.js';
import type { Viewer } from '../../store/viewer.js';
import type { Setting } from '../setting/setting.js';

/** Packs of one period that are looked through, the newest first. */
const LOOKED_THROUGH = 50;

/** A sealed report that a schedule may send. */
export interface Sealed {
  readonly kept: SealedPack;
  readonly body: PackBody;
  /** By languages and formats, in the order of the schedule. */
  readonly files: readonly PackFile[];
}

const told = (filters: readonly Filter[]): string => JSON.stringify(filters.map(({ dimension, exclude, values }) => [dimension, exclude === true, [...values].sort()]).sort());

/** Every file that is to be sent; undefined where the pack lacks one. */
function filesOf({ files }: PackBody, { formats, languages }: Setting): readonly PackFile[] | undefined {
  const wanted = languages.flatMap((language) => formats.map((format) => files.find((one) => one.language === language && one.format === format)));
  return wanted.every((one) => one !== undefined) ? wanted : undefined;
}

/** Reports that were sealed, as schedules send them: whole, with the words that stand in them, and never to whoever may not see all of it. */
@Injectable()
export class SealedReports {
  constructor(@Inject(STORES) private readonly stores: Stores) {}

  /**
   * The newest report sealed of what a run is about: of the same cases as whoever set the schedule sees, by the same filters, with every file that is to be sent; with `version`, of that data version. Undefined where there is none (yet).
   * Throws `PackRefused` SEAL_BROKEN, `OperationalError`.
   */
  async find(owner: Viewer, { period }: Pick<ReportRun, 'period'>, setting: Setting, version?: number): Promise<Sealed | undefined> {
    const { dataset, filters, template } = setting;
    const heads = await this.stores.operational.reportPacks.search({ dataset, period, template }, LOOKED_THROUGH);
    for (const { id } of heads.filter((head) => this.isOf(owner, head) && (version === undefined || head.dataVersion === version))) {
      const kept = await this.stores.operational.reportPacks.find(id);
      if (kept === undefined) continue;
      const body = openPack(kept);
      const files = told(body.filters) === told(filters) && mayRead(owner, body) ? filesOf(body, setting) : undefined;
      if (files !== undefined) return { kept, body, files };
    }
    return undefined;
  }

  /** A report of fewer cases than its owner sees is another one. */
  private isOf({ scope }: Viewer, pack: PackHead): boolean {
    return scope !== undefined && isWithin(scope, packScope(pack)) && isWithin(packScope(pack), scope);
  }
}

/** Whether a recipient may see all that is in it. */
export const isTheirs = (viewer: Viewer, { body, kept }: Sealed): boolean => isFor(viewer, kept) && mayRead(viewer, body);
