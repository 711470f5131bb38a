import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Transaction, withScope } from "../../db/connection.ts";
import { findSession } from "../../services/logins/sessions.ts";
import { findPerson, type KnownPerson } from "../../services/people/known-person.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Needs no login. */
    public?: boolean;
  }
  interface FastifyRequest {
    /** Set on every route that is not public. */
    login: Login | undefined;
  }
}

export interface Login {
  communeId: number;
  personId: number;
  token: string;
}

/** Refuses every call without a valid login before its input is looked at, but for routes that say they are public. */
export function requireLogin(app: FastifyInstance, { db, now }: ApiDeps): void {
  app.decorateRequest("login", undefined);
  app.addHook("onRequest", async (request) => {
    if (request.routeOptions.config.public === true || request.is404) return;
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? "")?.[1];
    const session = token ? await findSession(db, token, now()) : undefined;
    if (!token || !session) throw new HttpError(401, "login_required", "Xin đăng nhập để xem phần này.");
    request.login = { communeId: session.communeId, personId: session.personId, token };
  });
}

/** The caller's commune and who they are now: rights are read anew for every call. */
export interface Caller {
  tx: Transaction;
  communeId: number;
  person: KnownPerson;
}

/** Runs `work` as the person who is logged in, in one transaction that sees their commune only. */
export async function asCaller<T>(
  { db, vault, now }: ApiDeps,
  request: FastifyRequest,
  work: (caller: Caller) => Promise<T>,
): Promise<T> {
  const { login } = request;
  if (!login) throw new HttpError(401, "login_required", "Xin đăng nhập để xem phần này.");
  return withScope(db, { communes: [login.communeId] }, async (tx) => {
    const person = await findPerson(tx, vault, { personId: login.personId, now: now() });
    if (!person) throw new HttpError(401, "login_required", "Xin đăng nhập lại.");
    return work({ tx, communeId: login.communeId, person });
  });
}
