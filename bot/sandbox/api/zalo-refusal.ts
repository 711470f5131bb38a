/** Zalo says no: HTTP 200 with this in the body. Codes: zalo-openapi.md §5. */
export class ZaloRefusal extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = "ZaloRefusal";
    this.code = code;
  }
}

export function badParameter(name: string): ZaloRefusal {
  return new ZaloRefusal(-201, `${name} is invalid`);
}

export function overLimit(name: string): ZaloRefusal {
  return new ZaloRefusal(-210, `${name} is over limit`);
}

export const refusals = {
  rateLimit: () =>
    new ZaloRefusal(-32, "Your application or Official Account reached the limit of requests per minute"),
  attachmentExpired: () => new ZaloRefusal(-100, "Attachment id is expired or does not exist"),
  outOfQuota: () => new ZaloRefusal(-211, "Out of quota for this feature"),
  notFollowing: () => new ZaloRefusal(-213, "User has not followed OA"),
  invalidToken: () => new ZaloRefusal(-216, "Access token is invalid"),
  expiredToken: () => new ZaloRefusal(-220, "access_token is expired or removed"),
  notVerified: () => new ZaloRefusal(-221, "OA must be verified to use this feature"),
  notGranted: () => new ZaloRefusal(-223, "OA has not authorized this API for the application"),
  packageTooLow: () => new ZaloRefusal(-224, "OA must upgrade its package to use this feature"),
  windowClosed: () => new ZaloRefusal(-230, "User has not interacted with the OA in the last 7 days"),
  neverInteracted: () => new ZaloRefusal(-232, "User has not interacted with the OA, or the interaction has expired"),
  unsupportedMessage: () => new ZaloRefusal(-233, "Message type is not supported"),
  night: () => new ZaloRefusal(-234, "Message can not be sent at night (22:00 - 06:00)"),
  wrongKindOfOa: () => new ZaloRefusal(-235, "API does not support this type of Official Account"),
  groupDisabled: () => new ZaloRefusal(-237, "Group is disabled: its package has expired"),
  assetUnavailable: () => new ZaloRefusal(-238, "asset_id is used or unavailable"),
  version2Closed: () => new ZaloRefusal(-240, "Message API v2 is closed, please use v3"),
  wrongProof: () => new ZaloRefusal(-242, "appsecret_proof is invalid"),
  notInGroup: () => new ZaloRefusal(-403, "OA is not in this group"),
};
