import { z } from "zod";
import { vietnamDate } from "../world/clock.ts";
import { currentQuotas } from "../world/limits.ts";
import { avatarUrl } from "../world/views.ts";
import { indexOf } from "../world/world.ts";
import type { Endpoint, OaCall } from "./endpoint.ts";
import { bodyOf } from "./parameters.ts";
import { contactOf } from "./send-direct.ts";
import { badParameter } from "./zalo-refusal.ts";

const YEAR_MS = 365 * 24 * 3_600_000;

const PACKAGE_NAMES = { basic: "Cơ bản", standard: "Tiêu chuẩn", growth: "Tăng trưởng", comprehensive: "Toàn diện" };

/** `getoa`. `oa_type` 2 = business, 4 = government (zalo-openapi.md §3.9). */
function oaInfo(call: OaCall) {
  const { oa, ctx } = call;
  const { userIds } = indexOf(ctx.world, oa.id);
  return {
    oaid: oa.id,
    oa_id: oa.id,
    name: oa.name,
    description: "",
    oa_alias: "",
    is_verified: oa.isVerified,
    oa_type: oa.kind === "government" ? 4 : 2,
    cate_name: oa.kind === "government" ? "Cơ quan nhà nước" : "Doanh nghiệp",
    num_follower: userIds.filter((id) => ctx.world.contacts.get(id)?.isFollower).length,
    avatar: ctx.publicUrl + avatarUrl(oa.id),
    cover: "",
    package_name: PACKAGE_NAMES[oa.package],
    package_valid_through_date: vietnamDate(call.now + YEAR_MS),
    package_auto_renew_date: "",
    linked_ZCA: "",
  };
}

const quotaSchema = z.looseObject({
  user_id: z.string().optional(),
  quota_owner: z.enum(["OA", "APP"]).optional(),
  product_type: z.string().optional(),
  quota_type: z.string().optional(),
});

/** `quota/message`: about one person, or about the whole OA (zalo-openapi.md §3.3). Numbers come as they like. */
function messageQuota(call: OaCall) {
  const wanted = bodyOf(call, quotaSchema);
  const quotas = currentQuotas(call.oa, call.now);
  if (wanted.user_id !== undefined) {
    const { lastInteractionAt } = contactOf(call, wanted.user_id);
    return {
      ...(lastInteractionAt !== undefined && { last_interaction: String(lastInteractionAt) }),
      promotion: {
        daily_remain: "1",
        daily_total: "1",
        monthly_remain: quotas.broadcasts.remaining,
        monthly_total: quotas.broadcasts.total,
      },
    };
  }
  if (wanted.quota_owner === undefined) throw badParameter("quota_owner");
  return [
    {
      asset_id: call.oa.id,
      product_type: "cs",
      quota_type: "sub_quota",
      valid_through: vietnamDate(call.now + YEAR_MS),
      total: String(quotas.paidMessages.total),
      remain: quotas.paidMessages.remaining,
    },
  ];
}

export const oaInfoEndpoints: Endpoint[] = [
  { method: "GET", host: "openapi", path: "/v2.0/oa/getoa", access: "oa", handle: oaInfo },
  { method: "POST", host: "openapi", path: "/v3.0/oa/quota/message", access: "oa", handle: messageQuota },
];
