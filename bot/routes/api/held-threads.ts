import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { type HeldThread, HeldThreads } from "../../../shared/api/held-thread.ts";
import { heldThreads, releaseThread } from "../../services/held-threads.ts";
import { findPerson } from "../../services/people/known-person.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Hỗ trợ bà con"];
const UnitParams = z.object({ unitId: z.coerce.number().int() });

/** Chats an officer answers by hand, and giving them back to the assistant. */
export async function heldThreadRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const response = { 200: HeldThreads, "4xx": ApiError };

  typed.get(
    "/units/:unitId/held-threads",
    { schema: { tags, summary: "Các cuộc trò chuyện đang trả lời tay", params: UnitParams, response } },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "help_residents" }, (caller) => listed(deps, caller)),
  );

  typed.post(
    "/units/:unitId/held-threads/:threadId/release",
    {
      schema: {
        tags,
        summary: "Trả lại cho trợ lý; trả lại hai lần không sao",
        params: UnitParams.extend({ threadId: z.coerce.number().int() }),
        response,
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "help_residents" }, async (caller) => {
        await releaseThread(caller.tx, { communeId: caller.unit.id, id: request.params.threadId, now: deps.now() });
        return listed(deps, caller);
      }),
  );
}

async function listed({ vault, now: clock }: ApiDeps, { tx, unit }: UnitCaller): Promise<HeldThreads> {
  const now = clock();
  const threads: HeldThread[] = [];
  for (const { id, personId, until } of await heldThreads(tx, { communeId: unit.id, now })) {
    const name = personId === undefined ? undefined : (await findPerson(tx, vault, { personId, now }))?.name;
    threads.push({ id, until: until.toISOString(), ...(name ? { name } : {}) });
  }
  return { threads };
}
