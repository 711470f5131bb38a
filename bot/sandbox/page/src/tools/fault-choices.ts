import type { ApiFault, Fault, NewFault } from "../../../protocol.ts";

/** Faults that a product must bear, most useful first. */
export const faultChoices: readonly { title: string; fault: NewFault }[] = [
  { title: "Zalo trả lời chậm 5 giây", fault: { on: "api", effect: { kind: "slow", ms: 5_000 } } },
  { title: "Đã nhận tin, không trả lời", fault: { on: "api", effect: { kind: "timeoutAfterAccepting", ms: 30_000 } } },
  { title: "Không nối được tới Zalo", fault: { on: "api", effect: { kind: "reset" } } },
  { title: "HTTP 500", fault: { on: "api", effect: { kind: "http500" } } },
  { title: "Trả lời không phải JSON", fault: { on: "api", effect: { kind: "notJson" } } },
  { title: "Lỗi −32: quá số lần gọi mỗi phút", fault: apiError(-32) },
  { title: "Lỗi −211: hết hạn mức trong ngày", fault: apiError(-211) },
  { title: "Lỗi −213: chưa quan tâm OA", fault: apiError(-213) },
  { title: "Lỗi −216: mã truy cập sai", fault: apiError(-216) },
  { title: "Lỗi −230: quá 7 ngày không tương tác", fault: apiError(-230) },
  { title: "Lỗi −234: không gửi ban đêm", fault: apiError(-234) },
  { title: "Webhook bị mất", fault: { on: "webhook", effect: { kind: "lost" } } },
  { title: "Webhook đến 3 lần", fault: { on: "webhook", effect: { kind: "duplicated", times: 2 } } },
  { title: "Webhook trễ 10 giây", fault: { on: "webhook", effect: { kind: "delayed", ms: 10_000 } } },
  { title: "Webhook sai thứ tự", fault: { on: "webhook", effect: { kind: "outOfOrder" } } },
  { title: "Webhook sai chữ ký", fault: { on: "webhook", effect: { kind: "wrongSignature" } } },
];

/** Which calls a fault may strike: starts of `ApiFault.path`. */
export const callChoices: readonly { title: string; path: string }[] = [
  { title: "Mọi cuộc gọi", path: "" },
  { title: "Gửi tin cho một người", path: "/openapi/v3.0/oa/message" },
  { title: "Gửi tin vào nhóm", path: "/openapi/v3.0/oa/group/message" },
  { title: "Đổi mã truy cập", path: "/oauth" },
];

/** Only sending and reading, so that tokens and profiles keep working. */
export function apiError(code: number): ApiFault {
  return { on: "api", path: "/openapi", effect: { kind: "error", code } };
}

/** What a fault, also one set from elsewhere, is called. */
export function faultTitle(fault: Fault): string {
  const same = faultChoices.find((choice) => JSON.stringify(choice.fault.effect) === JSON.stringify(fault.effect));
  if (same) return same.title;
  if (fault.effect.kind === "error") return `Lỗi ${fault.effect.code}`;
  return `${fault.on === "api" ? "API" : "Webhook"}: ${fault.effect.kind}`;
}

/** What a fault waits for, when it does not strike every call. */
export function callsTitle(fault: Fault): string | undefined {
  return callChoices.find(({ path }) => path && fault.on === "api" && path === fault.path)?.title;
}
