/**
 * Where the app lives: Zalo's container (`/zapps/<id>`), our server (`/app`), or the root. Read from the address, because
 * every SDK call fails once navigation has left Zalo's path.
 */
export function basenameOf(path: string): string {
  return /^\/(zapps\/[^/]+|app)(?=\/|$)/.exec(path)?.[0] ?? "";
}
