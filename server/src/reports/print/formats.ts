/** Kinds of file a report can be. */
export const REPORT_FORMATS = ['pdf'] as const;
/** One of them; also the ending of its name. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What each is called where files are sent. */
export const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = { pdf: 'application/pdf' };
