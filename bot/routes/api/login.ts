import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { ApiError } from "../../../shared/api/common.ts";
import { LoginAnswer, LoginRequest, Me } from "../../../shared/api/session.ts";
import { type Transaction, withScope } from "../../db/connection.ts";
import { readCommune } from "../../services/communes.ts";
import { finishLogin } from "../../services/logins/login-requests.ts";
import { closeSession, openSession } from "../../services/logins/sessions.ts";
import { findAppUser } from "../../services/people/app-users.ts";
import { findPerson, type KnownPerson, roleOf } from "../../services/people/known-person.ts";
import { findUnits } from "../../services/units/units.ts";
import { ZaloGraphError } from "../../zalo/graph-client.ts";
import { ZaloUnreachableError } from "../../zalo/zalo-error.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller } from "./authentication.ts";

const tags = ["Đăng nhập"];
/** Guessing a code or a token is stopped long before it could succeed. */
const fewTries = { rateLimit: { max: 300, timeWindow: "1 minute" } };

export async function loginRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { db, vault, now } = deps;

  typed.post(
    "/sessions",
    {
      config: { public: true, ...fewTries },
      schema: {
        tags,
        summary: "Đăng nhập",
        body: LoginRequest,
        response: { 200: LoginAnswer, "4xx": ApiError, "5xx": ApiError },
      },
    },
    async (request) => {
      const { body } = request;
      const zaloId = "miniAppToken" in body ? await appUserId(deps, body.miniAppToken) : undefined;
      return withScope(db, "all", async (tx) => {
        const who =
          "wait" in body
            ? await finishLogin(tx, vault, { wait: body.wait, now: now() })
            : await personOf(tx, deps, zaloId);
        if (who.state === "pending") return { state: "pending" as const };
        if (who.state === "gone") throw new HttpError(401, "login_expired", "Mã đăng nhập đã hết hạn; xin lấy mã mới.");
        const person = await findPerson(tx, vault, { personId: who.personId, now: now() });
        if (!person) throw notRegistered();
        const session = await openSession(tx, { ...who, now: now() });
        const me = await describe(tx, who.communeId, person);
        return { state: "done" as const, token: session.token, expiresAt: session.expiresAt.toISOString(), me };
      });
    },
  );

  typed.delete("/sessions/current", { schema: { tags, summary: "Đăng xuất" } }, async (request, reply) => {
    if (request.login) await closeSession(db, request.login.token, now());
    return reply.code(204).send();
  });

  typed.get("/me", { schema: { tags, summary: "Tôi là ai", response: { 200: Me } } }, async (request) =>
    asCaller(deps, request, ({ tx, communeId, person }) => describe(tx, communeId, person)),
  );
}

/** Asks Zalo whose token it is: what the phone claims about itself is no proof. */
async function appUserId({ graph }: ApiDeps, miniAppToken: string): Promise<string> {
  try {
    return (await graph.me(miniAppToken)).id;
  } catch (error) {
    if (error instanceof ZaloGraphError) throw new HttpError(401, "zalo_refused", error.reason);
    if (error instanceof ZaloUnreachableError) {
      throw new HttpError(503, "zalo_unreachable", "Chưa hỏi được Zalo; xin thử lại sau một phút.");
    }
    throw error;
  }
}

async function personOf(tx: Transaction, { appId }: ApiDeps, zaloId: string | undefined) {
  const found = zaloId ? await findAppUser(tx, { appId, zaloId }) : undefined;
  if (!found) throw notRegistered();
  return { state: "done" as const, ...found };
}

function notRegistered(): HttpError {
  return new HttpError(
    403,
    "not_registered",
    "Zalo này chưa đăng ký với xã, phường; xin nhắn cho Zalo của xã: đăng ký và mã của tổ.",
  );
}

async function describe(tx: Transaction, communeId: number, person: KnownPerson): Promise<Me> {
  const [{ name, settings }, units] = await Promise.all([readCommune(tx, communeId), unitsOf(tx, person)]);
  return {
    id: person.id,
    ...(person.name ? { name: person.name } : {}),
    formOfAddress: person.formOfAddress,
    role: roleOf(person),
    commune: {
      id: communeId,
      name,
      teamTitle: settings.teamTitle,
      ...(settings.contact ? { contact: settings.contact } : {}),
    },
    teams: person.memberships.map(({ teamId, teamName, role }) => ({ id: teamId, name: teamName, role })),
    units,
  };
}

async function unitsOf(tx: Transaction, { unitRoles }: KnownPerson): Promise<Me["units"]> {
  const ids = unitRoles.map(({ unitId }) => unitId);
  const known = new Map((await findUnits(tx, ids)).map((unit) => [unit.id, unit]));
  return unitRoles.flatMap(({ unitId, role }) => {
    const unit = known.get(unitId);
    if (!unit) return [];
    const { id, name, level, communeId } = unit;
    return [{ id, name, role, level, ...(communeId === undefined ? {} : { communeId }) }];
  });
}
