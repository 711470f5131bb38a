import axios from "axios";

/** Hosts that Zalo serves people's pictures from (zalo-openapi.md §1.6). */
const MEDIA_HOSTS = /\.(?:zdn\.vn|zadn\.vn|dlfl\.vn|dlmd\.me|flchat\.vn)$/;

/** Why a picture did not come. `gone`: its link has run out or was never Zalo's; asking again is useless. */
export type MediaFailure = "gone" | "too_large" | "unreachable";

/** Carries no address: links to people's pictures are as good as the pictures. */
export class MediaUnavailableError extends Error {
  override readonly name = "MediaUnavailableError";
  readonly because: MediaFailure;

  constructor(because: MediaFailure) {
    super(`a picture could not be fetched: ${because}`);
    this.because = because;
  }
}

export interface MediaClient {
  /** Throws MediaUnavailableError. */
  fetch(url: string): Promise<Buffer>;
}

interface MediaOptions {
  /** Addresses whose origin is believed as well: a stand-in for Zalo keeps its pictures where it is itself. */
  origins: readonly string[];
  timeoutMs: number;
  mostBytes: number;
}

/** Fetches what people sent, from Zalo's own hosts only: an address in a message must not make us call our own network. */
export function createMediaClient({ origins, timeoutMs, mostBytes }: MediaOptions): MediaClient {
  const client = axios.create({
    proxy: false,
    maxRedirects: 0,
    maxContentLength: mostBytes,
    responseType: "arraybuffer",
    validateStatus: () => true,
  });
  return {
    async fetch(url) {
      if (!isZalos(url, origins)) throw new MediaUnavailableError("gone");
      const response = await client
        .get<ArrayBuffer>(url, { signal: AbortSignal.timeout(timeoutMs) })
        .catch((error: unknown) => {
          const isTooLarge = axios.isAxiosError(error) && error.message.startsWith("maxContentLength");
          throw new MediaUnavailableError(isTooLarge ? "too_large" : "unreachable");
        });
      if (response.status === 200) return Buffer.from(response.data);
      const mayComeBack = response.status >= 500 || response.status === 429;
      throw new MediaUnavailableError(mayComeBack ? "unreachable" : "gone");
    },
  };
}

function isZalos(address: string, origins: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (origins.some((known) => new URL(known).origin === url.origin)) return true;
  return url.protocol === "https:" && url.port === "" && MEDIA_HOSTS.test(url.hostname);
}
