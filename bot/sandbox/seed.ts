import { seedIds } from "./seed-ids.ts";
import { ensureContact, recordInteraction } from "./world/contacts.ts";
import { newApp, newGroup, newOa } from "./world/new-records.ts";
import { emptyWorld, putGroup, putOa, type World } from "./world/world.ts";

/** Who lives in the demo ward. Phone numbers of a range that is not given out. */
const PEOPLE = [
  { key: "lan", name: "Lê Thị Lan", description: "Tổ trưởng tổ dân phố 1", phone: "84900000101" },
  { key: "dung", name: "Trần Văn Dũng", description: "Người dân tổ dân phố 1", phone: "84900000102" },
  { key: "hoa", name: "Nguyễn Thị Hoa", description: "Cán bộ phường", phone: "84900000103" },
  { key: "tu", name: "Phạm Văn Tư", description: "Thành viên mới, chưa đăng ký", phone: "84900000104" },
] as const;

/** A world to begin with: one app, one OA, four people, one group. Everybody has just written to the OA. */
export function seedWorld(world: World, now: number): void {
  const { appId, oaId, groupId, people } = seedIds;
  world.apps.set(appId, newApp(appId, "Tổ Số (thử)"));
  const oa = newOa({ id: oaId, appId, name: "Phường Thạch Quý", adminId: people.hoa.userId, groupAssets: 5 }, now);
  putOa(world, oa);
  for (const { key, name, description, phone } of PEOPLE) {
    const { personId, userId, userIdByApp } = people[key];
    const appUserIds = { [appId]: userIdByApp };
    world.people.set(personId, { id: personId, displayName: name, description, phone, shown: true, appUserIds });
    const contact = ensureContact(world, oaId, personId, userId);
    contact.isFollower = true;
    recordInteraction(contact, now);
  }
  const memberIds = [people.lan.userId, people.tu.userId, people.hoa.userId];
  putGroup(world, newGroup({ id: groupId, oa, name: "Tổ CNSCĐ Tổ dân phố 1", memberIds }, now));
}

/**
 * Begins anew, but keeps what the product was given: the app's secret and webhook, the OA's key and tokens. False when the
 * first OA is gone.
 */
export function reseedWorld(world: World, now: number): boolean {
  const app = world.apps.get(seedIds.appId);
  const oa = world.oas.get(seedIds.oaId);
  if (!app || !oa) return false;
  Object.assign(world, emptyWorld());
  seedWorld(world, now);
  world.apps.set(app.id, app);
  const fresh = world.oas.get(oa.id);
  if (!fresh) return false;
  world.accessTokens.delete(fresh.tokens.accessToken);
  fresh.secretKey = oa.secretKey;
  fresh.tokens = oa.tokens;
  putOa(world, fresh);
  return true;
}
