/** The only file that knows zmp-sdk: its errors, its dummies and its hanging calls stay here. */

export type ZaloAnswer<T> =
  | { state: "ok"; value: T }
  | { state: "refused" }
  | { state: "unsupported" }
  | { state: "failed"; code: number | undefined };

declare global {
  interface Window {
    /** What the SDK itself calls; the container defines it before our code runs. */
    ZaloJavaScriptInterface?: unknown;
  }
}

/** For settings and tokens nobody has to answer. */
const SILENT_CALL_MS = 4_000;
/** zalo-mini-app.md §5.3: refused in the dialog, for good, and the native form of the same. */
const REFUSALS = [-201, -202, -2002];
const UNSUPPORTED = [-1401, -1403, -1404];

export function isInsideZalo(): boolean {
  return window.ZaloJavaScriptInterface !== undefined;
}

/** Proves to our server who this is, without asking the person anything. */
export function zaloAccessToken(): Promise<ZaloAnswer<string>> {
  return ask(async () => {
    const { getAccessToken } = await import("zmp-sdk/apis");
    const token = await getAccessToken();
    // Outside Zalo the SDK answers with an empty dummy.
    return typeof token === "string" && token !== "" ? token : undefined;
  });
}

/** Opens the chat with an OA, the message filled in; the person presses send. */
export function openOaChat(oaId: string, message: string): Promise<ZaloAnswer<true>> {
  return ask(async () => {
    const { openChat } = await import("zmp-sdk/apis");
    await openChat({ type: "oa", id: oaId, message });
    return true as const;
  });
}

async function ask<T>(call: () => Promise<T | undefined>): Promise<ZaloAnswer<T>> {
  if (!isInsideZalo()) return { state: "unsupported" };
  let timer: number | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => reject({ code: -1408 }), SILENT_CALL_MS);
  });
  try {
    const value = await Promise.race([call(), tooLong]);
    return value === undefined ? { state: "unsupported" } : { state: "ok", value };
  } catch (error) {
    return answerTo(error);
  } finally {
    window.clearTimeout(timer);
  }
}

/** The SDK rejects with plain objects `{ code, message, api }`, never with an Error of its own class. */
function answerTo(error: unknown): ZaloAnswer<never> {
  const code = typeof error === "object" && error !== null && "code" in error ? Number(error.code) : undefined;
  if (code !== undefined && REFUSALS.includes(code)) return { state: "refused" };
  if (code !== undefined && UNSUPPORTED.includes(code)) return { state: "unsupported" };
  return { state: "failed", code };
}
