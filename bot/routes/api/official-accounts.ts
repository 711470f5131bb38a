import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { AuditAction } from "../../../shared/api/audit.ts";
import { ApiError } from "../../../shared/api/common.ts";
import {
  OfficialAccountsPage,
  OfficialAccountView,
  PastedTokens,
  SecretKey,
} from "../../../shared/api/official-account.ts";
import { mayOnUnit } from "../../services/access.ts";
import { audit } from "../../services/audit.ts";
import {
  keepGrant,
  OaTakenError,
  pkceOf,
  saveSecretKey,
  startConnecting,
} from "../../services/official-accounts/connecting.ts";
import { type Account, listAccounts } from "../../services/official-accounts/list-accounts.ts";
import { ZaloGrantError } from "../../zalo/oauth-client.ts";
import { TokenUnavailableError } from "../../zalo/tokens.ts";
import { ZaloApiError, ZaloUnreachableError } from "../../zalo/zalo-error.ts";
import { HttpError } from "../http-error.ts";
import { toAccountView } from "./account-view.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Tài khoản OA"];
const UnitParams = z.object({ unitId: z.coerce.number().int() });
const OaParams = UnitParams.extend({ oaId: z.string().regex(/^\d{5,25}$/) });
const one = { 200: OfficialAccountView, "4xx": ApiError, "5xx": ApiError };
/** A pasted pair may be as old as a day: it is renewed at once, and counts little until then. */
const PASTED_AGE_MS = 20 * 3_600_000;
const PASTED_LIFE_MS = 25 * 3_600_000;

/** Officers look after their commune's OAs: state in words, connecting, renewing, the webhook's key. */
export async function officialAccountRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { db, vault, zaloDesk, now } = deps;

  typed.get(
    "/units/:unitId/official-accounts",
    {
      schema: {
        tags,
        summary: "Các OA của xã: điều gì chạy, điều gì không và cần bấm gì",
        params: UnitParams,
        response: { 200: OfficialAccountsPage, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "see_people" }, async ({ tx, person, unit }) => {
        const accounts = await listAccounts(db, [unit.id]);
        const { challenge } = await pkceOf(db, vault, { appId: deps.appId, make: zaloDesk.makePkcePair });
        return {
          accounts: accounts.map((account) => toAccountView(account, now())),
          mayManage: await mayOnUnit(tx, person, "manage_accounts", unit.id),
          webhookUrl: `${deps.publicUrl}/webhooks/zalo`,
          callbackUrl: callbackUrl(deps),
          challenge,
        };
      }),
  );

  connectingRoutes(app, deps);
  oneAccountRoutes(app, deps);
}

/** The two ways to connect: Zalo's consent page, and a pasted pair. */
function connectingRoutes(app: FastifyInstance, deps: ApiDeps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { db, vault, zaloDesk, now } = deps;

  typed.post(
    "/units/:unitId/official-accounts/consent",
    {
      schema: {
        tags,
        summary: "Lấy đường dẫn tới trang cấp quyền của Zalo để kết nối OA",
        params: UnitParams,
        response: { 200: z.object({ url: z.string() }), "4xx": ApiError },
      },
    },
    async (request) =>
      manage(deps, request, async ({ person, unit }) => {
        const state = await startConnecting(db, vault, { communeId: unit.id, personId: person.id, now: now() });
        const { challenge } = await pkceOf(db, vault, { appId: deps.appId, make: zaloDesk.makePkcePair });
        return { url: zaloDesk.oauth.consentUrl({ redirectUri: callbackUrl(deps), challenge, state }) };
      }),
  );

  typed.post(
    "/units/:unitId/official-accounts",
    {
      schema: {
        tags,
        summary: "Kết nối OA bằng cặp mã lấy ở API Explorer",
        params: UnitParams,
        body: PastedTokens,
        response: one,
      },
    },
    async (request) =>
      manage(deps, request, async (caller) => {
        const { accessToken, refreshToken } = request.body;
        const profile = await zaloDesk.client.getOa(accessToken).catch(explain);
        if (!profile.oaId) throw new HttpError(409, "no_oa", "Zalo không cho biết mã này của OA nào; xin lấy mã mới.");
        const issuedAt = new Date(now().getTime() - PASTED_AGE_MS);
        const expiresAt = new Date(issuedAt.getTime() + PASTED_LIFE_MS);
        const tokens = { accessToken, refreshToken, issuedAt, expiresAt, state: "ok" as const, stateAt: now() };
        const grant = { oaId: profile.oaId, appId: deps.appId, name: profile.name, communeId: caller.unit.id, tokens };
        await keepGrant(db, vault, grant).catch(explain);
        await note(caller, "oa.connected", profile.oaId, now());
        deps.wake("refresh-tokens");
        deps.wake("watch-accounts", { oaId: profile.oaId });
        return viewOf(deps, caller, profile.oaId);
      }),
  );
}

/** What is done with one OA of the commune. */
function oneAccountRoutes(app: FastifyInstance, deps: ApiDeps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { db, vault, zaloDesk, now } = deps;

  typed.put(
    "/units/:unitId/official-accounts/:oaId/secret-key",
    { schema: { tags, summary: "Dán OA Secret Key của webhook", params: OaParams, body: SecretKey, response: one } },
    async (request) =>
      manage(deps, request, async (caller) => {
        const { oaId } = await requireAccount(deps, caller, request.params.oaId);
        await saveSecretKey(db, vault, { oaId, key: request.body.secretKey });
        await note(caller, "oa.key_changed", oaId, now());
        return viewOf(deps, caller, oaId);
      }),
  );

  typed.post(
    "/units/:unitId/official-accounts/:oaId/refresh",
    { schema: { tags, summary: "Gia hạn kết nối ngay", params: OaParams, response: one } },
    async (request) =>
      manage(deps, request, async (caller) => {
        const { oaId } = await requireAccount(deps, caller, request.params.oaId);
        const token = await zaloDesk.tokens.accessToken(oaId).catch(explain);
        await zaloDesk.tokens.refreshAfterRejection(oaId, token).catch(explain);
        return viewOf(deps, caller, oaId);
      }),
  );

  typed.post(
    "/units/:unitId/official-accounts/:oaId/check",
    { schema: { tags, summary: "Kiểm tra lại ngay; kết quả có sau vài giây", params: OaParams, response: one } },
    async (request) =>
      manage(deps, request, async (caller) => {
        const { oaId } = await requireAccount(deps, caller, request.params.oaId);
        deps.wake("watch-accounts", { oaId });
        return viewOf(deps, caller, oaId);
      }),
  );
}

type UnitRequest = Parameters<typeof asCallerOnUnit>[1] & { params: { unitId: number } };

function manage<T>(deps: ApiDeps, request: UnitRequest, work: (caller: UnitCaller) => Promise<T>): Promise<T> {
  return asCallerOnUnit(deps, request, { unitId: request.params.unitId, action: "manage_accounts" }, work);
}

/** Byte for byte what is saved in Zalo's console. */
function callbackUrl({ publicUrl }: Pick<ApiDeps, "publicUrl">): string {
  return `${publicUrl}/zalo/connected`;
}

async function requireAccount({ db }: ApiDeps, { unit }: UnitCaller, oaId: string): Promise<Account> {
  const found = (await listAccounts(db, [unit.id])).find((account) => account.oaId === oaId);
  if (!found) throw new HttpError(404, "oa_not_found", "Xã không có OA này.");
  return found;
}

async function viewOf(deps: ApiDeps, caller: UnitCaller, oaId: string): Promise<OfficialAccountView> {
  return toAccountView(await requireAccount(deps, caller, oaId), deps.now());
}

async function note({ tx, unit, person }: UnitCaller, action: AuditAction, oaId: string, now: Date): Promise<void> {
  await audit(tx, { communeId: unit.id, byPersonId: person.id, action, subject: `oa:${oaId}`, now });
}

/** Zalo's refusals are answers for the officer. */
function explain(error: unknown): never {
  if (error instanceof OaTakenError) {
    throw new HttpError(409, "oa_taken", "OA này đang thuộc xã khác hoặc ứng dụng khác, nên không kết nối ở đây được.");
  }
  if (error instanceof ZaloGrantError || error instanceof ZaloApiError)
    throw new HttpError(409, "zalo_refused", error.reason);
  if (error instanceof TokenUnavailableError) {
    throw new HttpError(409, "not_connected", "Kết nối của OA không còn dùng được; xin bấm “Kết nối lại”.");
  }
  if (error instanceof ZaloUnreachableError) {
    throw new HttpError(503, "zalo_unreachable", "Chưa hỏi được Zalo; xin thử lại sau một phút.");
  }
  throw error;
}
