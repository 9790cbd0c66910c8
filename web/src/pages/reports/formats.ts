/** Kinds of file a report can be, in the order they are offered. */
export const REPORT_FORMATS = ['pdf', 'pptx', 'xlsx', 'docx', 'html', 'csv', 'data'] as const;
