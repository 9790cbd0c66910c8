import { isDate } from '@concord/sql';
import type { Places } from './places/places.js';
import type { Profile } from './profile/profile.js';
import { stagedColumns } from './profile/header.js';
import { PSEUDONYM_KEY_CHARS } from './read/records/pseudonym.js';
import { LoadRefused } from './reject/refusal.js';
import type { LoadProgress } from './prepare-load.js';

/** One delivery to be loaded. */
export interface LoadRequest {
  readonly profile: Profile;
  /** Paths, in the order in which `first` and `last` understand them. None where the profile is read from a table. */
  readonly files: readonly string[];
  /** A real path the files have to lie in; then no link is followed. */
  readonly within?: string;
  /** What the operator lets loads reach; needed for a table. */
  readonly places?: Places;
  /** Reads a whole table, whatever was read of it before. */
  readonly full?: boolean;
  /** Instead of the profile's own. */
  readonly dataset?: string;
  /** `YYYY-MM-DD`: what the data knows up to. Else the profile's, else the latest event in the files. */
  readonly asOf?: string;
  /** Who asks, for the registry: a viewer's id, `cli`, or `schedule` and its name. */
  readonly by?: string;
  /** Secret of at least 32 characters, always the same for a store; needed when the profile fills `party` or has a `pseudonym`. */
  readonly pseudonymKey?: string;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: AbortSignal;
}

const DATASET = /^[a-z0-9][a-z0-9_-]{0,39}$/u;

/** Throws `LoadRefused` for what no source has to be opened for. */
export function checkRequest({ profile, files, dataset, asOf, pseudonymKey }: LoadRequest): void {
  if (files.length === 0 && profile.format?.type !== 'table') throw new LoadRefused('NOT_A_FILE', '没有给出文件。', 'No file was given.');
  if (dataset !== undefined && !DATASET.test(dataset)) throw new LoadRefused('BAD_DATASET', '数据集名只能含小写字母、数字、- 与 _。', 'A dataset is named in lower case letters, digits, - and _.');
  if (asOf !== undefined && !isDate(asOf)) throw new LoadRefused('BAD_AS_OF', '截止日须写作 YYYY-MM-DD。', 'The as-of day is written YYYY-MM-DD.');
  if (stagedColumns(profile).some(({ pseudonym }) => pseudonym) && (pseudonymKey ?? '').length < PSEUDONYM_KEY_CHARS) {
    throw new LoadRefused('NO_PSEUDONYM_KEY', `此来源含须以假名保存的姓名，须给出至少 ${String(PSEUDONYM_KEY_CHARS)} 个字符的假名密钥。`, `This source names people who are kept as pseudonyms: a pseudonym key of at least ${String(PSEUDONYM_KEY_CHARS)} characters is needed.`);
  }
}
