/** Typeface of office files: on every machine that opens them with Office or WPS in Chinese; others show their own instead. */
export const OFFICE_FONT = 'Microsoft YaHei';

/** Colours, as office files write them. */
export const INK = { text: '1B2433', muted: '5D6878', hair: 'E3E6EA', band: 'F6F7F9', brand: '1F4B7A', pale: 'A9C0DA', white: 'FFFFFF', other: '98A2B3', concern: 'C2570C', improvement: '0B6FB3', neutral: '6B4FA0', normal: '1B2433' } as const;
