import type { Context } from "../context.ts";
import type { CreateGroups, CreateOas, CreatePeople } from "../protocol.ts";
import { ensureContact, recordInteraction } from "../world/contacts.ts";
import { derivedId, newHexId, newSecret } from "../world/ids.ts";
import { newApp, newGroup, newOa } from "../world/new-records.ts";
import type { AppRecord, ContactRecord, OaRecord, PersonRecord } from "../world/records.ts";
import { putGroup, putOa } from "../world/world.ts";
import { found, RefusedError } from "./refusal.ts";

/** What a new OA has to make groups with by API. */
const ASSETS_OF_NEW_OA = 3;

export function createPeople(ctx: Context, wanted: CreatePeople): { personId: string; userId?: string }[] {
  const oa = wanted.oaId === undefined ? undefined : found(ctx.world.oas.get(wanted.oaId), "OA");
  return numbered(wanted.displayName, wanted.count).map((displayName) => {
    const person = addPerson(ctx, displayName, wanted.description ?? "", wanted.shown ?? false);
    if (!oa) return { personId: person.id };
    return { personId: person.id, userId: addFollower(ctx, oa, person).userId };
  });
}

export function createGroups(ctx: Context, wanted: CreateGroups): string[] {
  const oa = found(ctx.world.oas.get(wanted.oaId), "OA");
  const userIds = (wanted.personIds ?? []).map((personId) => {
    const person = found(ctx.world.people.get(personId), "người này");
    return ensureContact(ctx.world, oa.id, person.id).userId;
  });
  return numbered(wanted.name, wanted.count).map((name) => {
    const group = newGroup({ id: newHexId(), oa, name, memberIds: [...userIds] }, ctx.clock.now());
    putGroup(ctx.world, group);
    return group.id;
  });
}

/** Another Zalo app, with a webhook and a secret of its own. */
export function createApp(ctx: Context, name: string): AppRecord {
  const app = newApp(derivedId("2", newSecret(12)), name);
  ctx.world.apps.set(app.id, app);
  return app;
}

export function createOas(ctx: Context, wanted: CreateOas): OaRecord[] {
  const appId = wanted.appId ?? ctx.world.apps.keys().next().value;
  if (appId === undefined || !ctx.world.apps.has(appId)) {
    throw new RefusedError("not_found", "Không tìm thấy ứng dụng.", 404);
  }
  return numbered(wanted.name, wanted.count).map((name) => {
    const id = derivedId("3", newSecret(12));
    const admin = addPerson(ctx, `Quản trị ${name}`, "Quản trị OA", false);
    const oa = newOa(
      {
        id,
        appId,
        name,
        adminId: ensureContact(ctx.world, id, admin.id).userId,
        groupAssets: ASSETS_OF_NEW_OA,
        ...(wanted.kind !== undefined && { kind: wanted.kind }),
        ...(wanted.package !== undefined && { package: wanted.package }),
        ...(wanted.perMinute !== undefined && { perMinute: wanted.perMinute }),
      },
      ctx.clock.now(),
    );
    putOa(ctx.world, oa);
    addFollower(ctx, oa, admin);
    return oa;
  });
}

function addPerson(ctx: Context, displayName: string, description: string, shown: boolean): PersonRecord {
  const id = newHexId();
  const phone = `849${String(ctx.world.people.size).padStart(8, "0")}`;
  const person: PersonRecord = { id, displayName, description, phone, shown, appUserIds: {} };
  ctx.world.people.set(id, person);
  return person;
}

function addFollower(ctx: Context, oa: OaRecord, person: PersonRecord): ContactRecord {
  const contact = ensureContact(ctx.world, oa.id, person.id);
  contact.isFollower = true;
  recordInteraction(contact, ctx.clock.now());
  return contact;
}

function numbered(name: string, count: number | undefined): string[] {
  return count === undefined ? [name] : Array.from({ length: count }, (_, place) => `${name} ${place + 1}`);
}
