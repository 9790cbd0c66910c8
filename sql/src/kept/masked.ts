/** What is taken out of delivered text before any of it is stored, and what stands there instead: for people to read, and never in the way of a reader of cells. */
export const STAND_INS = {
  identity: '〔证件号〕', credit_code: '〔信用代码〕', card: '〔卡号〕', account: '〔账号〕', phone: '〔电话〕', email: '〔邮箱〕', name: '〔姓名〕',
} as const;

/** One of them. */
export type MaskedPart = keyof typeof STAND_INS;

/** True, in SQL, where something was taken out of a text. */
export const isMasked = (column: string): string => `multiSearchAny(toString(${column}), [${Object.values(STAND_INS).map((one) => `'${one}'`).join(', ')}])`;
