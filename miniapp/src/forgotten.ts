import { CallFailed } from "./api/client.ts";
import { readForgotten } from "./api/personal-data.ts";
import { mayHavePhotos } from "./report/photos/photo-mark.ts";
import { removeStoredUnder, storedKeys } from "./store.ts";

/** The server answers about so many at once; whoever is left is asked about at the next start. */
const MOST_ASKED = 20;

/** Drafts are the person's own words, and pictures that wait for the network show people. */
export async function forgetOnPhone(personId: number): Promise<void> {
  removeStoredUnder(`draft:${personId}:`);
  removeStoredUnder(`outbox:${personId}`);
  removeStoredUnder(`kept:${personId}:`);
  if (mayHavePhotos()) await (await photoStore())?.forgetPhotosOf(personId);
}

/** Whoever was forgotten by chat, or by an officer, leaves nothing on this phone either. `ownId`: who is logged in. */
export async function clearForgotten(ownId: number | undefined): Promise<void> {
  const owners = [...storedKeys().flatMap(ownerOf), ...(mayHavePhotos() ? await photoOwners() : [])];
  const others = [...new Set(owners)].filter((id) => id !== ownId).slice(0, MOST_ASKED);
  if (others.length === 0) return;
  try {
    for (const id of (await readForgotten(others)).forgotten) await forgetOnPhone(id);
  } catch (error) {
    // The next start asks again.
    if (!(error instanceof CallFailed)) throw error;
  }
}

function ownerOf(key: string): number[] {
  const id = /^(?:draft|outbox|kept):(\d{1,9})(?=:|$)/.exec(key)?.[1];
  return id === undefined ? [] : [Number(id)];
}

async function photoOwners(): Promise<number[]> {
  return (await (await photoStore())?.photoOwners()) ?? [];
}

/** Undefined without network: the code that knows the pictures is fetched when there are some. */
async function photoStore() {
  return import("./report/photos/photo-store.ts").catch(() => undefined);
}
