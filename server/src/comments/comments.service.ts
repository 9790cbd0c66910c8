import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, type ActionEntry, type CommentThreadHead, type Filter, type NewCommentEntry, type Stores } from '@concord/sql';
import { namesOfActors } from '../identity/actor-name.js';
import { mayDo } from '../identity/needs.js';
import { SignInService } from '../identity/sign-in.service.js';
import { casesOf, isAmong, LINKED_NUMBER, seesAll, type LinkedNumber } from '../linked/linked-number.js';
import { LinkedNumbersService } from '../linked/linked-numbers.service.js';
import { QuestionError } from '../store/errors.js';
import { Store, STORES } from '../store/store.js';
import { LOCAL_VIEWER, type Viewer } from '../store/viewer.js';
import { CommentRefused, threadOf, type Comment, type Edited, type Said, type ThreadState } from './comment.js';
import type { CommentThread, NewCommentInput, NewThreadInput } from './comments.model.js';

const MAX_TEXT = 4_000;
const MOST_MENTIONS = 20;
const TRIES = 5;

/** Which threads are asked for. */
export interface CommentsAsked {
  readonly dataset: string;
  readonly metric?: string | null | undefined;
  readonly filters?: readonly Filter[] | undefined;
  readonly states?: readonly ThreadState[] | null | undefined;
}

const numberOf = ({ number }: CommentThreadHead): LinkedNumber => LINKED_NUMBER.parse(JSON.parse(number));

function textOf(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_TEXT || /[^\P{Cc}\n]/u.test(trimmed)) throw new CommentRefused('NO_TEXT');
  return trimmed;
}

function mustSee({ scope }: Viewer): void {
  if (scope === undefined || scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
}

/** What is said to numbers: by whoever sees every case that a number is about, and told to them alone. All methods throw `QuestionError` NO_SCOPE, FORBIDDEN, BAD_INPUT, `OperationalError`. */
@Injectable()
export class CommentsService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store, private readonly numbers: LinkedNumbersService, private readonly signIns: SignInService) {}

  /** Threads on numbers of a metric, or of all, within the cases asked for; newest first. */
  async list(viewer: Viewer, { dataset, filters = [], metric, states }: CommentsAsked): Promise<CommentThread[]> {
    mustSee(viewer);
    await this.store.consistently(viewer, (snapshot) => snapshot.cases({ dataset, filters }));
    const heads = (await this.stores.operational.comments.list(dataset, metric ?? null)).map((head) => ({ head, number: numberOf(head) }));
    return this.told(viewer, dataset, heads.filter(({ head, number }) => seesAll(viewer, number) && (states ?? [head.state] as readonly string[]).some((state) => state === head.state) && isAmong(casesOf(number), filters)));
  }

  /** Begins a thread at a number. Throws `CommentRefused` NO_TEXT, MENTION_SEES_NOT. */
  async begin(viewer: Viewer, { dataset, isDecision, mentions, number: asked, text }: NewThreadInput): Promise<CommentThread> {
    mustSee(viewer);
    const said: Said = { text: textOf(text), mentions, replyTo: null, isDecision };
    if (isDecision) mayDo(viewer, ['define']);
    const number = await this.numbers.link(viewer, dataset, asked);
    await this.mustSeeIt(mentions, number);
    const id = randomUUID();
    await this.stores.operational.comments.begin({ id, dataset, metric: number.metric, state: 'open', number: JSON.stringify(number), createdBy: viewer.id }, { by: viewer.id, kind: 'said', body: JSON.stringify(said), mentions });
    return this.one(viewer, id);
  }

  /** Says something in a thread; whatever else is said meanwhile stays. Throws `CommentRefused` NO_SUCH_THREAD, NO_SUCH_COMMENT, NO_TEXT, MENTION_SEES_NOT. */
  async say(viewer: Viewer, id: string, { isDecision, mentions, replyTo = null, text }: NewCommentInput): Promise<CommentThread> {
    const said: Said = { text: textOf(text), mentions, replyTo, isDecision };
    if (isDecision) mayDo(viewer, ['define']);
    return this.write(viewer, id, mentions, (head, entries) => {
      if (replyTo !== null && !threadOf(entries).comments.some(({ seq }) => seq === replyTo)) throw new CommentRefused('NO_SUCH_COMMENT');
      return { state: head.state, entry: { by: viewer.id, kind: 'said', body: JSON.stringify(said), mentions } };
    });
  }

  /** Says otherwise what the viewer said; what it was stays in its history. Throws `CommentRefused` NO_SUCH_THREAD, NO_SUCH_COMMENT, NO_TEXT, MENTION_SEES_NOT. */
  async edit(viewer: Viewer, id: string, seq: number, text: string, mentions: readonly string[]): Promise<CommentThread> {
    const edited: Edited = { of: seq, text: textOf(text), mentions: [...mentions] };
    return this.write(viewer, id, mentions, (head, entries) => {
      const before = threadOf(entries).comments.find((comment) => comment.seq === seq);
      if (before?.by !== viewer.id) throw new CommentRefused('NO_SUCH_COMMENT');
      // Who was named before has been told.
      return { state: head.state, entry: { by: viewer.id, kind: 'edited', body: JSON.stringify(edited), mentions: mentions.filter((one) => !before.mentions.includes(one)) } };
    });
  }

  /** Resolves a thread, or takes it up again: who began it, or may decide. Throws `CommentRefused` NO_SUCH_THREAD. */
  async settle(viewer: Viewer, id: string, state: ThreadState): Promise<CommentThread> {
    return this.write(viewer, id, [], (head) => {
      if (!this.maySettle(viewer, head)) throw new QuestionError('FORBIDDEN', 'this is for whoever began it or decides');
      return head.state === state ? null : { state, entry: { by: viewer.id, kind: state === 'resolved' ? 'resolved' : 'reopened', body: '{}', mentions: [] } };
    });
  }

  /** Comments that name somebody, newest first, with what they stand in. */
  async naming(viewer: Viewer): Promise<readonly { readonly threadId: string; readonly seq: number; readonly number: LinkedNumber; readonly by: string }[]> {
    if (viewer.id === LOCAL_VIEWER.id) return [];
    const { comments } = this.stores.operational;
    const mentions = await comments.mentions(viewer.id);
    const entries = await comments.entries([...new Set(mentions.map(({ threadId }) => threadId))]);
    const nameOf = namesOfActors(this.stores);
    const told = await Promise.all(mentions.map(async ({ seq, threadId }) => {
      const [head, entry] = [await comments.find(threadId), entries.get(threadId)?.find((one) => one.seq === seq)];
      return head === undefined || entry === undefined || !seesAll(viewer, numberOf(head)) ? [] : [{ threadId, seq, number: numberOf(head), by: await nameOf(entry.by) }];
    }));
    return told.flat();
  }

  private readonly maySettle = ({ id, rights }: Viewer, { createdBy }: Pick<CommentThreadHead, 'createdBy'>): boolean => createdBy === id || rights?.has('define') === true;

  private async write(viewer: Viewer, id: string, mentions: readonly string[], decide: (head: CommentThreadHead, entries: readonly ActionEntry[]) => { readonly state: string; readonly entry: NewCommentEntry } | null): Promise<CommentThread> {
    mustSee(viewer);
    const { comments } = this.stores.operational;
    for (let n = 0; n < TRIES; n += 1) {
      const head = await comments.find(id);
      if (head === undefined || !seesAll(viewer, numberOf(head))) throw new CommentRefused('NO_SUCH_THREAD');
      await this.mustSeeIt(mentions, numberOf(head));
      const decided = decide(head, (await comments.entries([id])).get(id) ?? []);
      if (decided === null || await comments.add(id, head.revision, decided.state, decided.entry)) return this.one(viewer, id);
    }
    throw new CommentRefused('THREAD_BUSY');
  }

  private async mustSeeIt(mentions: readonly string[], number: LinkedNumber): Promise<void> {
    if (mentions.length > MOST_MENTIONS) throw new QuestionError('BAD_INPUT', `at most ${String(MOST_MENTIONS)} people are named at once`);
    for (const id of new Set(mentions)) {
      const there = await this.signIns.acting(id, '');
      if (there === undefined || !seesAll(there, number)) throw new CommentRefused('MENTION_SEES_NOT');
    }
  }

  private async one(viewer: Viewer, id: string): Promise<CommentThread> {
    const head = await this.stores.operational.comments.find(id);
    const [told] = head === undefined ? [] : await this.told(viewer, head.dataset, [{ head, number: numberOf(head) }]);
    if (told === undefined) throw new CommentRefused('NO_SUCH_THREAD');
    return told;
  }

  private async told(viewer: Viewer, dataset: string, all: readonly { readonly head: CommentThreadHead; readonly number: LinkedNumber }[]): Promise<CommentThread[]> {
    const [entries, numbers, nameOf] = [await this.stores.operational.comments.entries(all.map(({ head }) => head.id)), await this.numbers.told(viewer, dataset, all.map(({ number }) => number)), namesOfActors(this.stores)];
    const commentOf = async ({ at, earlier, editedAt, mentions, ...comment }: Comment) => ({
      ...comment, at: institutionTime(at), editedAt: editedAt === null ? null : institutionTime(editedAt), isOwn: comment.by === viewer.id, earlier: earlier.map((one) => ({ ...one, at: institutionTime(one.at) })),
      mentions: await Promise.all(mentions.map(async (id) => ({ id, name: await nameOf(id) }))),
    });
    const told = await Promise.all(all.map(async ({ head }, i) => {
      const { comments, steps } = threadOf(entries.get(head.id) ?? []);
      const number = numbers[i];
      return number === undefined ? [] : [{
        id: head.id, number, state: head.state === 'resolved' ? 'resolved' as const : 'open' as const, createdAt: institutionTime(head.createdAt), createdBy: head.createdBy, maySettle: this.maySettle(viewer, head),
        comments: await Promise.all(comments.map(commentOf)), steps: steps.map((step) => ({ ...step, at: institutionTime(step.at) })),
      }];
    }));
    return told.flat();
  }
}
