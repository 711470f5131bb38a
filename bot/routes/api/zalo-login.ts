import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { LoginCode, type ZaloLoginOutcome } from "../../../shared/api/session.ts";
import { withScope } from "../../db/connection.ts";
import { startLogin } from "../../services/logins/login-requests.ts";
import { confirmReturnedLogin, takeReturnedLogin } from "../../services/logins/zalo-logins.ts";
import { findAppUser } from "../../services/people/app-users.ts";
import { ZaloGraphError } from "../../zalo/graph-client.ts";
import { ZaloGrantError } from "../../zalo/oauth-client.ts";
import { ZaloUnreachableError } from "../../zalo/zalo-error.ts";
import type { ApiDeps } from "./api-deps.ts";

const tags = ["Đăng nhập"];
/** Guessing a state is stopped long before it could succeed. */
const fewTries = { rateLimit: { max: 300, timeWindow: "1 minute" } };
const CALLBACK = "/login/zalo";
const COOKIE = "to_so_browser";
const DAY_SECONDS = 86_400;

/** What Zalo's page sends back. Whatever else comes is answered with a page as well: a person is looking at it. */
const Returned = z.object({
  code: z.string().max(2_000).optional().catch(undefined),
  state: z.string().max(200).optional().catch(undefined),
});

/** Beginning a login, and the way back from Zalo's permission page (zalo-openapi.md 6.1). */
export async function zaloLoginRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { db, vault, zaloDesk, publicUrl, now } = deps;

  typed.post(
    "/login-codes",
    {
      config: { public: true, ...fewTries },
      schema: {
        tags,
        summary: "Bắt đầu đăng nhập: trang của Zalo và mã để gửi qua Zalo",
        response: { 200: LoginCode },
      },
    },
    async (request, reply) => {
      // One secret for all tabs of a browser: a second tab must not spoil the login of the first.
      const browser = browserOf(request) ?? randomBytes(32).toString("base64url");
      const { verifier, challenge } = zaloDesk.makePkcePair();
      const { code, wait, state, expiresAt } = await startLogin(db, vault, { browser, verifier, now: now() });
      const redirectUri = `${publicUrl}/api/v1${CALLBACK}`;
      const zaloUrl = zaloDesk.oauth.loginUrl({ redirectUri, challenge, state });
      reply.header("set-cookie", cookie(browser, publicUrl.startsWith("https:")));
      return { code, wait, zaloUrl, expiresAt: expiresAt.toISOString() };
    },
  );

  typed.get(
    CALLBACK,
    {
      config: { public: true, ...fewTries },
      schema: {
        tags,
        summary: "Zalo đưa người đăng nhập trở lại; trả lời bằng trang đăng nhập",
        querystring: Returned,
      },
    },
    async (request, reply) => {
      const outcome = await finish(deps, request.query, browserOf(request));
      return reply.header("cache-control", "no-store").redirect(`${deps.miniAppUrl}login?zalo=${outcome}`);
    },
  );
}

async function finish(
  { db, vault, zaloDesk, graph, appId, now }: ApiDeps,
  { code, state }: z.infer<typeof Returned>,
  browser: string | undefined,
): Promise<ZaloLoginOutcome> {
  // Who refuses at Zalo comes back without a code.
  if (!code) return "tu-choi";
  const login = state && browser ? await takeReturnedLogin(db, vault, { state, browser, now: now() }) : undefined;
  if (!login) return "het-han";
  try {
    const { id: zaloId } = await graph.me(await zaloDesk.oauth.exchangeLoginCode(code, login.verifier));
    return await withScope(db, "all", async (tx) => {
      const person = await findAppUser(tx, { appId, zaloId });
      if (!person) return "chua-dang-ky";
      return (await confirmReturnedLogin(tx, { id: login.id, ...person, now: now() })) ? "xong" : "het-han";
    });
  } catch (error) {
    if (error instanceof ZaloUnreachableError) return "zalo-ban";
    if (error instanceof ZaloGrantError || error instanceof ZaloGraphError) return "zalo-tu-choi";
    throw error;
  }
}

function browserOf(request: FastifyRequest): string | undefined {
  return new RegExp(`(?:^|; ?)${COOKIE}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? "")?.[1];
}

/** Lax: Zalo's page leads back by an ordinary link, which carries it; requests of other sites do not. */
function cookie(browser: string, isSecure: boolean): string {
  const secure = isSecure ? "; Secure" : "";
  return `${COOKIE}=${browser}; Path=/api/v1; Max-Age=${DAY_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
