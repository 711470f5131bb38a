import type { Context } from "../context.ts";
import type { SubmitInfo } from "../protocol.ts";
import { callEvent, followEvent, personEvent, submitInfoEvent } from "../webhooks/events.ts";
import { ensureContact, personOf, recordInteraction } from "../world/contacts.ts";
import { newHexId } from "../world/ids.ts";
import type { ContactRecord } from "../world/records.ts";
import { found, RefusedError } from "./refusal.ts";
import { publishPerson, sidesOf } from "./sides.ts";

/** What a person does to an OA besides writing. Each returns the contact it changed. */

export function follow(ctx: Context, personId: string, oaId: string): void {
  const contact = contactFor(ctx, personId, oaId);
  contact.isFollower = true;
  delete contact.unfollowedAt;
  interact(ctx, contact);
  const sides = sidesOf(ctx, contact);
  ctx.courier.post(sides.oa, followEvent(sides, "follow"));
}

export function unfollow(ctx: Context, personId: string, oaId: string): void {
  const contact = contactFor(ctx, personId, oaId);
  contact.isFollower = false;
  contact.unfollowedAt = ctx.clock.now();
  publishPerson(ctx, contact);
  const sides = sidesOf(ctx, contact);
  ctx.courier.post(sides.oa, followEvent(sides, "unfollow"));
}

/** First click on "Nhắn tin". Zalo sends the event once for a person and OA, and never after a chat. */
export function clickChatnow(ctx: Context, personId: string, oaId: string): void {
  const contact = contactFor(ctx, personId, oaId);
  const isFirst = !contact.hasChatted;
  contact.hasChatted = true;
  interact(ctx, contact);
  const sides = sidesOf(ctx, contact);
  if (isFirst) ctx.courier.post(sides.oa, personEvent(sides, "user_click_chatnow"));
}

/** The person uses their right to have their data deleted. */
export function withdraw(ctx: Context, personId: string, oaId: string): void {
  const contact = contactFor(ctx, personId, oaId);
  contact.hasWithdrawn = true;
  delete contact.sharedInfo;
  publishPerson(ctx, contact);
  const sides = sidesOf(ctx, contact);
  ctx.courier.post(sides.oa, personEvent(sides, "user_withdraw"));
}

export function call(ctx: Context, personId: string, oaId: string): void {
  const contact = contactFor(ctx, personId, oaId);
  interact(ctx, contact);
  const sides = sidesOf(ctx, contact);
  ctx.courier.post(sides.oa, callEvent(sides, personOf(ctx.world, contact).phone, newHexId()));
}

/** The answer to a `request_user_info` card. */
export function submitInfo(ctx: Context, personId: string, info: SubmitInfo): void {
  const contact = contactFor(ctx, personId, info.oaId);
  if (!/^(84|0)\d{9}$/.test(info.phone)) throw new RefusedError("bad_phone", "Số điện thoại chưa đúng.", 400);
  contact.sharedInfo = {
    name: info.name,
    phone: info.phone.replace(/^0/, "84"),
    city: info.city,
    ward: info.ward,
    address: info.address,
  };
  interact(ctx, contact);
  const sides = sidesOf(ctx, contact);
  ctx.courier.post(sides.oa, submitInfoEvent(sides, contact.sharedInfo, info.birthday ?? "", info.gender ?? ""));
}

function contactFor(ctx: Context, personId: string, oaId: string): ContactRecord {
  const person = found(ctx.world.people.get(personId), "người này");
  const oa = found(ctx.world.oas.get(oaId), "OA");
  return ensureContact(ctx.world, oa.id, person.id);
}

function interact(ctx: Context, contact: ContactRecord): void {
  recordInteraction(contact, ctx.clock.now());
  publishPerson(ctx, contact);
}
