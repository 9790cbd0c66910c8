import { createHash } from 'node:crypto';
import type { Filter, LocalisedText, MetricId, Scope, SealedPack } from '@concord/sql';
import type { ReportDocument } from '../reports/document/document.js';
import type { PrintLanguage } from '../reports/print/chart-svg.js';
import type { ReportFormat } from '../reports/print/formats.js';
import type { MeetingThen } from '../reports/writing/asked.js';
import type { Template } from '../reports/template/template.js';
import { PackRefused } from './pack-refused.js';
import { isSigned, keyIdOf } from './signer.js';

/** A file of a pack: how it is called, and the SHA-256 of its bytes. */
export interface PackFile {
  readonly name: string;
  readonly format: ReportFormat;
  readonly language: PrintLanguage;
  readonly bytes: number;
  readonly digest: string;
}

/** What a metric meant when a pack was sealed. */
export interface DefinedThen {
  readonly metric: MetricId;
  readonly version: number;
  readonly fingerprint: string;
}

/** What is sealed besides the head. */
export interface PackBody {
  readonly template: Template;
  readonly filters: readonly Filter[];
  /** Code of the mediator it is about, if it is about one. */
  readonly subject: string | null;
  /** Id of the round of the board it is about, if it is about one. */
  readonly round: string | null;
  /** The meeting it is about, if it is about one; packs of before there were any say nothing of it. */
  readonly meeting?: MeetingThen | null;
  /** Id of the request to an institution it is, if it is one; packs of before letters were sealed say nothing of it. */
  readonly letter?: string | null;
  /** What was written beside the figures, by section. */
  readonly commentary: Readonly<Record<string, LocalisedText>>;
  /** Why claims stay that the numbers do not carry; '' where none were flagged. */
  readonly because: string;
  readonly definitions: readonly DefinedThen[];
  readonly document: ReportDocument;
  readonly files: readonly PackFile[];
  /** Their name then. */
  readonly publisher: string;
  /** Whether who made it saw who the mediators are: nobody else is shown it then. */
  readonly namesPeople: boolean;
  /** SPKI, base64. */
  readonly publicKey: string;
}

/** A pack without its seal. */
export type BarePack = Omit<SealedPack, 'digest' | 'keyId' | 'signature'>;

/** SHA-256, in hexadecimal digits, over everything that a pack says, as a JSON list in this order. */
export const digestOf = ({ body, dataset, dataVersion, id, madeAt, madeBy, period, scope, template, title }: BarePack): string =>
  createHash('sha256').update(JSON.stringify([id, dataset, template, period, title, scope, dataVersion, madeAt, madeBy, body])).digest('hex');

/** Whether what is kept is what was sealed and signed. */
export function isIntact(pack: SealedPack): boolean {
  if (digestOf(pack) !== pack.digest) return false;
  const { publicKey } = JSON.parse(pack.body) as PackBody;
  return keyIdOf(publicKey) === pack.keyId && isSigned(pack.digest, { publicKey, signature: pack.signature });
}

/** What was sealed. Throws `PackRefused` SEAL_BROKEN where it is not what is kept. */
export function openPack(pack: SealedPack): PackBody {
  if (!isIntact(pack)) throw new PackRefused('SEAL_BROKEN');
  return JSON.parse(pack.body) as PackBody;
}

/** Whose cases are in a pack. */
export const packScope = ({ scope }: Pick<SealedPack, 'scope'>): Scope => JSON.parse(scope) as Scope;
