import type { OutgoingMessage } from "../../shared/api/message.ts";
import type { SentMessage } from "./answers.ts";
import type { PersonPath, ZaloClient } from "./zalo-client.ts";
import { ZaloApiError } from "./zalo-error.ts";

/** The refusal that says "not by this path": only after it, and exactly it, is the other one worth a try (zalo-openapi.md 7.1). */
const closedCode: Readonly<Record<PersonPath, number>> = { v3: -235, v2: -240 };

/**
 * Sends by the path known to work for the OA, at first by v3; when that path is closed to this kind of OA, once by the other. Returns
 * the path that worked, for the caller to remember per OA.
 */
export async function sendToPersonByWorkingPath(
  client: Pick<ZaloClient, "sendToPerson">,
  request: { token: string; userId: string; message: OutgoingMessage; knownPath: PersonPath | undefined },
): Promise<{ sent: SentMessage; path: PersonPath }> {
  const { token, userId, message, knownPath = "v3" } = request;
  const send = async (path: PersonPath) => ({
    sent: await client.sendToPerson(token, userId, message, { path }),
    path,
  });
  try {
    return await send(knownPath);
  } catch (first) {
    if (!isClosed(first, knownPath)) throw first;
    const other = knownPath === "v3" ? "v2" : "v3";
    return await send(other).catch((second: unknown) => {
      // Both closed: what v3 says is what tells staff what to do.
      throw isClosed(second, other) && knownPath === "v3" ? first : second;
    });
  }
}

function isClosed(error: unknown, path: PersonPath): boolean {
  return error instanceof ZaloApiError && error.code === closedCode[path];
}
