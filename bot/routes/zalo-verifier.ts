import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { findVerifierFile } from "../services/official-accounts/verifier-files.ts";

/** Zalo's proof that a domain is ours: a file at the root whose name and content its console gives. */
export function registerZaloVerifier(app: FastifyInstance, { db }: Pick<Deps, "db">): void {
  app.get<{ Params: { code: string } }>("/zalo_verifier:code(^[\\w-]{1,100}).html", async (request, reply) => {
    const content = await findVerifierFile(db, request.params.code);
    if (content === undefined) return reply.callNotFound();
    return reply.type("text/html; charset=utf-8").send(content);
  });
}
