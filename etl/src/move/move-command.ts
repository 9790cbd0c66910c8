import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { Language } from '../cli/check-lines.js';
import { n } from '../cli/say.js';
import { withBar } from '../cli/with-bar.js';
import { ConfigError, readLoadConfig } from '../config.js';
import { moveStores, type Moved } from './move-stores.js';

function told({ cases, dataVersion, lines }: Moved, language: Language): string {
  const zh = language === 'zh';
  const of = [
    ...(cases === undefined ? [] : [zh ? `案件库 ${n(cases.rows)} 行（${n(cases.parts)} 部分，其中 ${n(cases.kept)} 部分此前已在），校验和与 ${n(cases.months)} 个月的合计均相符` : `${n(cases.rows)} rows of the case store in ${n(cases.parts)} parts (${n(cases.kept)} of them brought before); checksums and the totals of ${n(cases.months)} months agree`]),
    ...(lines === undefined ? [] : [zh ? `业务库 ${n(lines)} 行` : `${n(lines)} lines of the operational store`]),
  ].join(zh ? '；' : '; ');
  return zh ? `已搬迁，数据版本 ${String(dataVersion)}：${of}。以新设置启动即用新处；此处原样未动。\n` : `Moved, data version ${String(dataVersion)}: ${of}. Start with the new settings to use the new place; this one is as it was.\n`;
}

/** `etl move <settings>`: from where the settings of this place say to where those of a file do. Throws `ConfigError`, and what `moveStores` throws. */
export async function moveCommand(file: string, language: Language): Promise<void> {
  const settings = await readFile(resolve(file), 'utf8').catch((cause: unknown) => { throw new ConfigError('the file of settings cannot be read', { cause }); });
  const moved = await withBar(language, ({ onProgress }) => moveStores(readLoadConfig(), readLoadConfig(parseEnv(settings)), onProgress));
  process.stdout.write(told(moved, language));
}
