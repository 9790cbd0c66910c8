import { Inject, Injectable } from '@nestjs/common';
import { sealSentence } from '@concord/etl';
import { addCalendarDays, INSTITUTION_OFFSET, institutionTime, storeTime, type AuditSearch, type LogSeal, type Stores } from '@concord/sql';
import { QuestionError } from '../../store/errors.js';
import { STORES } from '../../store/store.js';
import { mayName } from '../../store/dimensions.js';
import type { Viewer } from '../../store/viewer.js';
import { namesOfActors } from '../actor-name.js';
import type { AuditEvent, AuditInput, AuditPage, AuditVerdict, LogDeleted } from './audit.model.js';
import { toldWithoutPeople } from './told-event.js';

const MAX_PAGE = 500;

const beginningOf = (day: string): string => storeTime(Date.parse(`${day}T00:00:00${INSTITUTION_OFFSET.text}`));
const isSaid = (text: string | null | undefined): text is string => typeof text === 'string' && text !== '';

/** What is looked for; what is absent, null or empty is not. */
type Asked = { readonly [Key in keyof Omit<AuditInput, 'before' | 'first'>]?: AuditInput[Key] | undefined };

const searchOf = ({ action, by, from, text, to }: Asked): Omit<AuditSearch, 'before' | 'limit'> => ({
  ...(isSaid(by) ? { by } : {}), ...(isSaid(action) ? { action } : {}), ...(isSaid(text) ? { text } : {}),
  ...(isSaid(from) ? { from: beginningOf(from) } : {}), ...(isSaid(to) ? { to: beginningOf(addCalendarDays(to, 1)) } : {}),
});

/** What was done, for whoever looks after that. All methods throw `QuestionError` NO_SCOPE, `OperationalError`. */
@Injectable()
export class AuditService {
  constructor(@Inject(STORES) private readonly stores: Stores) {}

  private get log() { return this.stores.operational.auditLog; }

  /** Events that fit, newest first, a page of them. */
  async page(viewer: Viewer, input: AuditInput): Promise<AuditPage> {
    mayRead(viewer);
    if (input.first < 1 || input.first > MAX_PAGE) throw new QuestionError('BAD_INPUT', `first must be between 1 and ${String(MAX_PAGE)}`);
    const events = await this.events(viewer, { ...searchOf(input), ...(typeof input.before === 'number' ? { before: input.before } : {}), limit: input.first + 1 });
    const shown = events.slice(0, input.first);
    return { events: shown, before: events.length > shown.length ? (shown.at(-1)?.seq ?? null) : null, deleted: await this.deleted(viewer), actions: await this.log.actions(), people: (await this.stores.operational.accounts.list()).map(({ id, name }) => ({ id, name })) };
  }

  /** Works the chain out again from its beginning. */
  async verify(viewer: Viewer): Promise<AuditVerdict> {
    mayRead(viewer);
    const { sealed, ...verdict } = await this.log.verify();
    return { ...verdict, deleted: await this.told(sealed) };
  }

  /** What was deleted of the log for its age; null where nothing was. */
  async deleted(viewer: Viewer): Promise<LogDeleted | null> {
    mayRead(viewer);
    return this.told(await this.log.sealed());
  }

  /** Every event that fits, newest first, in pages. Whoever may not read them is refused at once, not by a file that breaks off. */
  all(viewer: Viewer, asked: Asked): AsyncGenerator<readonly AuditEvent[]> {
    mayRead(viewer);
    return this.pages(viewer, asked);
  }

  private async * pages(viewer: Viewer, asked: Asked): AsyncGenerator<readonly AuditEvent[]> {
    const search = searchOf(asked);
    for (let before: number | undefined; ;) {
      const events = await this.events(viewer, { ...search, ...(before === undefined ? {} : { before }), limit: MAX_PAGE });
      yield events;
      before = events.at(-1)?.seq;
      if (events.length < MAX_PAGE) return;
    }
  }

  private async told(seal: LogSeal | null): Promise<LogDeleted | null> {
    if (seal === null) return null;
    const by = await namesOfActors(this.stores)(seal.by);
    return { before: institutionTime(seal.before).slice(0, 10), upTo: seal.upTo, sentence: sealSentence({ ...seal, by }) };
  }

  /** As many as the search allows, as the viewer may be told them: of whoever may not see names, what they search for is found in what they are told and nowhere else. */
  private async events(viewer: Viewer, search: AuditSearch): Promise<AuditEvent[]> {
    if (mayName(viewer)) return this.found(search);
    const told: AuditEvent[] = [];
    for (let { before } = search; ;) {
      const events = await this.found({ ...search, ...(before === undefined ? {} : { before }) });
      told.push(...events.map(toldWithoutPeople).filter(({ subject }) => subject.includes(search.text ?? '')));
      before = events.at(-1)?.seq;
      if (events.length < search.limit || told.length >= search.limit) return told.slice(0, search.limit);
    }
  }

  private async found(search: AuditSearch): Promise<AuditEvent[]> {
    const names = new Map((await this.stores.operational.accounts.list()).map(({ id, name }) => [id, name]));
    return (await this.log.search(search)).map(({ action, at, by, hash, seq, subject }) => ({ seq, at: institutionTime(at), by, name: names.get(by) ?? by, action, subject, hash }));
  }
}

/** What was done concerns cases of everybody. */
function mayRead({ scope }: Viewer): void {
  if (scope !== 'all') throw new QuestionError('NO_SCOPE', 'the log is for those who may see everything');
}
