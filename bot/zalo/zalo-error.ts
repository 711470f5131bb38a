import { type ErrorMeaning, meaningOfCode, type ZaloErrorKind } from "./error-table.ts";

/** The OA is not in the group; the group's package ended (zalo-openapi.md 5.1). */
export const notInGroup = -403;
export const groupDisabled = -237;

/** Zalo answered, and said no (usually with HTTP 200). Carries no address, token or text of anybody. */
export class ZaloApiError extends Error {
  override readonly name = "ZaloApiError";
  readonly code: number;
  /** What was asked of Zalo, e.g. "sendToPerson". */
  readonly operation: string;
  readonly kind: ZaloErrorKind;
  /** True when the message may have arrived all the same: never repeat it blindly (zalo-openapi.md 5.5). */
  readonly unknownResult: boolean;
  /** One Vietnamese sentence for staff: what happened and what to press. */
  readonly reason: string;
  readonly retry: ErrorMeaning["retry"];

  constructor(operation: string, code: number, zaloMessage = "") {
    const meaning = meaningOfCode(code, zaloMessage);
    super(`Zalo refused ${operation} with code ${code} (${meaning.kind})`);
    this.operation = operation;
    this.code = code;
    this.kind = meaning.kind;
    this.unknownResult = meaning.unknownResult ?? false;
    this.reason = meaning.reason;
    this.retry = meaning.retry;
  }
}

export type UnreachableCause = "connect" | "timeout" | "reset" | "http_status" | "not_json" | "too_large";

/** Zalo gave no answer we can believe. */
export class ZaloUnreachableError extends Error {
  override readonly name = "ZaloUnreachableError";
  readonly operation: string;
  readonly because: UnreachableCause;
  /** False only when the connection failed before anything was written: then, and only then, repeating is safe. */
  readonly requestMayHaveArrived: boolean;
  readonly reason: string;

  constructor(operation: string, because: UnreachableCause, requestMayHaveArrived: boolean, httpStatus?: number) {
    super(`Zalo gave no answer to ${operation}: ${because}${httpStatus === undefined ? "" : ` ${httpStatus}`}`);
    this.operation = operation;
    this.because = because;
    this.requestMayHaveArrived = requestMayHaveArrived;
    this.reason = requestMayHaveArrived
      ? "Zalo không trả lời nên chưa rõ tin đã đến hay chưa; hệ thống đang tra lại, xin đừng gửi lại ngay."
      : "Chưa kết nối được tới Zalo; hệ thống sẽ tự gửi lại, cán bộ không phải làm gì.";
  }
}
