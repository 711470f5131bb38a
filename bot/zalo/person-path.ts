import type { OutgoingMessage } from "../../shared/api/message.ts";
import type { SentMessage } from "./answers.ts";
import type { PersonPath, ZaloClient } from "./zalo-client.ts";
import { ZaloApiError } from "./zalo-error.ts";

/** "API does not support this kind of OA": the only code after which the older path is worth a try (zalo-openapi.md 7.1). */
const unsupportedOa = -235;
const v2Closed = -240;

/**
 * Sends by the path known to work for the OA; while none is known by v3 and, after exactly −235, once by v2. Returns the path that
 * worked, for the caller to remember per OA.
 */
export async function sendToPersonByWorkingPath(
  client: Pick<ZaloClient, "sendToPerson">,
  request: { token: string; userId: string; message: OutgoingMessage; knownPath: PersonPath | undefined },
): Promise<{ sent: SentMessage; path: PersonPath }> {
  const { token, userId, message, knownPath } = request;
  const send = async (path: PersonPath) => ({
    sent: await client.sendToPerson(token, userId, message, { path }),
    path,
  });
  if (knownPath === "v2") return send("v2");
  try {
    return await send("v3");
  } catch (error) {
    if (!isCode(error, unsupportedOa)) throw error;
    return await send("v2").catch((second: unknown) => {
      // Both doors closed: the first answer is the one that tells staff what to do.
      throw isCode(second, v2Closed) ? error : second;
    });
  }
}

function isCode(error: unknown, code: number): boolean {
  return error instanceof ZaloApiError && error.code === code;
}
