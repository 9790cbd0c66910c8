import type { LocalisedText } from '@concord/sql';
import { phrase } from '../../narrative/phrase.js';
import { numberText } from '../../narrative/text.js';
import type { CheckTold, PackTold } from './all-packs.js';

type Language = keyof LocalisedText;

const HEADS: Readonly<Record<Language, readonly string[]>> = { zh: ['编号', '模板', '期间', '数据集', '数据版本', '封存时间', '标题'], en: ['pack', 'template', 'period', 'dataset', 'data version', 'sealed', 'title'] };
const WORDS = {
  none: { zh: '没有存档的报告。', en: 'There are no packs.' },
  seal: { zh: '封存摘要与签名：SHA-256 {digest}', en: 'seal and signature: SHA-256 {digest}' }, key: { zh: '由本系统的密钥签名', en: 'signed by the key of this installation' },
  rest: { zh: '保存的内容不是当时封存的内容，其余不再核验。', en: 'What is kept is not what was sealed; nothing else is verified.' },
  intact: { zh: '{name}：与封存时逐字节相同', en: '{name}: byte for byte as it was sealed' }, whole: { zh: '{name}：读回后与报告一致，缺 {n} 处', en: '{name}: read back, it holds the report; lacking: {n}' },
  counted: { zh: '按数据版本 {version} 复算 {n} 个数，不同的 {differing} 个', en: 'worked out again from data version {version}: {n} numbers, of which differ: {differing}' }, not: { zh: '未能复算：{why}', en: 'not worked out again: {why}' },
  lacking: { zh: '缺：{what}', en: 'lacking: {what}' }, differs: { zh: '{place}：封存时 {earlier}，复算为 {later}（{why}）', en: '{place}: {earlier} when it was sealed, {later} now ({why})' },
  green: { zh: '核验通过。', en: 'Everything holds.' }, red: { zh: '核验未通过。', en: 'Not everything holds.' },
  some: { zh: '共 {n} 份，通过 {green} 份，未通过 {red} 份。', en: '{n} packs: {green} hold, {red} do not.' },
} as const;
const NONE: LocalisedText = { zh: '—', en: '—' };

/** The archive as a list, one pack a line, parted by tabs. */
export const packLines = (packs: readonly PackTold[], language: Language): string[] => (packs.length === 0 ? [WORDS.none[language]]
  : [HEADS[language].join('\t'), ...packs.map(({ dataset, dataVersion, id, madeAt, period, template, title }) => [id, template, period, dataset, String(dataVersion), madeAt, title[language]].join('\t'))]);

const line = (holds: boolean, words: LocalisedText, language: Language): string => `${holds ? '✓' : '✗'} ${words[language]}`;

/** What verifying a pack found, a check a line, and behind one that fails what it is about. */
export function checkLines({ dataset, dataVersion, digest, id, madeAt, period, template, title }: PackTold, { compared, differing, files, isGreen, isIntact, isOurs, notDerived }: CheckTold, language: Language): string[] {
  const n = (count: number): LocalisedText => numberText(count);
  const head = [id, title[language], template, period, dataset, madeAt].join('\t');
  const seal = line(isIntact, phrase(WORDS.seal, { digest }), language);
  if (!isIntact) return [head, seal, `  ${WORDS.rest[language]}`, WORDS.red[language]];
  const ofFiles = files.flatMap(({ isIntact: isSame, lacking, name }) => [
    line(isSame, phrase(WORDS.intact, { name }), language),
    ...(isSame ? [line(lacking.length === 0, phrase(WORDS.whole, { name, n: n(lacking.length) }), language), ...lacking.map((what) => `  ${phrase(WORDS.lacking, { what })[language]}`)] : []),
  ]);
  const again = notDerived === null ? line(compared > 0 && differing.length === 0, phrase(WORDS.counted, { version: n(dataVersion), n: n(compared), differing: n(differing.length) }), language) : line(false, phrase(WORDS.not, { why: notDerived }), language);
  return [
    head, seal, line(isOurs, WORDS.key, language), ...ofFiles, again,
    ...differing.map(({ earlier, later, place, why }) => `  ${phrase(WORDS.differs, { place, earlier: earlier ?? NONE, later: later ?? NONE, why })[language]}`), WORDS[isGreen ? 'green' : 'red'][language],
  ];
}

/** Of several packs, how many hold. */
export const sumLine = (green: number, all: number, language: Language): string => phrase(WORDS.some, { n: numberText(all), green: numberText(green), red: numberText(all - green) })[language];
