/** The one way to our server. Rural networks hang instead of failing, so every call has an end. */

const TIMEOUT_MS = 15_000;
/** A picture on a village's network takes its time. */
const UPLOAD_TIMEOUT_MS = 60_000;
const ROOT = `${import.meta.env.VITE_SERVER_URL ?? ""}/api/v1`;

/** A call that brought nothing. The message is Vietnamese and for the person. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
  /** "offline", "slow", or what the server called it: "login_required", "similar_report" … */
  readonly code: string;
  /** False when sending the same again can only fail again. */
  readonly retryHelps: boolean;
  /** The whole answer of the server, when there was one. */
  readonly answer: unknown;

  constructor(code: string, message: string, { retryHelps, answer }: { retryHelps: boolean; answer?: unknown }) {
    super(message);
    this.code = code;
    this.retryHelps = retryHelps;
    this.answer = answer;
  }
}

export interface Call {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  token?: string | undefined;
  /** Sent as JSON; a form with a file, and a picture, as they are. */
  body?: unknown;
}

/** The answer's JSON. Throws CallFailed, and nothing else. */
export async function callServer<T>(path: string, call: Call = {}): Promise<T> {
  return answerOf(path, call, async (response) =>
    response.status === 204 ? (undefined as T) : ((await response.json()) as T),
  );
}

/** The answer as a file. Throws CallFailed, and nothing else. */
export async function callForFile(path: string, call: Call = {}): Promise<Blob> {
  return answerOf(path, call, (response) => response.blob());
}

async function answerOf<T>(
  path: string,
  { method = "GET", token, body }: Call,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const timer = window.setTimeout(() => stop.abort(), body instanceof Blob ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS);
  try {
    const response = await fetch(ROOT + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined || body instanceof FormData ? {} : { "content-type": typeOf(body) }),
      },
      ...(body === undefined ? {} : { body: isReady(body) ? body : JSON.stringify(body) }),
      signal: stop.signal,
    });
    if (!response.ok) throw refusal(response.status, await response.json().catch(() => undefined));
    return await read(response);
  } catch (error) {
    if (error instanceof CallFailed) throw error;
    throw stop.signal.aborted
      ? new CallFailed("slow", "Mạng chậm quá, chưa tải được. Xin thử lại.", { retryHelps: true })
      : new CallFailed("offline", "Không có mạng. Xin kiểm tra kết nối rồi thử lại.", { retryHelps: true });
  } finally {
    window.clearTimeout(timer);
  }
}

function isReady(body: unknown): body is FormData | Blob {
  return body instanceof FormData || body instanceof Blob;
}

function typeOf(body: unknown): string {
  return body instanceof Blob ? body.type : "application/json";
}

function refusal(status: number, answer: unknown): CallFailed {
  const { code, message } = (answer as { error?: { code?: string; message?: string } } | undefined)?.error ?? {};
  return new CallFailed(code ?? "broken", message ?? "Hệ thống đang bận. Xin thử lại sau ít phút.", {
    retryHelps: status >= 500 || status === 429,
    answer,
  });
}
