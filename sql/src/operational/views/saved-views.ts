import { randomUUID } from 'node:crypto';
import { storable, storeTime, type OperationalDb } from '../tables.js';

/** A question somebody wishes to see again. */
export interface SavedView {
  readonly id: string;
  /** Who saved it: a viewer's id. */
  readonly owner: string;
  readonly name: string;
  /** Everybody may open it; only its owner changes or removes it. */
  readonly isShared: boolean;
  /** JSON, checked by who saves it. */
  readonly definition: string;
  /** 1 when first saved, one more with each change. */
  readonly revision: number;
  /** UTC, `YYYY-MM-DD hh:mm:ss.mmm`. */
  readonly savedAt: string;
}

/** What is to be kept of a view. */
export type ViewToSave = Pick<SavedView, 'definition' | 'isShared' | 'name'>;

const COLUMNS = ['id', 'owner', 'name', 'is_shared', 'definition', 'revision', 'saved_at'] as const;

interface Kept { id: string; owner: string; name: string; is_shared: number; definition: string; revision: number; saved_at: string }

const read = ({ is_shared: shared, saved_at: savedAt, ...rest }: Kept): SavedView => ({ ...rest, isShared: shared === 1, savedAt });

/** Saved views. All methods throw `OperationalError`. */
export class SavedViews {
  constructor(private readonly db: OperationalDb) {}

  /** Those a viewer may open: their own and what others share, by name. */
  async list(viewer: string): Promise<SavedView[]> {
    const rows = await this.db.selectFrom('saved_view').select(COLUMNS).where((eb) => eb.or([eb('owner', '=', viewer), eb('is_shared', '=', 1)])).orderBy('name').orderBy('id').execute();
    return rows.map(read);
  }

  /** How many views somebody has of their own. */
  async count(owner: string): Promise<number> {
    const row = await this.db.selectFrom('saved_view').select(({ fn }) => fn.countAll<number | string>().as('n')).where('owner', '=', owner).executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** A view, if the viewer may open it. */
  async find(id: string, viewer: string): Promise<SavedView | undefined> {
    const row = await this.db.selectFrom('saved_view').select(COLUMNS).where('id', '=', id).where((eb) => eb.or([eb('owner', '=', viewer), eb('is_shared', '=', 1)])).executeTakeFirst();
    return row === undefined ? undefined : read(row);
  }

  /** Saves a new view of its owner's. */
  async add(owner: string, { definition, isShared, name }: ViewToSave): Promise<SavedView> {
    const view: SavedView = { id: randomUUID(), owner, name: storable(name), isShared, definition: storable(definition), revision: 1, savedAt: storeTime() };
    await this.db.insertInto('saved_view').values({ id: view.id, owner, name: view.name, is_shared: isShared ? 1 : 0, definition: view.definition, revision: 1, saved_at: view.savedAt }).execute();
    return view;
  }

  /** Changes a view of its owner's, if it is still at the revision the change was made from; undefined otherwise. */
  async change(id: string, owner: string, revision: number, { definition, isShared, name }: ViewToSave): Promise<SavedView | undefined> {
    const { numUpdatedRows } = await this.db.updateTable('saved_view')
      .set({ name: storable(name), definition: storable(definition), is_shared: isShared ? 1 : 0, revision: revision + 1, saved_at: storeTime() })
      .where('id', '=', id).where('owner', '=', owner).where('revision', '=', revision).executeTakeFirst();
    return numUpdatedRows === 1n ? this.find(id, owner) : undefined;
  }

  /** Removes a view of its owner's; false when there is none. */
  async remove(id: string, owner: string): Promise<boolean> {
    const { numDeletedRows } = await this.db.deleteFrom('saved_view').where('id', '=', id).where('owner', '=', owner).executeTakeFirst();
    return numDeletedRows === 1n;
  }
}
