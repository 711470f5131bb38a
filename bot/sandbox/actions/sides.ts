import type { Context } from "../context.ts";
import type { Sides } from "../webhooks/events.ts";
import { personOf, userIdByApp } from "../world/contacts.ts";
import type { ContactRecord, OaRecord } from "../world/records.ts";
import { personView } from "../world/views.ts";

/** Both ends of an event, as of now. */
export function sidesOf(ctx: Context, contact: ContactRecord): Sides {
  const oa = oaOf(ctx, contact.oaId);
  return {
    oa,
    contact,
    userIdByApp: userIdByApp(personOf(ctx.world, contact), oa.appId),
    at: ctx.clock.now(),
  };
}

export function oaOf(ctx: Context, oaId: string): OaRecord {
  const oa = ctx.world.oas.get(oaId);
  if (!oa) throw new Error(`no OA ${oaId}`);
  return oa;
}

/** Shows the page what became of a person. */
export function publishPerson(ctx: Context, contact: ContactRecord): void {
  ctx.store.markDirty();
  const person = personOf(ctx.world, contact);
  if (person.shown) {
    ctx.feed.publish(() => ({ type: "person", person: personView(ctx.world, person, ctx.clock.now()) }));
  }
}
