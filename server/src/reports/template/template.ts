import { z } from 'zod';
import { FILTERS, name, part, PEERS, words } from './parts.js';
import { PERIOD_KINDS } from './period.js';

/** A report as it is planned: sections in their order, each of parts that ask for numbers (of fewer cases where it has filters of its own), and what somebody wrote beside them. Plain data: it can be kept in a file and compared line by line. */
export const TEMPLATE = z.strictObject({
  id: name,
  version: z.literal(1),
  title: words,
  /** How long the time is that it is about. */
  period: z.enum(PERIOD_KINDS).default('month'),
  /** The month its years begin with, where that is not January. */
  fiscal: z.number().int().min(2).max(12).optional(),
  /** What pages are printed on; A4 upright where it says nothing. */
  page: z.strictObject({ paper: z.enum(['a4', 'a3']), landscape: z.boolean() }).optional(),
  peers: PEERS.optional(),
  sections: z.array(z.strictObject({ id: name, title: words, filters: FILTERS.optional(), parts: z.array(part).max(20) })).min(1).max(30),
}).superRefine(({ peers, sections }, context) => {
  const groups = new Set(peers?.groups.map(({ id }) => id));
  for (const { parts } of sections) {
    for (const one of parts) {
      const named = one.kind === 'peer-members' || one.kind === 'peer-rate' ? [one.group] : one.kind === 'peer-theme' ? one.groups : [];
      for (const group of named) if (!groups.has(group)) context.addIssue({ code: 'custom', message: `there is no group ${group}` });
      if (one.kind.startsWith('peer-') && peers === undefined) context.addIssue({ code: 'custom', message: `${one.kind} needs peers` });
    }
  }
  const ids = sections.map(({ id }) => id);
  if (new Set(ids).size < ids.length) context.addIssue({ code: 'custom', message: 'a section stands there twice' });
});

/** What `TEMPLATE` reads. */
export type Template = z.infer<typeof TEMPLATE>;
