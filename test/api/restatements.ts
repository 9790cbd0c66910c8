import { becauseOf, type Api } from './api.js';

/** An answer about restatements. */
export interface Page {
  cases: number;
  total: number;
  hasNext: boolean;
  after: string | null;
  columns: { column: string; cases: number }[];
  months: { month: string; cases: number }[];
  loads: { loadNo: number; cases: number; source: string }[];
  rows: { loadNo: number; by: string; caseId: string; source: string; dataset: string; change: { column: string; from: string | null; to: string | null; fromWord: object | null; toWord: object | null; isHidden: boolean } }[];
}

/** Asks for all of an answer. */
export const ASK_RESTATEMENTS = `query($input: RestatementsInput!) {
  restatements(input: $input) { cases total hasNext after columns { column cases } months { month cases } loads { loadNo cases source }
    rows { loadNo by caseId source dataset change { column from to isHidden fromWord { en } toWord { en } } } } }`;

/** Ways to ask an API for restatements: a page, every page walked through as a reader would, a file. */
export function restatementsOf(api: () => Api) {
  const page = async (variables: Record<string, unknown>): Promise<Page> => {
    const { data, errors } = await api().ask<{ restatements: Page }>(ASK_RESTATEMENTS, { input: variables });
    expect(errors).toBeUndefined();
    if (!data) throw new Error('no answer');
    return data.restatements;
  };

  /** Rows of a CSV file as lists of cells, its mark and head left out. */
  async function csv(path: string): Promise<string[][]> {
    const response = await fetch(`${api().url}${becauseOf(path)}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    // The last line is the mark of whoever took it.
    const lines = (await response.text()).trimEnd().split('\r\n').slice(1, -1);
    return lines.map((line) => Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu), ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
  }

  /** Every page, walked through as a reader would. */
  async function pages(variables: Record<string, unknown>): Promise<Page['rows']> {
    const rows: Page['rows'] = [];
    for (let after: string | null = null, more = true; more;) {
      const one: Page = await page({ ...variables, after });
      rows.push(...one.rows);
      ({ after, hasNext: more } = one);
    }
    return rows;
  }
  return { page, pages, csv };
}
