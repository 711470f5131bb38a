import type { Group } from "../protocol.ts";
import type { GroupRecord } from "./records.ts";
import type { World } from "./world.ts";

/** A group whose package ran out is disabled until it is renewed. */
export function groupStatus(world: World, group: GroupRecord, now: number): Group["status"] {
  if (group.isDeleted) return "deleted";
  const asset = world.oas.get(group.oaId)?.assets.find((candidate) => candidate.id === group.assetId);
  return asset && asset.validUntil > now ? "enabled" : "disabled";
}

/** A phone on the page shows the group. */
export function isGroupShown(world: World, group: GroupRecord): boolean {
  return group.memberIds.some((userId) => {
    const contact = world.contacts.get(userId);
    return contact !== undefined && world.people.get(contact.personId)?.shown === true;
  });
}
