import type { Measured } from '../people/people-rows.js';
import type { FileMeasured, ReportsMeasured } from './bench-reports.js';

type Child = <Told>(script: string, dataDir: string, files: readonly string[]) => Promise<Told>;

const line = (what: string, { seconds, bytes, blockedMs }: FileMeasured, aim: string): Measured => [`${what}, ${(bytes / 1e6).toFixed(1)} MB: made and fetched, longest block of the event loop`, `${seconds.toFixed(1)} s, ${blockedMs.toFixed(0)} ms`, `${aim}, < 50 ms`];

/** What reports as files cost over a store that holds the 演示数据: worked out anew, printed, fetched over HTTP. */
export async function reportRows(child: Child, dataDir: string, say: (text: string) => void): Promise<Measured[]> {
  say('printing reports, and all cases as a workbook …');
  const { pdf, pptx, xlsx, list } = await child<ReportsMeasured>('reports/bench-reports.js', dataDir, []);
  return [
    line('the monthly report as a PDF', pdf, '3 s'), line('as slides', pptx, '3 s'), line('as a workbook, a sheet a section', xlsx, '3 s'), line('all cases as a workbook of 15 columns', list, '40 s'),
    ['memory while that workbook is made over the idle process (and with it)', `${(list.peakMb - list.beforeMb).toFixed(0)} MB (${list.peakMb.toFixed(0)})`, '< 250 MB over it'],
  ];
}
