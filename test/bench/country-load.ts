import { Agent, request } from "node:http";

export interface Timing {
  p50: number;
  p95: number;
  calls: number;
}

/** Calls `work` from so many clients at once, so many times in all; milliseconds of each. */
export async function measure(
  { clients, calls }: { clients: number; calls: number },
  work: (call: number) => Promise<unknown>,
): Promise<Timing> {
  const took: number[] = [];
  let next = 0;
  const client = async () => {
    while (next < calls) {
      const call = next;
      next += 1;
      const startedAt = performance.now();
      await work(call);
      took.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  took.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), calls };
}

export type Get = (path: string) => Promise<unknown>;

/** Asks an address of this machine, with another login each time, so that none calls too often. */
export function createAsker(port: number, tokens: readonly string[]) {
  const agent = new Agent({ keepAlive: true });
  let call = 0;
  return {
    async get(path: string): Promise<unknown> {
      call += 1;
      return new Promise((resolve, reject) => {
        const headers = { authorization: `Bearer ${tokens[call % tokens.length]}` };
        const sent = request({ host: "127.0.0.1", port, path: `/api/v1${path}`, headers, agent }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk) => chunks.push(chunk));
          answer.on("end", () => {
            const body = Buffer.concat(chunks).toString();
            if (answer.statusCode === 200) resolve(JSON.parse(body));
            else reject(new Error(`${path}: ${answer.statusCode} ${body}`));
          });
        });
        sent.on("error", reject);
        sent.end();
      });
    },
    close() {
      agent.destroy();
    },
  };
}
