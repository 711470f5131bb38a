import { z } from "zod";
import { oaSays } from "../actions/oa-messages.ts";
import { templateReceiptEvent } from "../webhooks/events.ts";
import { vietnamHour } from "../world/clock.ts";
import { contactOfPerson } from "../world/contacts.ts";
import { newHexId } from "../world/ids.ts";
import type { Endpoint, OaCall } from "./endpoint.ts";
import { bodyOf, queryOf } from "./parameters.ts";
import { contactOf } from "./send-direct.ts";
import { badParameter, refusals, ZaloRefusal } from "./zalo-refusal.ts";

/** The approved templates every OA of the sandbox has. The second one is too old to go by user id (−249). */
const TEMPLATES = [
  {
    id: "300001",
    name: "Nhắc nộp báo cáo",
    text: "Tổ <to> chưa gửi báo cáo kỳ <ky>.",
    fields: ["to", "ky"],
    byUid: true,
  },
  { id: "300002", name: "Thông báo", text: "<noi_dung>", fields: ["noi_dung"], byUid: false },
];
/** A new OA's daily limit, zalo-openapi.md §3.4. The sandbox does not count it down to a refusal. */
const DAILY_QUOTA = 500;

type Template = (typeof TEMPLATES)[number];

const dataSchema = z.record(z.string(), z.coerce.string());
const byUidSchema = z.looseObject({ user_id: z.string(), template_id: z.coerce.string(), template_data: dataSchema });
const byPhoneSchema = z.looseObject({
  phone: z.string(),
  template_id: z.coerce.string(),
  template_data: dataSchema,
  tracking_id: z.string().max(48),
  sending_mode: z.enum(["1", "3"]).optional(),
});

/** `POST /v3.0/oa/message/template`. */
function sendByUid(call: OaCall) {
  if (!call.oa.isVerified) throw refusals.notVerified();
  const wanted = bodyOf(call, byUidSchema);
  const contact = contactOf(call, wanted.user_id);
  const template = TEMPLATES.find((candidate) => candidate.id === wanted.template_id);
  if (!template) throw badParameter("template_id");
  if (!template.byUid) throw new ZaloRefusal(-249, "Template can not be sent by user id");
  const missing = template.fields.find((field) => wanted.template_data[field] === undefined);
  if (missing !== undefined) throw badParameter(`template_data.${missing}`);
  const message = oaSays(call.ctx, contact, { attachments: [filled(template, wanted.template_data)], cost: "paid" });
  return {
    message_id: message.id,
    user_id: wanted.user_id,
    sent_time: String(message.sentAt),
    quota: { quota_type: "purchase_quota", remain: String(DAILY_QUOTA) },
  };
}

/** `POST business…/message/template`: by phone number; whoever has that number gets it and their phone reports it. */
function sendByPhone(call: OaCall) {
  const { ctx, oa, now } = call;
  if (!oa.isVerified) throw new ZaloRefusal(-135, "OA does not have permission to send ZNS");
  const wanted = bodyOf(call, byPhoneSchema);
  if (!/^84\d{9}$/.test(wanted.phone)) throw new ZaloRefusal(-108, "Phone number is invalid");
  const template = TEMPLATES.find((candidate) => candidate.id === wanted.template_id);
  if (!template) throw new ZaloRefusal(-109, "Template id is invalid");
  if (template.fields.some((field) => wanted.template_data[field] === undefined)) {
    throw new ZaloRefusal(-112, "Template data is invalid");
  }
  const hour = vietnamHour(now);
  if (hour >= 22 || hour < 6) throw new ZaloRefusal(-133, "Template can not be sent at night");
  const person = [...ctx.world.people.values()].find((candidate) => candidate.phone === wanted.phone);
  if (!person) throw new ZaloRefusal(-118, "Zalo account does not exist");
  const contact = contactOfPerson(ctx.world, oa.id, person.id);
  const attachments = [filled(template, wanted.template_data)];
  const messageId = contact ? oaSays(ctx, contact, { attachments, cost: "paid" }).id : newHexId();
  const receipt = { phone: wanted.phone, messageId, trackingId: wanted.tracking_id, at: now };
  ctx.courier.post(oa, templateReceiptEvent(oa, receipt), { "x-zevent-server": "ZNS" });
  return {
    msg_id: messageId,
    sent_time: String(now),
    sending_mode: wanted.sending_mode ?? "1",
    quota: { dailyQuota: String(DAILY_QUOTA), remainingQuota: String(DAILY_QUOTA - 1) },
  };
}

function filled(template: Template, data: Record<string, string>) {
  const text = template.text.replace(/<(\w+)>/g, (_, field: string) => data[field] ?? "");
  return { kind: "template", templateId: template.id, text, data } as const;
}

/** Status 1 = delivered, 0 = not yet, −1 = unknown. */
function status(call: OaCall) {
  const { message_id: id } = queryOf(call, z.looseObject({ message_id: z.string() }));
  const message = call.ctx.world.messages.get(id);
  if (!message) return { delivery_time: "", message: "Message not found", status: -1 };
  const isDelivered = message.delivery !== "sent";
  return { delivery_time: isDelivered ? String(message.sentAt) : "", message: "OK", status: isDelivered ? 1 : 0 };
}

function listTemplates(call: OaCall) {
  const pageSchema = z.looseObject({ offset: z.coerce.number().min(0), limit: z.coerce.number().min(1).max(100) });
  const { offset, limit } = queryOf(call, pageSchema);
  return TEMPLATES.slice(offset, offset + limit).map((template) => ({
    templateId: Number(template.id),
    templateName: template.name,
    createdTime: 1_767_225_600_000,
    status: "ENABLE",
    templateQuality: "HIGH",
  }));
}

function templateInfo(call: OaCall) {
  const { template_id: id } = queryOf(call, z.looseObject({ template_id: z.string() }));
  const template = TEMPLATES.find((candidate) => candidate.id === id);
  if (!template) throw new ZaloRefusal(-109, "Template id is invalid");
  return {
    templateId: template.id,
    templateName: template.name,
    status: "ENABLE",
    listParams: template.fields.map((name) => ({ name, require: true, type: "STRING", maxLength: 100, minLength: 1 })),
    timeout: 7_200_000,
    previewUrl: "",
    templateQuality: "HIGH",
    templateTag: "IN_TRANSACTION",
    price: "300",
  };
}

const onBusiness = { host: "business", access: "oa", isUnlimited: true } as const;

export const templateEndpoints: Endpoint[] = [
  {
    method: "POST",
    host: "openapi",
    path: "/v3.0/oa/message/template",
    access: "oa",
    isUnlimited: true,
    handle: sendByUid,
  },
  { method: "POST", path: "/message/template", ...onBusiness, handle: sendByPhone },
  { method: "GET", path: "/message/status", ...onBusiness, handle: status },
  {
    method: "GET",
    path: "/message/quota",
    ...onBusiness,
    handle: () => ({ dailyQuota: String(DAILY_QUOTA), remainingQuota: String(DAILY_QUOTA) }),
  },
  { method: "GET", path: "/template/all", ...onBusiness, handle: listTemplates },
  { method: "GET", path: "/template/info/v2", ...onBusiness, handle: templateInfo },
];
