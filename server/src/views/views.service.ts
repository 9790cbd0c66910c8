import { Inject, Injectable } from '@nestjs/common';
import { institutionTime, type SavedView as Kept, type Stores } from '@concord/sql';
import { QuestionError } from '../store/errors.js';
import { Store, STORES } from '../store/store.js';
import type { Viewer } from '../store/viewer.js';
import { differencesOf, type Difference } from './compare-views.js';
import { readDefinition, readName, readViewFile, writeViewFile, type ViewDefinition } from './definition.js';
import { ViewRefused } from './view-refused.js';
import { viewsTold } from './views-told.js';
import type { SavedView, ViewInput } from './views.model.js';

/** More views of one person are a heap. */
const MAX_OWN = 200;

const gone = (): ViewRefused => new ViewRefused('VIEW_GONE', { zh: '没有这个视图，或它不再共享。', en: 'There is no such view, or it is not shared any more.' });

/** Views belong to who saved them; without signing in that is whoever sits at this machine. Nobody without a scope has any. */
@Injectable()
export class ViewsService {
  constructor(@Inject(STORES) private readonly stores: Stores, private readonly store: Store) {}

  private get kept() { return this.stores.operational.savedViews; }

  /** The viewer's own and those others share whose filters name nobody that the viewer may not see, by name. */
  async list(viewer: Viewer): Promise<SavedView[]> {
    const id = idOf(viewer);
    return (await viewsTold(this.store, viewer, await this.kept.list(id))).map((view) => answerOf(view, id));
  }

  /** Saves a view, or changes one of the viewer's own. Throws `ViewRefused`. */
  async save(viewer: Viewer, { definition, id, isShared, name, revision }: ViewInput): Promise<SavedView> {
    const owner = idOf(viewer);
    const view = { name: readName(name), isShared, definition: JSON.stringify(readDefinition(definition)) };
    if (id === undefined || id === null) return answerOf(await this.add(owner, view), owner);
    const changed = await this.kept.change(id, owner, revision ?? 0, view);
    if (changed !== undefined) return answerOf(changed, owner);
    const found = await this.kept.find(id, owner);
    if (found?.owner !== owner) throw gone();
    throw new ViewRefused('VIEW_CHANGED', { zh: '这个视图已在别处改过，请重新打开后再存。', en: 'The view was changed elsewhere; open it again before saving.' });
  }

  /** Saves the view a file holds as one of the viewer's own, not shared. Throws `ViewRefused`. */
  async take(viewer: Viewer, file: string): Promise<SavedView> {
    const owner = idOf(viewer);
    const { definition, name } = readViewFile(file);
    return answerOf(await this.add(owner, { name, isShared: false, definition: JSON.stringify(definition) }), owner);
  }

  /** Removes a view of the viewer's own; false when there is none. */
  remove(viewer: Viewer, id: string): Promise<boolean> {
    return this.kept.remove(id, idOf(viewer));
  }

  /** In which fields two views differ. Throws `ViewRefused` VIEW_GONE. */
  async compare(viewer: Viewer, a: string, b: string): Promise<Difference[]> {
    const id = idOf(viewer);
    const [one, other] = await Promise.all([a, b].map(async (view) => (await viewsTold(this.store, viewer, [await this.kept.find(view, id) ?? []].flat())).at(0)));
    if (one === undefined || other === undefined) throw gone();
    const [first, second] = [readDefinition(one.definition), readDefinition(other.definition)];
    const named = await this.store.consistently(viewer, async (snapshot) => ({ a: await snapshot.dimensions(first), b: await snapshot.dimensions(second) }));
    return differencesOf(first, second, named);
  }

  private async add(owner: string, view: Parameters<Stores['operational']['savedViews']['add']>[1]): Promise<Kept> {
    if ((await this.kept.count(owner)) >= MAX_OWN) throw new ViewRefused('VIEW_TOO_MANY', { zh: `最多保存 ${String(MAX_OWN)} 个视图，请先删除一些。`, en: `At most ${String(MAX_OWN)} views are kept; remove some first.` });
    return this.kept.add(owner, view);
  }
}

function idOf({ id, scope }: Viewer): string {
  if (scope === undefined) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
  return id;
}

const answerOf = ({ definition, id, isShared, name, owner, revision, savedAt }: Kept, viewer: string): SavedView => ({
  id, name, isShared, definition, revision, isOwn: owner === viewer, savedAt: institutionTime(savedAt),
  // What was valid when it was saved is written as it is, also where a metric it names is gone by now.
  get file() { return writeViewFile(name, JSON.parse(definition) as ViewDefinition); },
});
