import type { OauthClient } from "./oauth-client.ts";
import { createPkcePair } from "./pkce.ts";
import type { TokenKeeper } from "./tokens.ts";
import type { ZaloClient } from "./zalo-client.ts";

/** What our pages may ask of Zalo: about an OA, for officers, and who somebody is who logs in at a desk. */
export interface ZaloDesk {
  tokens: Pick<TokenKeeper, "accessToken" | "refreshAfterRejection">;
  oauth: Pick<OauthClient, "consentUrl" | "exchangeCode" | "loginUrl" | "exchangeLoginCode">;
  client: Pick<ZaloClient, "getOa">;
  makePkcePair: typeof createPkcePair;
}

export function createZaloDesk(parts: Omit<ZaloDesk, "makePkcePair">): ZaloDesk {
  return { ...parts, makePkcePair: createPkcePair };
}
