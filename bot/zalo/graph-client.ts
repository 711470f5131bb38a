import { createHmac } from "node:crypto";
import { type LooseObject, toId, toNumber, toObject, toText } from "./lenient.ts";
import { ZaloUnreachableError } from "./zalo-error.ts";
import { createZaloHttp, type HttpAnswer } from "./zalo-http.ts";

export type GraphErrorKind = "log_in_again" | "server_abroad" | "config" | "refused";

/** graph.zalo.me said no. `reason` is for the person in the Mini App. */
export class ZaloGraphError extends Error {
  override readonly name = "ZaloGraphError";
  readonly code: number;
  readonly kind: GraphErrorKind;
  readonly reason: string;

  constructor(operation: string, code: number) {
    const kind = kindByCode[code] ?? "refused";
    super(`Zalo refused ${operation} with code ${code} (${kind})`);
    this.code = code;
    this.kind = kind;
    this.reason = reasons[kind];
  }
}

/** zalo-openapi.md 5.3 and 2.3, read 2026-11. */
const kindByCode: Readonly<Record<number, GraphErrorKind>> = {
  452: "log_in_again",
  [-501]: "server_abroad",
  [-242]: "config",
  112: "config",
};

const reasons: Readonly<Record<GraphErrorKind, string>> = {
  log_in_again: "Phiên đăng nhập Zalo đã hết hạn; bác đóng Mini App rồi mở lại giúp.",
  server_abroad: "Chưa lấy được số điện thoại từ Zalo; bác nhập số điện thoại giúp.",
  config: "Kết nối với Zalo đang lỗi; cán bộ kiểm tra lại cài đặt ứng dụng Zalo.",
  refused: "Zalo chưa cho xem thông tin này; bác thử lại hoặc nhập bằng tay.",
};

export interface GraphProfile {
  /** Unique within our Zalo app. */
  id: string;
  name?: string | undefined;
  pictureUrl?: string | undefined;
}

export type GraphClient = ReturnType<typeof createGraphClient>;

/**
 * graph.zalo.me with the token of a Mini App user (zalo-openapi.md 6). Throws ZaloGraphError or ZaloUnreachableError. The server's
 * address must be in Vietnam, or Zalo answers −501.
 */
export function createGraphClient(options: { graphUrl: string; appSecret: string; timeoutMs: number }) {
  const zaloHttp = createZaloHttp({ baseUrl: options.graphUrl, timeoutMs: options.timeoutMs });

  return {
    /** Who the token belongs to. The only proof of identity: what the Mini App claims about itself is none. */
    async me(accessToken: string): Promise<GraphProfile> {
      const proof = createHmac("sha256", options.appSecret).update(accessToken).digest("hex");
      const answer = await zaloHttp.request("me", {
        method: "GET",
        path: "/v2.0/me",
        query: { fields: "id,name,picture" },
        headers: { access_token: accessToken, appsecret_proof: proof },
      });
      const body = requireSuccess("me", answer);
      const id = toId(body.id);
      if (id === undefined) throw new ZaloUnreachableError("me", "not_json", true);
      return { id, name: toText(body.name), pictureUrl: toText(toObject(toObject(body.picture).data).url) };
    },
    /** "849…". `code` comes from the Mini App's getPhoneNumber; it works once, for two minutes. */
    async phoneNumber(accessToken: string, code: string): Promise<string> {
      const answer = await zaloHttp.request("phoneNumber", {
        method: "GET",
        path: "/v2.0/me/info",
        headers: { access_token: accessToken, code, secret_key: options.appSecret },
      });
      const phone = toId(toObject(requireSuccess("phoneNumber", answer).data).number);
      // Masked for a server abroad: "84*****123".
      if (phone === undefined || !/^\d{9,15}$/.test(phone)) throw new ZaloGraphError("phoneNumber", -501);
      return phone;
    },
    close(): void {
      zaloHttp.close();
    },
  };
}

function requireSuccess(operation: string, { body }: HttpAnswer): LooseObject {
  const code = toNumber(body.error);
  if (code !== undefined && code !== 0) throw new ZaloGraphError(operation, code);
  return body;
}
