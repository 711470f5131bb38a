import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Deps } from "../deps.ts";
import { finishConnecting, keepGrant, OaTakenError, pkceOf } from "../services/official-accounts/connecting.ts";
import { ZaloGrantError } from "../zalo/oauth-client.ts";
import { toStored } from "../zalo/tokens.ts";
import { ZaloUnreachableError } from "../zalo/zalo-error.ts";

const Query = z.object({
  code: z.string().min(1).max(2_000),
  oa_id: z.string().regex(/^\d{5,25}$/),
  state: z.string().min(1).max(200),
});

/** Where Zalo's consent page sends an OA's admin back: the code becomes tokens, and the officer's page says how it went. */
export function registerZaloConnected(app: FastifyInstance, deps: Deps): void {
  app.get("/zalo/connected", async (request, reply) => {
    const outcome = await connect(deps, request.query);
    return reply.redirect(`${deps.commandDeps.miniAppUrl}s/oa?ket-noi=${outcome}`);
  });
}

/** What the page is told: "xong", or why not. */
async function connect({ db, vault, zaloDesk, zaloAccess, queue, now: clock }: Deps, query: unknown): Promise<string> {
  const given = Query.safeParse(query).data;
  if (!given) return "thieu";
  const now = clock();
  const whose = await finishConnecting(db, vault, { state: given.state, now });
  if (!whose) return "het-han";
  const { appId } = zaloAccess;
  const { verifier } = await pkceOf(db, vault, { appId, make: zaloDesk.makePkcePair });
  try {
    const tokens = toStored(await zaloDesk.oauth.exchangeCode(given.code, verifier), now);
    const { name } = await zaloDesk.client.getOa(tokens.accessToken).catch(() => ({ name: undefined }));
    await keepGrant(db, vault, { oaId: given.oa_id, appId, name, communeId: whose.communeId, tokens });
  } catch (error) {
    if (error instanceof OaTakenError) return "cua-noi-khac";
    if (error instanceof ZaloGrantError || error instanceof ZaloUnreachableError) return "zalo-tu-choi";
    throw error;
  }
  queue.wake("watch-accounts", { oaId: given.oa_id });
  return "xong";
}
