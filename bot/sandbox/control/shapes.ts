import { z } from "zod";
import type {
  ChangeOa,
  CreateGroups,
  CreateOas,
  CreatePeople,
  MoveClock,
  NewFault,
  OpenMiniApp,
  PersonAndOa,
  React,
  SaveWebhook,
  SendMessage,
  SendReceipt,
  SendStaffMessage,
  SubmitInfo,
  TapButton,
  VisitorSays,
} from "../protocol.ts";

/** The commands of protocol.ts as they may come in: every string and list has an end. */

const id = z.string().min(1).max(64);
const line = z.string().min(1).max(200);
const address = z
  .string()
  .regex(/^https?:\/\/[^\s]+$/)
  .max(2000);
const share = z.number().min(0).max(1);
const milliseconds = z.number().int().min(0).max(600_000);

const content = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string().min(1).max(10_000) }),
  z.object({
    kind: z.literal("images"),
    urls: z.array(address).min(1).max(50),
    text: z.string().max(2000).exactOptional(),
  }),
  z.object({ kind: z.literal("gif"), url: address }),
  z.object({
    kind: z.literal("file"),
    url: address,
    name: line,
    sizeBytes: z.number().int().min(0).exactOptional(),
    checksum: z.string().max(64).exactOptional(),
  }),
  z.object({ kind: z.literal("audio"), url: address }),
  z.object({
    kind: z.literal("video"),
    url: address,
    thumbnailUrl: address.exactOptional(),
    description: z.string().max(500).exactOptional(),
  }),
  z.object({ kind: z.literal("sticker"), stickerId: id }),
  z.object({
    kind: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    address: line.exactOptional(),
  }),
  z.object({
    kind: z.literal("link"),
    url: address,
    title: line.exactOptional(),
    description: z.string().max(500).exactOptional(),
    thumbnailUrl: address.exactOptional(),
  }),
  z.object({ kind: z.literal("businessCard"), name: line, phone: z.string().max(20) }),
]);

const faultScope = {
  count: z.number().int().min(1).max(1_000_000).exactOptional(),
  share: share.exactOptional(),
  oaId: id.exactOptional(),
};

const apiEffect = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("slow"), ms: milliseconds }),
  z.object({ kind: z.literal("error"), code: z.number().int(), message: z.string().max(500).exactOptional() }),
  z.object({ kind: z.literal("http500") }),
  z.object({ kind: z.literal("notJson") }),
  z.object({ kind: z.literal("timeoutAfterAccepting"), ms: milliseconds }),
  z.object({ kind: z.literal("reset") }),
]);

const webhookEffect = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("lost") }),
  z.object({ kind: z.literal("duplicated"), times: z.number().int().min(1).max(10) }),
  z.object({ kind: z.literal("delayed"), ms: milliseconds }),
  z.object({ kind: z.literal("outOfOrder") }),
  z.object({ kind: z.literal("wrongSignature") }),
]);

const pack = z.enum(["basic", "standard", "growth", "comprehensive"]);
const oaKind = z.enum(["business", "government"]);
const perMinute = z.number().int().min(1).max(10_000_000);
const bulkCount = z.number().int().min(1).max(100_000);

export const shapes = {
  sendMessage: z.object({
    personId: id,
    content,
    quotedMessageId: id.exactOptional(),
  }) satisfies z.ZodType<SendMessage>,
  staffMessage: z.object({ text: z.string().min(1).max(2000) }) satisfies z.ZodType<SendStaffMessage>,
  receipt: z.object({ personId: id, state: z.enum(["received", "seen"]) }) satisfies z.ZodType<SendReceipt>,
  tap: z.object({ personId: id, index: z.number().int().min(0).max(4) }) satisfies z.ZodType<TapButton>,
  reaction: z.object({ personId: id, icon: z.string().min(1).max(12) }) satisfies z.ZodType<React>,
  personAndOa: z.object({ oaId: id }) satisfies z.ZodType<PersonAndOa>,
  submitInfo: z.object({
    oaId: id,
    name: line,
    phone: z.string().max(20),
    birthday: z.string().max(20).exactOptional(),
    gender: z.string().max(20).exactOptional(),
    city: z.string().max(100),
    ward: z.string().max(100),
    address: z.string().max(300),
  }) satisfies z.ZodType<SubmitInfo>,
  show: z.object({ shown: z.boolean() }),
  openMiniApp: z.object({
    oaId: id.exactOptional(),
    path: z.string().max(2000).exactOptional(),
    sharesProfile: z.boolean().exactOptional(),
  }) satisfies z.ZodType<OpenMiniApp>,
  miniAppCode: z.object({ kind: z.enum(["phone", "location"]) }),
  person: z.object({ personId: id }),
  visitor: z.object({
    text: z.string().min(1).max(2000),
    conversationId: id.exactOptional(),
  }) satisfies z.ZodType<VisitorSays>,
  createPeople: z.object({
    displayName: line,
    description: line.exactOptional(),
    count: bulkCount.exactOptional(),
    oaId: id.exactOptional(),
    shown: z.boolean().exactOptional(),
  }) satisfies z.ZodType<CreatePeople>,
  createGroups: z.object({
    oaId: id,
    name: line,
    count: bulkCount.exactOptional(),
    personIds: z.array(id).max(1000).exactOptional(),
  }) satisfies z.ZodType<CreateGroups>,
  createOas: z.object({
    name: line,
    count: z.number().int().min(1).max(10_000).exactOptional(),
    appId: id.exactOptional(),
    kind: oaKind.exactOptional(),
    package: pack.exactOptional(),
    perMinute: perMinute.exactOptional(),
  }) satisfies z.ZodType<CreateOas>,
  changeOa: z.object({
    name: line.exactOptional(),
    kind: oaKind.exactOptional(),
    isVerified: z.boolean().exactOptional(),
    package: pack.exactOptional(),
    isGranted: z.boolean().exactOptional(),
    perMinute: perMinute.exactOptional(),
    paidMessages: z.number().int().min(0).exactOptional(),
  }) satisfies z.ZodType<ChangeOa>,
  createApp: z.object({ name: line }),
  changeApp: z.object({ perMinute }),
  groupPackage: z.object({ isExpired: z.boolean() }),
  saveWebhook: z.object({
    url: address.exactOptional(),
    enabled: z.boolean().exactOptional(),
    mutedEvents: z.array(line).max(100).exactOptional(),
  }) satisfies z.ZodType<SaveWebhook>,
  moveClock: z.object({
    advanceMs: z
      .number()
      .int()
      .min(0)
      .max(400 * 24 * 3_600_000)
      .exactOptional(),
    retrySpeed: z.number().min(0.01).max(100_000).exactOptional(),
  }) satisfies z.ZodType<MoveClock>,
  newFault: z.discriminatedUnion("on", [
    z.object({ on: z.literal("api"), path: z.string().max(200).exactOptional(), effect: apiEffect, ...faultScope }),
    z.object({ on: z.literal("webhook"), event: line.exactOptional(), effect: webhookEffect, ...faultScope }),
  ]) satisfies z.ZodType<NewFault>,
};
