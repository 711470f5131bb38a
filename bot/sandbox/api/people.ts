import { z } from "zod";
import { vietnamDate, vietnamDay } from "../world/clock.ts";
import { personOf, userIdByApp } from "../world/contacts.ts";
import type { ContactRecord } from "../world/records.ts";
import { avatarUrl } from "../world/views.ts";
import { indexOf } from "../world/world.ts";
import type { Endpoint, OaCall } from "./endpoint.ts";
import { bodyOf, dataOf } from "./parameters.ts";
import { contactOf } from "./send-direct.ts";
import { badParameter, overLimit } from "./zalo-refusal.ts";

/** zalo-openapi.md §3.9. */
const MAX_OFFSET = 9951;
const MAX_COUNT = 50;
const DAY_MS = 24 * 3_600_000;

const listSchema = z.looseObject({
  offset: z.coerce.number().int().min(0),
  count: z.coerce.number().int().min(1),
  tag_name: z.string().optional(),
  last_interaction_period: z.string().optional(),
  is_follower: z.union([z.boolean(), z.enum(["true", "false"])]).optional(),
});

function listPeople(call: OaCall) {
  const wanted = dataOf(call, listSchema);
  if (wanted.offset > MAX_OFFSET) throw overLimit("offset");
  if (wanted.count > MAX_COUNT) throw overLimit("count");
  const isInPeriod = periodFilter(wanted.last_interaction_period, call.now);
  const tagged = wanted.tag_name === undefined ? undefined : new Set(call.oa.tags[wanted.tag_name] ?? []);
  const matching = indexOf(call.ctx.world, call.oa.id).userIds.filter((userId) => {
    const contact = call.ctx.world.contacts.get(userId);
    if (!contact || (tagged && !tagged.has(userId))) return false;
    if (wanted.is_follower !== undefined && contact.isFollower !== (String(wanted.is_follower) === "true"))
      return false;
    return isInPeriod(contact);
  });
  const page = matching.slice(wanted.offset, wanted.offset + wanted.count);
  return {
    total: matching.length,
    count: page.length,
    offset: wanted.offset,
    users: page.map((id) => ({ user_id: id })),
  };
}

/** `TODAY`, `YESTERDAY`, `L7D`, `L30D`, `YYYY_MM_DD:YYYY_MM_DD`, both days included. */
function periodFilter(period: string | undefined, now: number): (contact: ContactRecord) => boolean {
  if (period === undefined) return () => true;
  const [from, to] = daysOf(period, now);
  return ({ lastInteractionAt }) => {
    if (lastInteractionAt === undefined) return false;
    const day = vietnamDay(lastInteractionAt);
    return day >= from && day <= to;
  };
}

function daysOf(period: string, now: number): [string, string] {
  const today = vietnamDay(now);
  const daysAgo = (days: number) => vietnamDay(now - days * DAY_MS);
  if (period === "TODAY") return [today, today];
  if (period === "YESTERDAY") return [daysAgo(1), daysAgo(1)];
  if (period === "L7D") return [daysAgo(7), today];
  if (period === "L30D") return [daysAgo(30), today];
  const match = /^(\d{4}_\d\d_\d\d):(\d{4}_\d\d_\d\d)$/.exec(period);
  if (!match?.[1] || !match[2]) throw badParameter("last_interaction_period");
  return [match[1].replaceAll("_", "-"), match[2].replaceAll("_", "-")];
}

function personDetail(call: OaCall) {
  const { user_id: userId } = dataOf(call, z.looseObject({ user_id: z.string() }));
  const contact = contactOf(call, userId);
  const person = personOf(call.ctx.world, contact);
  const avatar = call.ctx.publicUrl + avatarUrl(person.id);
  return {
    user_id: userId,
    user_id_by_app: userIdByApp(person, call.oa.appId),
    user_external_id: contact.externalId ?? "",
    display_name: person.displayName,
    user_alias: contact.alias ?? person.displayName,
    is_sensitive: false,
    user_last_interaction_date: contact.lastInteractionAt === undefined ? "" : vietnamDate(contact.lastInteractionAt),
    user_is_follower: contact.isFollower,
    avatar,
    avatars: { "120": avatar, "240": avatar },
    dynamic_param: "",
    tags_and_notes_info: { tag_names: tagsOf(call, userId), notes: [] },
    ...(contact.sharedInfo && { shared_info: sharedInfo(contact.sharedInfo) }),
  };
}

/** The phone comes as a number here, one of Zalo's untidy places. */
function sharedInfo(info: NonNullable<ContactRecord["sharedInfo"]>) {
  return {
    name: info.name,
    phone: Number(info.phone),
    city: info.city,
    district: "",
    ward: info.ward,
    address: info.address,
  };
}

function tagsOf(call: OaCall, userId: string): string[] {
  return Object.entries(call.oa.tags)
    .filter(([, userIds]) => userIds.includes(userId))
    .map(([name]) => name);
}

const updateSchema = z.looseObject({
  user_id: z.string(),
  user_alias: z.string().max(100).optional(),
  alias: z.string().max(100).optional(),
  user_external_id: z.string().max(100).optional(),
});

function updatePerson(call: OaCall) {
  const wanted = bodyOf(call, updateSchema);
  const contact = contactOf(call, wanted.user_id);
  const alias = wanted.user_alias ?? wanted.alias;
  if (alias !== undefined) contact.alias = alias;
  if (wanted.user_external_id !== undefined) contact.externalId = wanted.user_external_id;
  call.ctx.store.markDirty();
  return undefined;
}

export const peopleEndpoints: Endpoint[] = [
  { method: "GET", host: "openapi", path: "/v3.0/oa/user/getlist", access: "oa", handle: listPeople },
  { method: "GET", host: "openapi", path: "/v3.0/oa/user/detail", access: "oa", handle: personDetail },
  { method: "POST", host: "openapi", path: "/v3.0/oa/user/update", access: "oa", handle: updatePerson },
];
