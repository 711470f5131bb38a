/** Whose pages an announcement may always link to: authorities and the channel itself. */
const alwaysAllowed = ["gov.vn", "zalo.me", "zalo.vn"];

/** Addresses as people type and paste them: with a scheme, with "www.", or bare with an ending that thieves and shorteners use. */
const ADDRESS =
  /\b(?:https?:\/\/|www\.)[^\s<>"“”]+|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|net|org|info|biz|vn|me|ly|gl|co|io|app|link|click|top|xyz|shop|store|online|site|club|vip|cc|tk|icu|live|page)(?![\w.])(?:\/[^\s<>"“”]*)?/giu;

/** The hosts in a text that residents should not be led to; empty when all is well. Their form decides, never what they claim. */
export function forbiddenHosts(text: string, allowed: readonly string[]): string[] {
  const hosts = [...text.matchAll(ADDRESS)].map(([address]) => hostOf(address));
  const good = [...alwaysAllowed, ...allowed.map((host) => host.toLowerCase())];
  const isGood = (host: string) => good.some((known) => host === known || host.endsWith(`.${known}`));
  return [...new Set(hosts.filter((host) => !isGood(host)))];
}

/** "https://gov.vn@evil.example/x" leads to evil.example. */
function hostOf(address: string): string {
  const bare = address.replace(/[.,;:!?)\]}…]+$/, "");
  const url = /^https?:\/\//i.test(bare) ? bare : `https://${bare}`;
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : bare.toLowerCase();
}
