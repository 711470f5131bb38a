import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

/** What was answered; without `status` there was no answer and `error` says why. */
export interface PostResult {
  status?: number;
  body: string;
  error?: string;
}

const MAX_ANSWER_CHARACTERS = 8000;

/** Keeps connections open between events; close it when done. */
export class EventPoster {
  readonly #http = new HttpAgent({ keepAlive: true });
  readonly #https = new HttpsAgent({ keepAlive: true });

  /** Never rejects. `timeoutMs` is for the whole exchange. */
  async post(url: string, rawBody: string, headers: Record<string, string>, timeoutMs: number): Promise<PostResult> {
    const first = await this.#send(url, rawBody, headers, timeoutMs);
    // The other side may close a kept connection in the very moment we use it; that says nothing about the other side.
    return first.wasStale ? this.#send(url, rawBody, headers, timeoutMs) : first;
  }

  #send(url: string, rawBody: string, headers: Record<string, string>, timeoutMs: number): Promise<Sent> {
    return new Promise((resolve) => {
      const isSecure = url.startsWith("https:");
      const request = (isSecure ? httpsRequest : httpRequest)(url, {
        method: "POST",
        agent: isSecure ? this.#https : this.#http,
        headers: { ...headers, "content-length": String(Buffer.byteLength(rawBody)) },
      });
      const finish = (result: Sent) => {
        clearTimeout(timer);
        resolve(result);
      };
      const timer = setTimeout(() => {
        finish({ body: "", error: `no answer within ${timeoutMs} ms` });
        request.destroy();
      }, timeoutMs);
      request.on("response", (response) => readAnswer(response, finish));
      request.on("error", (error) => finish({ body: "", error: error.message, wasStale: request.reusedSocket }));
      request.end(rawBody);
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

interface Sent extends PostResult {
  wasStale?: boolean;
}

function readAnswer(response: IncomingMessage, finish: (result: Sent) => void): void {
  let body = "";
  response.setEncoding("utf8");
  response.on("data", (chunk: string) => {
    if (body.length < MAX_ANSWER_CHARACTERS) body += chunk;
  });
  response.on("end", () => finish({ status: response.statusCode ?? 0, body }));
  response.on("error", (error) => finish({ body: "", error: error.message }));
}
