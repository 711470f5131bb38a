import { createPkcePair } from "../../bot/zalo/pkce.ts";
import { TokenUnavailableError } from "../../bot/zalo/tokens.ts";

const refuse = () => Promise.reject(new TokenUnavailableError("missing"));

/** What the API needs to ask Zalo about an OA, with a Zalo that gives nothing; and nobody to wake. */
export const withoutZalo = {
  publicUrl: "https://xa.example.vn",
  zaloDesk: {
    tokens: { accessToken: refuse, refreshAfterRejection: refuse },
    oauth: {
      consentUrl: () => "https://oauth.example.vn/",
      exchangeCode: refuse,
      loginUrl: () => "https://oauth.example.vn/",
      exchangeLoginCode: refuse,
    },
    client: { getOa: refuse },
    makePkcePair: createPkcePair,
  },
  wake: () => undefined,
};
