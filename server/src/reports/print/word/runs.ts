import { TextRun, type IRunOptions } from 'docx';

/** Text with what it looks like. (The library takes a text alone as well, and linters then read `bold` as that of strings.) */
export const textRun = (options: IRunOptions): TextRun => new TextRun(options);
