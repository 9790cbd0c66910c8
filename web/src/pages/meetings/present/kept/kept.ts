/** What is kept of a presentation, so that it goes on where the network does not. */
const [NAME, STORE, VERSION] = ['concord-meetings', 'kept', 1] as const;

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => { request.result.createObjectStore(STORE); };
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(new Error('the browser keeps nothing')); };
  });
}

async function within<Answer>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Answer>): Promise<Answer | undefined> {
  try {
    const db = await opened();
    return await new Promise<Answer>((resolve, reject) => {
      const request = ask(db.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => { resolve(request.result); db.close(); };
      request.onerror = () => { reject(new Error('the browser keeps nothing')); db.close(); };
    });
  } catch {
    // A browser that keeps nothing still presents, as long as its window stays open.
    return undefined;
  }
}

/** Keeps something under a name. */
export const keep = (name: string, value: unknown): Promise<unknown> => within('readwrite', (store) => store.put(value, name));

/** What is kept under a name. */
export const keptUnder = (name: string): Promise<unknown> => within<unknown>('readonly', (store) => store.get(name) as IDBRequest<unknown>);

/** Forgets everything that is not of one presentation: data stay on a machine no longer than they are presented. */
export async function forgetAllBut(prefix: string): Promise<void> {
  const names = await within<IDBValidKey[]>('readonly', (store) => store.getAllKeys());
  for (const name of names ?? []) if (typeof name === 'string' && !name.startsWith(prefix)) await within('readwrite', (store) => store.delete(name));
}
