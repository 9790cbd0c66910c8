/** Below this n only x/n is shown. */
export const MIN_N_PERCENT = 10;
/** Below this n a value is grey and never ordered. */
export const MIN_N_FULL = 30;
