import { z } from "zod";
import { sidesOf } from "../actions/sides.ts";
import { removedTagEvent, tagEvent } from "../webhooks/events.ts";
import type { Endpoint, OaCall } from "./endpoint.ts";
import { bodyOf } from "./parameters.ts";
import { contactOf } from "./send-direct.ts";
import { badParameter } from "./zalo-refusal.ts";

const tagSchema = z.looseObject({ user_id: z.string(), tag_name: z.string().min(1).max(100) });

/** The tag is created on first use. */
function tagPerson(call: OaCall) {
  const { user_id: userId, tag_name: name } = bodyOf(call, tagSchema);
  const contact = contactOf(call, userId);
  const tagged = call.oa.tags[name] ?? [];
  if (tagged.includes(userId)) return undefined;
  call.oa.tags[name] = [...tagged, userId];
  call.ctx.store.markDirty();
  call.ctx.courier.post(call.oa, tagEvent(sidesOf(call.ctx, contact), "add_user_to_tag", name));
  return undefined;
}

function untagPerson(call: OaCall) {
  const { user_id: userId, tag_name: name } = bodyOf(call, tagSchema);
  const contact = contactOf(call, userId);
  const tagged = call.oa.tags[name];
  if (!tagged) throw badParameter("tag_name");
  call.oa.tags[name] = tagged.filter((id) => id !== userId);
  call.ctx.store.markDirty();
  call.ctx.courier.post(call.oa, tagEvent(sidesOf(call.ctx, contact), "remove_user_from_tag", name));
  return undefined;
}

function removeTag(call: OaCall) {
  const { tag_name: name } = bodyOf(call, tagSchema.pick({ tag_name: true }));
  if (!call.oa.tags[name]) throw badParameter("tag_name");
  delete call.oa.tags[name];
  call.ctx.store.markDirty();
  call.ctx.courier.post(call.oa, removedTagEvent(call.oa, name, call.now));
  return undefined;
}

export const tagEndpoints: Endpoint[] = [
  { method: "POST", host: "openapi", path: "/v2.0/oa/tag/tagfollower", access: "oa", handle: tagPerson },
  { method: "POST", host: "openapi", path: "/v2.0/oa/tag/rmfollowerfromtag", access: "oa", handle: untagPerson },
  { method: "POST", host: "openapi", path: "/v2.0/oa/tag/rmtag", access: "oa", handle: removeTag },
  {
    method: "GET",
    host: "openapi",
    path: "/v2.0/oa/tag/gettagsofoa",
    access: "oa",
    handle: (call) => Object.keys(call.oa.tags),
  },
];
