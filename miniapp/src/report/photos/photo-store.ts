import { markPhotos } from "./photo-mark.ts";

/** Pictures wait on the phone until the server has them. Where the browser keeps nothing, they live as long as the page. */

export interface KeptPhoto {
  /** Made once, sent with every try: however often it arrives, it is one photo. */
  key: string;
  /** The draft it goes with (`Draft.key`). */
  draftKey: string;
  personId: number;
  picture: Blob;
  /** Known once the report is saved: from then on it may go. */
  reportId?: number | undefined;
}

const NAME = "toso-photos";
const STORE = "photos";
const memory = new Map<string, KeptPhoto>();
let opening: Promise<IDBDatabase | undefined> | undefined;

function open(): Promise<IDBDatabase | undefined> {
  opening ??= new Promise((resolve) => {
    try {
      const request = window.indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
      request.onblocked = () => resolve(undefined);
    } catch {
      // Inside Zalo storage may be closed.
      resolve(undefined);
    }
  });
  return opening;
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const database = await open();
  if (!database) return undefined;
  return new Promise((resolve) => {
    try {
      const request = work(database.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}

export async function keepPhoto(photo: KeptPhoto): Promise<void> {
  markPhotos(true);
  const isKept = await within("readwrite", (store) => store.put(photo));
  if (isKept === undefined) memory.set(photo.key, photo);
}

async function allPhotos(): Promise<KeptPhoto[]> {
  const stored = ((await within("readonly", (store) => store.getAll())) ?? []) as KeptPhoto[];
  const known = new Map([...stored, ...memory.values()].map((photo) => [photo.key, photo]));
  return [...known.values()];
}

/** Whose pictures wait on this phone. */
export async function photoOwners(): Promise<number[]> {
  return (await allPhotos()).map(({ personId }) => personId);
}

/** The person's own, in the order in which they were taken. */
export async function keptPhotos(personId: number): Promise<KeptPhoto[]> {
  return (await allPhotos())
    .filter((photo) => photo.personId === personId)
    .sort((left, right) => (left.key < right.key ? -1 : 1));
}

export async function forgetPhoto(key: string): Promise<void> {
  memory.delete(key);
  await within("readwrite", (store) => store.delete(key));
}

/** Those of the person that wait, sent or not. */
export async function forgetPhotosOf(personId: number): Promise<void> {
  for (const { key } of await keptPhotos(personId)) await forgetPhoto(key);
}
