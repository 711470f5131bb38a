import type { FastifyInstance } from "fastify";
import { createPeople } from "../actions/create.ts";
import { personMoves } from "../actions/memberships.ts";
import { issueMiniAppCode, openMiniApp } from "../actions/mini-app.ts";
import { found } from "../actions/refusal.ts";
import { call, clickChatnow, follow, submitInfo, unfollow, withdraw } from "../actions/relations.ts";
import type { Context } from "../context.ts";
import type { CreatedPeople } from "../protocol.ts";
import { isGroupShown } from "../world/group-state.ts";
import type { PersonRecord } from "../world/records.ts";
import { withId } from "./route-parameters.ts";
import { shapes } from "./shapes.ts";
import { publishSnapshot } from "./snapshot.ts";

const RELATIONS = { follow, unfollow, chatnow: clickChatnow, withdraw, call };

/** What people are and do besides writing. */
export async function peopleRoutes(server: FastifyInstance, { ctx }: { ctx: Context }): Promise<void> {
  server.post("/people", (request): CreatedPeople => {
    const wanted = shapes.createPeople.parse(request.body);
    const people = createPeople(ctx, wanted);
    publishSnapshot(ctx);
    return { people };
  });
  for (const [path, act] of Object.entries(RELATIONS)) {
    server.post(`/people/:id/${path}`, (request) => {
      act(ctx, withId(request), shapes.personAndOa.parse(request.body).oaId);
      return { ok: true };
    });
  }
  server.post("/people/:id/info", (request) => {
    submitInfo(ctx, withId(request), shapes.submitInfo.parse(request.body));
    return { ok: true };
  });
  server.post("/people/:id/show", (request) => {
    const person = found(ctx.world.people.get(withId(request)), "người này");
    show(ctx, person, shapes.show.parse(request.body).shown);
    return { ok: true };
  });
  server.post("/people/:id/mini-app", (request) =>
    openMiniApp(ctx, withId(request), shapes.openMiniApp.parse(request.body)),
  );
  server.post("/people/:id/mini-app-codes", (request) => ({
    code: issueMiniAppCode(ctx, withId(request), shapes.miniAppCode.parse(request.body).kind),
  }));
  for (const move of ["join", "leave", "request"] as const) {
    server.post(`/groups/:id/${move}`, (request) => {
      personMoves(ctx, withId(request), shapes.person.parse(request.body).personId, move);
      return { ok: true };
    });
  }
}

/** Puts a phone on the page, or takes it away. */
function show(ctx: Context, person: PersonRecord, isShown: boolean): void {
  person.shown = isShown;
  for (const conversation of ctx.world.conversations.values()) {
    if (conversation.personId === person.id) conversation.shown = isShown;
    const group = conversation.kind === "group" ? ctx.world.groups.get(conversation.id) : undefined;
    if (group) conversation.shown = isGroupShown(ctx.world, group);
  }
  publishSnapshot(ctx);
}
