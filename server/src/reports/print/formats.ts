/** Kinds of file a report can be. `csv`: tables for people; `data`: one line a number, for machines. */
export const REPORT_FORMATS = ['pdf', 'pptx', 'xlsx', 'docx', 'html', 'csv', 'data'] as const;
/** One of them. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What each is called where files are sent. */
export const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf', pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', html: 'text/html; charset=utf-8', csv: 'text/csv; charset=utf-8', data: 'text/csv; charset=utf-8',
};

/** How the name of such a file ends, without the point. */
export const ENDINGS: Readonly<Record<ReportFormat, string>> = { pdf: 'pdf', pptx: 'pptx', xlsx: 'xlsx', docx: 'docx', html: 'html', csv: 'csv', data: 'data.csv' };
