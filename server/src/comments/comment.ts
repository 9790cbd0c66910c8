import type { ActionEntry, LocalisedText } from '@concord/sql';
import { z } from 'zod';
import { Refused } from '../store/errors.js';

/** Whether a thread still asks for something. */
export const THREAD_STATES = ['open', 'resolved'] as const;
/** One of these. */
export type ThreadState = (typeof THREAD_STATES)[number];

const SAID = z.object({ text: z.string(), mentions: z.array(z.string()), replyTo: z.number().int().nullable(), isDecision: z.boolean() });
/** Something said. */
export type Said = z.infer<typeof SAID>;
const EDITED = z.object({ of: z.number().int(), text: z.string(), mentions: z.array(z.string()) });
/** Something said otherwise. */
export type Edited = z.infer<typeof EDITED>;

/** A comment as it stands, with what it was before. */
export interface Comment extends Said {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly editedAt: string | null;
  /** Each with the time it was replaced. */
  readonly earlier: readonly { readonly at: string; readonly text: string }[];
}

/** A step that says nothing: it was resolved, or taken up again. */
export interface ThreadStep {
  readonly at: string;
  readonly by: string;
  readonly state: ThreadState;
}

/** A thread from its entries, in their order. */
export function threadOf(entries: readonly ActionEntry[]): { readonly comments: readonly Comment[]; readonly steps: readonly ThreadStep[] } {
  const comments = new Map<number, Comment>();
  const steps: ThreadStep[] = [];
  for (const { at, body, by, kind, seq } of entries) {
    const read: unknown = JSON.parse(body);
    if (kind === 'said') comments.set(seq, { ...SAID.parse(read), seq, at, by, editedAt: null, earlier: [] });
    else if (kind === 'edited') {
      const { mentions, of, text } = EDITED.parse(read);
      const before = comments.get(of);
      if (before !== undefined) comments.set(of, { ...before, text, mentions, editedAt: at, earlier: [...before.earlier, { at, text: before.text }] });
    } else steps.push({ at, by, state: kind === 'resolved' ? 'resolved' : 'open' });
  }
  return { comments: [...comments.values()], steps };
}

const REFUSALS = {
  NO_SUCH_THREAD: { zh: '没有这条讨论，或不在您的权限范围内。', en: 'There is no such discussion, or not for you.' },
  NO_SUCH_COMMENT: { zh: '没有这条评论，或不是您写的；只有作者本人可以修改。', en: 'There is no such comment, or it is not yours: only whoever wrote it changes it.' },
  NO_TEXT: { zh: '评论 1 至 4000 个字。', en: 'A comment has 1 to 4,000 characters.' },
  MENTION_SEES_NOT: { zh: '被提及的账号已停用，或看不到这个数字所依据的案件。', en: 'An account mentioned is closed, or does not see the cases this number is about.' },
  THREAD_BUSY: { zh: '多人同时在写，请再试一次。', en: 'Several people write at once; try again.' },
} as const satisfies Readonly<Record<string, LocalisedText>>;

/** Why something is not said. */
export type CommentRefusal = keyof typeof REFUSALS;

/** Something that cannot be said or done in a discussion; nothing was changed. */
export class CommentRefused extends Refused<CommentRefusal> {
  override readonly name = 'CommentRefused';

  constructor(code: CommentRefusal) {
    super(code, REFUSALS[code]);
  }
}
