import { deriveCapabilities, type OaObservations } from "./capabilities.ts";
import { meaningOfCode } from "./error-table.ts";
import type { SignatureFinding } from "./signature.ts";
import type { StoredTokens } from "./tokens.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Two hours of missed refreshes after the twentieth (tokens.ts), three before the end. */
const refreshIsLateMs = 22 * hourMs;
/** Zalo answers every message we send with an echo event, within seconds; its first repetition comes after 30 s. */
const echoIsLateMs = 2.5 * minuteMs;
/** Zalo's repetitions of what came while we were away: the third comes after 15 minutes (zalo-openapi.md 1.3). */
const repetitionsMs = 20 * minuteMs;
/** Staff need time to buy an extension (zalo-openapi.md 4). */
const packageEndsSoonMs = 14 * dayMs;

export interface HealthObservations extends OaObservations {
  tokens?: Pick<StoredTokens, "state" | "issuedAt" | "expiresAt"> | undefined;
  /** First event with a right signature; undefined while the webhook is being set up. */
  verifiedAt?: Date | undefined;
  lastEventAt?: Date | undefined;
  lastSentAt?: Date | undefined;
  /** The OA took the app's permission back. */
  revokedAt?: Date | undefined;
  /** When somebody began to look again after nobody did. */
  resumedAt?: Date | undefined;
  /** The longest this OA was quiet of late. */
  usualGapMs?: number | undefined;
  /** Of the newest event whose signature was wrong, if it came after the newest right one. */
  signature?: SignatureFinding | undefined;
}

export interface HealthFinding {
  /** Stable, in English. */
  code: string;
  /** `broken`: people are not reached or not heard. `warning`: will be, unless somebody acts. */
  severity: "broken" | "warning";
  /** One Vietnamese sentence: what is wrong. */
  sentence: string;
  /** What to press, or where. */
  press: string;
}

const reconnect = "Kết nối lại";

/** Everything wrong with an OA that a person can mend, worst first. An empty list is a healthy OA. */
export function findHealthProblems(observed: HealthObservations, now: Date): HealthFinding[] {
  const findings = [
    revokedFinding(observed),
    connectionFinding(observed, now),
    webhookFinding(observed),
    echoFinding(observed, now) ?? silenceFinding(observed, now),
    verificationFinding(observed),
    ...refusalFindings(observed),
    groupFinding(observed),
    packageFinding(observed, now),
    oaPackageFinding(observed, now),
  ].filter((finding) => finding !== undefined);
  return findings.sort((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
}

function revokedFinding({ revokedAt }: HealthObservations): HealthFinding | undefined {
  if (revokedAt === undefined) return undefined;
  return broken("permission_revoked", "OA đã thu hồi quyền của ứng dụng.", reconnect);
}

function connectionFinding({ tokens }: HealthObservations, now: Date): HealthFinding | undefined {
  if (tokens === undefined) {
    return broken("not_connected", "OA chưa được kết nối nên hệ thống chưa gửi được tin nào.", "Kết nối OA");
  }
  if (tokens.state === "dead" || tokens.expiresAt <= now) {
    return broken(
      "connection_lost",
      "Zalo không gia hạn kết nối của OA nữa nên sắp tới sẽ không gửi được tin.",
      reconnect,
    );
  }
  if (tokens.state === "uncertain") {
    const sentence = "Zalo chưa trả lời khi gia hạn kết nối; hệ thống sẽ tự thử lại sau ít phút.";
    return warning("connection_uncertain", sentence, `Nếu sau 10 phút vẫn còn: ${reconnect}`);
  }
  if (now.getTime() - tokens.issuedAt.getTime() < refreshIsLateMs) return undefined;
  const hours = Math.max(1, Math.floor((tokens.expiresAt.getTime() - now.getTime()) / hourMs));
  return warning(
    "connection_expiring",
    `Kết nối với Zalo chưa gia hạn được và sẽ hết hạn trong ${hours} giờ.`,
    reconnect,
  );
}

const signatureAdvice: Partial<Record<SignatureFinding, { sentence: string; press: string }>> = {
  no_secret_key: {
    sentence: "Chưa có OA Secret Key nên mọi tin người dân gửi tới đều bị từ chối.",
    press: "Dán OA Secret Key lấy ở developers.zalo.me, mục Webhook",
  },
  app_secret: {
    sentence: "Đang dùng nhầm khóa bí mật của ứng dụng thay cho OA Secret Key nên tin gửi tới bị từ chối.",
    press: "Dán OA Secret Key lấy ở developers.zalo.me, mục Webhook",
  },
  other_app: {
    sentence: "Tin gửi tới thuộc một ứng dụng Zalo khác với ứng dụng đã khai báo.",
    press: "Kiểm tra mã ứng dụng ZALO_APP_ID trong cài đặt",
  },
  no_signature: {
    sentence: "Có tin gửi tới webhook mà không có chữ ký của Zalo.",
    press: "Kiểm tra máy chủ trung gian có bỏ mất tiêu đề X-ZEvent-Signature không",
  },
};

function webhookFinding({ signature, verifiedAt }: HealthObservations): HealthFinding | undefined {
  if (signature !== undefined && signature !== "ok") {
    const advice = signatureAdvice[signature] ?? {
      sentence: "Chữ ký của tin gửi tới không khớp nên hệ thống không nhận.",
      press: "Chép lại OA Secret Key ở developers.zalo.me, mục Webhook",
    };
    return { code: `signature_${signature}`, severity: "broken", ...advice };
  }
  if (verifiedAt !== undefined) return undefined;
  const press = "Khai báo webhook ở developers.zalo.me, bật các sự kiện rồi nhắn thử cho OA";
  return broken("no_event_yet", "OA chưa nhận được tin nào từ Zalo.", press);
}

function echoFinding(
  { lastSentAt, lastEventAt, verifiedAt, resumedAt }: HealthObservations,
  now: Date,
): HealthFinding | undefined {
  if (resumedAt !== undefined && now.getTime() - resumedAt.getTime() < repetitionsMs) return undefined;
  if (verifiedAt === undefined || lastSentAt === undefined || now.getTime() - lastSentAt.getTime() < echoIsLateMs)
    return undefined;
  if (lastEventAt !== undefined && lastEventAt >= lastSentAt) return undefined;
  const sentence = "Tin đã gửi đi mà Zalo không báo lại, có thể webhook đã bị tắt.";
  return broken("webhook_silent", sentence, "Bật lại webhook ở developers.zalo.me");
}

/** A quiet OA is no broken one: only more than a day, and clearly more than is usual with it. */
function silenceFinding(
  { lastEventAt, verifiedAt, usualGapMs = 0 }: HealthObservations,
  now: Date,
): HealthFinding | undefined {
  if (verifiedAt === undefined || lastEventAt === undefined) return undefined;
  const quietMs = now.getTime() - lastEventAt.getTime();
  if (quietMs <= Math.max(dayMs, 1.5 * usualGapMs)) return undefined;
  const sentence = `Đã ${Math.floor(quietMs / hourMs)} giờ OA không nhận được tin nào, lâu hơn mọi khi.`;
  const press = "Nhắn thử cho OA; không thấy trả lời thì bật lại webhook ở developers.zalo.me";
  return warning("no_recent_event", sentence, press);
}

function verificationFinding({ profile }: HealthObservations): HealthFinding | undefined {
  if (profile?.isVerified !== false) return undefined;
  const sentence = "OA chưa được xác thực nên Zalo có thể không gia hạn kết nối và không cho lập nhóm.";
  return warning("oa_not_verified", sentence, "Gửi hồ sơ xác thực tại oa.zalo.me");
}

/** The package's messages are used up; heals by itself with the next day or month, but people are not reached meanwhile. */
const quotaUsedUp = -211;

/** Only what a person can mend: refusals that concern one recipient or one message are not the OA's health. */
function refusalFindings({ refusals }: HealthObservations): HealthFinding[] {
  const codes = [...new Set(refusals.map(({ code }) => code))].filter(
    (code) => meaningOfCode(code, "").kind === "config" || code === quotaUsedUp,
  );
  return codes.map((code) =>
    broken(`refused_${-code}`, meaningOfCode(code, "").reason, "Làm xong thì bấm Kiểm tra lại"),
  );
}

function groupFinding(observed: HealthObservations): HealthFinding | undefined {
  const { groups } = deriveCapabilities(observed);
  if (groups !== "no") return undefined;
  const sentence = "OA không có gói nhóm chat nên không nhắc được trong nhóm của tổ.";
  return warning("no_groups", sentence, "Mua gói nhóm tại oa.zalo.me, hoặc chép tin gửi bằng tay vào nhóm của tổ");
}

function packageFinding({ groupPackages = [] }: HealthObservations, now: Date): HealthFinding | undefined {
  const ends = groupPackages
    .filter((place) => place.autoRenew !== true)
    .flatMap((place) => endOfDay(place.validThrough) ?? [])
    .filter((end) => end.getTime() - now.getTime() < packageEndsSoonMs);
  if (ends.length === 0) return undefined;
  const sentence = `${ends.length} gói nhóm chat sắp hoặc đã hết hạn; hết hạn thì OA không gửi được vào nhóm.`;
  return warning("group_package_ending", sentence, "Gia hạn gói nhóm tại oa.zalo.me");
}

function oaPackageFinding({ profile }: HealthObservations, now: Date): HealthFinding | undefined {
  const end = endOfDay(profile?.packageValidThrough);
  if (end === undefined || end.getTime() - now.getTime() >= packageEndsSoonMs) return undefined;
  const press = "Gia hạn gói dịch vụ của OA tại oa.zalo.me";
  if (end < now) {
    return broken("oa_package_ended", "Gói dịch vụ của OA đã hết hạn nên Zalo có thể không cho gửi tin.", press);
  }
  const days = Math.max(1, Math.ceil((end.getTime() - now.getTime()) / dayMs));
  return warning("oa_package_ending", `Gói dịch vụ của OA còn ${days} ngày là hết hạn.`, press);
}

/** "30/11/2026" → the end of that day in Vietnam. */
function endOfDay(date: string | undefined): Date | undefined {
  const [, day, month, year] = date?.match(/^(\d{2})\/(\d{2})\/(\d{4})$/) ?? [];
  if (year === undefined) return undefined;
  const end = new Date(`${year}-${month}-${day}T23:59:59+07:00`);
  return Number.isNaN(end.getTime()) ? undefined : end;
}

function broken(code: string, sentence: string, press: string): HealthFinding {
  return { code, severity: "broken", sentence, press };
}

function warning(code: string, sentence: string, press: string): HealthFinding {
  return { code, severity: "warning", sentence, press };
}
