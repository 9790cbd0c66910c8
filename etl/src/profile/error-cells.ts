/** What spreadsheets show in place of a value they could not work out. */
export const ERROR_CELLS = [
  '#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NULL!', '#NUM!', '#SPILL!', '#CALC!', '#FIELD!', '#BLOCKED!', '#CONNECT!', '#BUSY!', '#UNKNOWN!', '#GETTING_DATA',
] as const;

/** What readers write in place of a whole number that a file stores as a double and that is larger than a double can tell from its neighbours: its last digits are made up. */
export const INEXACT = '#INEXACT!';
/** What readers write in place of a formula whose result the file does not hold. */
export const NO_RESULT = '#NO_RESULT!';

const NO_VALUES: ReadonlySet<string> = new Set([...ERROR_CELLS, INEXACT, NO_RESULT]);

/** True for a cell that says why there is no value: it is nobody's name and must be found by what it is. */
export const isErrorCell = (text: string): boolean => text.startsWith('#') && NO_VALUES.has(text);
