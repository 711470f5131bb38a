/** Keeps text on the phone. Inside Zalo browser storage may be closed or emptied: then memory, and reads may find nothing. */

const PREFIX = "toso:";
const memory = new Map<string, string>();

export function readStored(key: string): unknown {
  const text = memory.get(key) ?? fromBrowser(key);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function writeStored(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    window.localStorage.setItem(PREFIX + key, text);
    memory.delete(key);
  } catch {
    memory.set(key, text);
  }
}

export function removeStored(key: string): void {
  memory.delete(key);
  try {
    window.localStorage.removeItem(PREFIX + key);
  } catch {
    // Closed storage holds nothing that could be removed.
  }
}

/** Forgets everything whose key begins so. */
export function removeStoredUnder(prefix: string): void {
  for (const key of storedKeys()) if (key.startsWith(prefix)) removeStored(key);
}

export function storedKeys(): string[] {
  const keys = [...memory.keys()];
  try {
    for (let at = 0; at < window.localStorage.length; at += 1) {
      const key = window.localStorage.key(at);
      if (key?.startsWith(PREFIX)) keys.push(key.slice(PREFIX.length));
    }
  } catch {
    // Closed storage: memory is all there is.
  }
  return keys;
}

function fromBrowser(key: string): string | undefined {
  try {
    return window.localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}
