import { type LooseObject, toNumber, toText } from "./lenient.ts";
import { createZaloHttp } from "./zalo-http.ts";

/** 25 hours (zalo-openapi.md 2.2); used when the answer does not say. */
const defaultLifetimeSeconds = 90_000;

export interface TokenPair {
  accessToken: string;
  /** Works once: every refresh gives a new one. */
  refreshToken: string;
  lifetimeSeconds: number;
}

/**
 * Zalo answered and gave no usable pair: final for this grant, an admin of the OA has to connect again. Without any answer the error is
 * ZaloUnreachableError, and whether the old token is spent is unknown if `requestMayHaveArrived`.
 */
export class ZaloGrantError extends Error {
  override readonly name = "ZaloGrantError";
  readonly code: number | undefined;
  /** For staff: what happened and what to press. */
  readonly reason: string;

  constructor(operation: string, body: LooseObject) {
    const code = toNumber(body.error);
    super(`Zalo gave no tokens to ${operation}: ${code ?? "no code"} ${errorNameOf(body)}`.trim());
    this.code = code;
    this.reason = reasonOf(code, body);
  }
}

interface PermissionRequest {
  /** Equal to a callback saved in the console, byte for byte. */
  redirectUri: string;
  challenge: string;
  state: string;
}

export interface OauthClient {
  consentUrl(request: PermissionRequest): string;
  exchangeCode(code: string, verifier: string): Promise<TokenPair>;
  refresh(refreshToken: string): Promise<TokenPair>;
  /** Where a person lets our pages know who they are; `challenge` is of a pair made for this login alone. */
  loginUrl(request: PermissionRequest): string;
  /** The person's access token, for one question to graph.zalo.me. */
  exchangeLoginCode(code: string, verifier: string): Promise<string>;
  close(): void;
}

/** OAuth v4 of oauth.zaloapp.com: an OA's consent and tokens (zalo-openapi.md 2), and a person's login (6.1). */
export function createOauthClient(options: {
  oauthUrl: string;
  appId: string;
  appSecret: string;
  timeoutMs: number;
}): OauthClient {
  const zaloHttp = createZaloHttp({ baseUrl: options.oauthUrl, timeoutMs: options.timeoutMs });

  async function ask(operation: string, path: string, fields: Record<string, string>): Promise<LooseObject> {
    const { body } = await zaloHttp.request(operation, {
      method: "POST",
      path,
      headers: { secret_key: options.appSecret },
      body: new URLSearchParams({ ...fields, app_id: options.appId }),
    });
    return body;
  }

  async function askTokens(operation: string, fields: Record<string, string>): Promise<TokenPair> {
    return readTokenPair(operation, await ask(operation, "/v4/oa/access_token", fields));
  }

  function permissionUrl(path: string, { redirectUri, challenge, state }: PermissionRequest): string {
    const query = { app_id: options.appId, redirect_uri: redirectUri, code_challenge: challenge, state };
    return `${options.oauthUrl}${path}?${new URLSearchParams(query)}`;
  }

  return {
    consentUrl: (request) => permissionUrl("/v4/oa/permission", request),
    exchangeCode(code, verifier) {
      return askTokens("exchangeCode", { code, grant_type: "authorization_code", code_verifier: verifier });
    },
    refresh(refreshToken) {
      return askTokens("refreshToken", { refresh_token: refreshToken, grant_type: "refresh_token" });
    },
    loginUrl: (request) => permissionUrl("/v4/permission", request),
    async exchangeLoginCode(code, verifier) {
      const fields = { code, grant_type: "authorization_code", code_verifier: verifier };
      const body = await ask("exchangeLoginCode", "/v4/access_token", fields);
      const accessToken = toText(body.access_token);
      if (!accessToken) throw new ZaloGrantError("exchangeLoginCode", body);
      return accessToken;
    },
    close() {
      zaloHttp.close();
    },
  };
}

/** Failures come with HTTP 200 and sometimes without a code, so only two non-empty tokens are success. */
function readTokenPair(operation: string, body: LooseObject): TokenPair {
  const accessToken = toText(body.access_token);
  const refreshToken = toText(body.refresh_token);
  if (accessToken === undefined || refreshToken === undefined) throw new ZaloGrantError(operation, body);
  const lifetime = toNumber(body.expires_in);
  return {
    accessToken,
    refreshToken,
    lifetimeSeconds: lifetime !== undefined && lifetime > 0 ? lifetime : defaultLifetimeSeconds,
  };
}

/** Zalo's short name of the failure, if it is one: it goes to the log, and nothing longer may. */
function errorNameOf(body: LooseObject): string {
  const errorName = toText(body.error_name) ?? "";
  return /^[\w .-]{1,60}$/.test(errorName) ? errorName : "";
}

function reasonOf(code: number | undefined, body: LooseObject): string {
  if (code === -14002) return "Ứng dụng Zalo chưa hoạt động; vào developers.zalo.me bật ứng dụng rồi bấm Kết nối lại.";
  if (code === -14003) {
    return "Địa chỉ nhận kết nối chưa đúng; vào developers.zalo.me chép đúng địa chỉ trên trang Tài khoản OA rồi bấm Kết nối lại.";
  }
  if (toText(body.access_token) !== undefined) {
    return "Zalo không cấp đủ mã kết nối, thường do OA chưa xác thực; xác thực OA tại oa.zalo.me rồi bấm Kết nối lại.";
  }
  return "Zalo không gia hạn kết nối nữa; quản trị viên của OA mở trang Tài khoản OA và bấm Kết nối lại.";
}
