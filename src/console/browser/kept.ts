/**
 * What this device keeps over a reload and a loss of power: forms that were begun, and messages that were signed. No key and no secret.
 * Private windows and full disks refuse.
 */
const DATABASE = "tallystick";
const STORE = "kept";

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

/** Does one thing to what is kept, and waits until it is on the disk. */
async function change<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const asked = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

const isDone = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** Whether it is kept now, on the disk. */
export const keep = (name: string, value: unknown): Promise<boolean> =>
  isDone(change("readwrite", (store) => store.put(value, name)));

/** Whether it is gone. */
export const drop = (name: string): Promise<boolean> => isDone(change("readwrite", (store) => store.delete(name)));

const under = (beginning: string) => IDBKeyRange.bound(beginning, `${beginning}\uffff`);

/** Whether all is gone that is kept under names that begin so. A browser that keeps nothing has nothing to drop. */
export const dropUnder = async (beginning: string): Promise<boolean> =>
  (await isDone(change("readwrite", (store) => store.delete(under(beginning))))) ||
  (await keptUnder(beginning)).length === 0;

/** What is kept under names that begin so, in their order; nothing where the browser keeps nothing. */
export async function keptUnder<Value>(beginning: string): Promise<Value[]> {
  try {
    return (await change("readonly", (store) => store.getAll(under(beginning)))) as Value[];
  } catch {
    return [];
  }
}
