import { randomUUID } from 'node:crypto';
import type { Kysely, Migration } from 'kysely';

/** An alert as it was: one a kind and subject. */
interface Before {
  readonly id: string;
  readonly dataset: string;
  readonly kind: string;
  readonly type_by: string;
  readonly type_key: string;
  readonly place_by: string;
  readonly place_key: string;
  readonly state: string;
  readonly strength: string;
  readonly is_firing: number;
  readonly owner: string;
  readonly note: string;
  readonly first_seen_on: string;
  readonly since_on: string;
  readonly last_seen_on: string;
  readonly figures: string;
  readonly raised_by: number;
  readonly seen_by: number;
}

interface Event {
  readonly alert_id: string;
  readonly event_no: number;
  readonly happened_at: string;
  readonly what: string;
}

interface Reason {
  readonly alert_id: string;
  readonly kind: string;
  readonly strength: string;
  readonly since_on: string;
  readonly seen_on: string;
  readonly figures: string;
}

type Db = Kysely<{ alert: Before; alert_event: Event & { kinds?: string }; alert_reason: Reason }>;

const STATES = ['open', 'acknowledged', 'explained', 'closed'];
const STRENGTHS = ['notice', 'warning', 'critical'];
const SUBJECT = ['dataset', 'type_by', 'type_key', 'place_by', 'place_key'] as const;

const first = <T>(all: readonly T[], order: (a: T, b: T) => number): T | undefined => [...all].sort(order)[0];
const text = (all: readonly string[]): readonly string[] => [...all].sort();

/** The rows whose kinds are reasons now: those that fire, else those that did last. */
function standing(group: readonly Before[]): readonly Before[] {
  const firing = group.filter(({ is_firing }) => is_firing === 1);
  const last = Math.max(...group.map(({ seen_by }) => seen_by));
  return firing.length > 0 ? firing : group.filter(({ seen_by }) => seen_by === last);
}

/** What stays of the alerts of one subject, the oldest first: nobody's work is called done that was not, and what was written last is in the history. */
function merged(group: readonly Before[]): Partial<Before> {
  const rows = standing(group);
  const least = first(rows, (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  const strongest = first(rows, (a, b) => STRENGTHS.indexOf(b.strength) - STRENGTHS.indexOf(a.strength));
  const said = [least, ...group].filter((row) => row !== undefined);
  return {
    ...(least && { state: least.state }), ...(strongest && { strength: strongest.strength }), is_firing: Math.max(...group.map(({ is_firing }) => is_firing)),
    owner: said.find(({ owner }) => owner !== '')?.owner ?? '', note: said.find(({ note }) => note !== '')?.note ?? '',
    first_seen_on: text(group.map(({ first_seen_on }) => first_seen_on))[0] ?? '', since_on: text(rows.map(({ since_on }) => since_on))[0] ?? '', last_seen_on: text(group.map(({ last_seen_on }) => last_seen_on)).at(-1) ?? '',
    raised_by: Math.min(...group.map(({ raised_by }) => raised_by)), seen_by: Math.max(...group.map(({ seen_by }) => seen_by)),
  };
}

/** Histories of several alerts as one, in the order in which they happened, each entry with the kinds that fired after it. */
async function joinHistories(db: Db, id: string, group: readonly Before[]): Promise<void> {
  const ids = group.map((row) => row.id);
  const events = await db.selectFrom('alert_event').selectAll().where('alert_id', 'in', ids).execute();
  const ordered = events.sort((a, b) => a.happened_at.localeCompare(b.happened_at) || ids.indexOf(a.alert_id) - ids.indexOf(b.alert_id) || a.event_no - b.event_no);
  await db.deleteFrom('alert_event').where('alert_id', 'in', ids).execute();
  const firing = new Set<string>();
  for (const [i, event] of ordered.entries()) {
    const { kind } = group.find((row) => row.id === event.alert_id) ?? { kind: '' };
    if (event.what === 'cleared') firing.delete(kind);
    else if (event.what !== 'changed') firing.add(kind);
    await db.insertInto('alert_event').values({ ...event, alert_id: id, event_no: i + 1, kinds: [...firing].join(' ') }).execute();
  }
}

async function join(db: Db, group: readonly Before[]): Promise<void> {
  const [oldest, ...others] = group;
  const id = oldest?.id ?? '';
  await db.insertInto('alert_reason').values(standing(group).map(({ kind, strength, since_on, last_seen_on, figures }) => ({ alert_id: id, kind, strength, since_on, seen_on: last_seen_on, figures }))).execute();
  await joinHistories(db, id, group);
  if (others.length > 0) await db.deleteFrom('alert').where('id', 'in', others.map((row) => row.id)).execute();
  await db.updateTable('alert').set(merged(group)).where('id', '=', id).execute();
}

async function up(db: Db): Promise<void> {
  await db.schema.dropIndex('alert_by_subject').execute();
  let reason = db.schema.createTable('alert_reason').addColumn('alert_id', 'text', (column) => column.notNull()).addColumn('kind', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('alert_reason_key', ['alert_id', 'kind']);
  for (const name of ['strength', 'since_on', 'seen_on', 'figures']) reason = reason.addColumn(name, 'text', (column) => column.notNull());
  await reason.execute();
  for (const [table, name] of [['alert', 'verdict'], ['alert_event', 'verdict'], ['alert_event', 'kinds']] as const) {
    await db.schema.alterTable(table).addColumn(name, 'text', (column) => column.notNull().defaultTo('')).execute();
  }
  const groups = new Map<string, Before[]>();
  for (const row of await db.selectFrom('alert').selectAll().orderBy('raised_by').orderBy('id').execute()) {
    const key = JSON.stringify(SUBJECT.map((name) => row[name]));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  for (const group of groups.values()) await join(db, group);
  for (const name of ['kind', 'figures']) await db.schema.alterTable('alert').dropColumn(name).execute();
  await db.schema.createIndex('alert_by_subject').unique().on('alert').columns([...SUBJECT]).execute();
}

/** Each reason is an alert of its own again; the history stays with the first of them, and what people held of alerts goes. */
async function down(db: Db): Promise<void> {
  await db.schema.dropIndex('alert_by_subject').execute();
  for (const name of ['kind', 'figures']) await db.schema.alterTable('alert').addColumn(name, 'text', (column) => column.notNull().defaultTo('')).execute();
  for (const [table, name] of [['alert', 'verdict'], ['alert_event', 'verdict'], ['alert_event', 'kinds']] as const) await db.schema.alterTable(table).dropColumn(name).execute();
  const parted = new Set<string>();
  for (const { alert_id, kind, strength, since_on, seen_on, figures } of await db.selectFrom('alert_reason').selectAll().orderBy('alert_id').orderBy('kind').execute()) {
    const mine = { kind, strength, since_on, last_seen_on: seen_on, figures };
    const whole = await db.selectFrom('alert').selectAll().where('id', '=', alert_id).executeTakeFirst();
    if (parted.has(alert_id) && whole !== undefined) await db.insertInto('alert').values({ ...whole, ...mine, id: randomUUID() }).execute();
    else await db.updateTable('alert').set(mine).where('id', '=', alert_id).execute();
    parted.add(alert_id);
  }
  await db.schema.dropTable('alert_reason').execute();
  await db.schema.createIndex('alert_by_subject').unique().on('alert').columns(['dataset', 'kind', ...SUBJECT.slice(1)]).execute();
}

/** One alert a subject, whatever rules it was found by; and what people hold of it. */
export const alertReasons: Migration = { up, down };
