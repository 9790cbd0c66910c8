/** True where a case with these columns is closed for good before a day. One that was reopened since is not over. */
export const closedForGood = (closed: string, reopened: string, before: string): string => `${closed} < ${before} AND (${reopened} IS NULL OR ${reopened} <= ${closed})`;
