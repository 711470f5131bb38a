import type { App, Contact, Group, GroupMember, OfficialAccount, Person } from "../protocol.ts";
import { userIdByApp, windowOf } from "./contacts.ts";
import { groupStatus } from "./group-state.ts";
import { canHaveGroups, currentQuotas, type RateLimiter } from "./limits.ts";
import type { AppRecord, ContactRecord, GroupRecord, OaRecord, PersonRecord } from "./records.ts";
import type { World } from "./world.ts";

/** How records look on the page. */

export function personView(world: World, person: PersonRecord, now: number): Person {
  const firstAppId = world.apps.keys().next().value ?? "";
  return {
    id: person.id,
    displayName: person.displayName,
    description: person.description,
    avatarUrl: avatarUrl(person.id),
    phone: person.phone,
    shown: person.shown,
    userIdByApp: userIdByApp(person, firstAppId),
    contacts: contactsOf(world, person).map((contact) => contactView(contact, now)),
  };
}

/** A person's contacts. Walks over all OAs, so it is for people on the page only. */
export function contactsOf(world: World, person: PersonRecord): ContactRecord[] {
  const found: ContactRecord[] = [];
  for (const index of world.oaIndexes.values()) {
    const userId = index.byPerson.get(person.id);
    const contact = userId === undefined ? undefined : world.contacts.get(userId);
    if (contact) found.push(contact);
  }
  return found;
}

function contactView(contact: ContactRecord, now: number): Contact {
  return {
    oaId: contact.oaId,
    userId: contact.userId,
    isFollower: contact.isFollower,
    ...(contact.lastInteractionAt !== undefined && { lastInteractionAt: contact.lastInteractionAt }),
    window: windowOf(contact, now),
    hasWithdrawn: contact.hasWithdrawn,
  };
}

export function groupView(world: World, group: GroupRecord, now: number): Group {
  const asset = world.oas.get(group.oaId)?.assets.find((candidate) => candidate.id === group.assetId);
  const member = (userId: string): GroupMember => {
    const contact = world.contacts.get(userId);
    return {
      personId: contact?.personId ?? "",
      userId,
      name: world.people.get(contact?.personId ?? "")?.displayName ?? "",
      isAdmin: group.adminIds.includes(userId),
    };
  };
  return {
    id: group.id,
    oaId: group.oaId,
    name: group.name,
    description: group.description,
    avatarUrl: group.avatarUrl ?? avatarUrl(group.id),
    link: groupLink(group.id),
    status: groupStatus(world, group, now),
    assetId: group.assetId,
    maxMembers: asset ? Number(asset.productType.slice("gmf".length)) : 0,
    members: group.memberIds.map(member),
    pending: group.pendingIds.map(member),
  };
}

export function oaView(oa: OaRecord, limiter: RateLimiter, now: number): OfficialAccount {
  return {
    id: oa.id,
    appId: oa.appId,
    name: oa.name,
    kind: oa.kind,
    isVerified: oa.isVerified,
    package: oa.package,
    hasGroups: canHaveGroups(oa) && oa.assets.length > 0,
    isGranted: oa.isGranted,
    tokens: {
      accessExpiresAt: oa.tokens.accessExpiresAt,
      refreshExpiresAt: oa.tokens.refreshExpiresAt,
      rotations: oa.tokens.rotations,
    },
    limits: { perMinute: oa.perMinute, remainingThisMinute: limiter.remaining(oa, now) },
    quotas: structuredClone(currentQuotas(oa, now)),
    groupAssets: oa.assets,
  };
}

export function appView(app: AppRecord, waiting: number): App {
  return {
    id: app.id,
    name: app.name,
    webhook: {
      url: app.webhookUrl,
      state: app.webhookState,
      mutedEvents: app.mutedEvents,
      waiting,
      ...(app.lastError !== undefined && { lastError: app.lastError }),
    },
  };
}

/** Drawn from the id by the sandbox itself (media-routes.ts). Starts with a slash: same host as the page. */
export function avatarUrl(id: string): string {
  return `/sandbox/avatars/${encodeURIComponent(id)}.svg`;
}

export function groupLink(groupId: string): string {
  return `https://zalo.me/g/${groupId.slice(0, 9)}`;
}
