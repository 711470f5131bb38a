import { z } from "zod";

export const Me = z.object({
  /** Ours, not Zalo's: what the phone keeps is kept under it. */
  id: z.int(),
  name: z.string().optional(),
  formOfAddress: z.string(),
  role: z.enum(["staff", "member", "resident"]),
  commune: z.object({ id: z.int(), name: z.string(), teamTitle: z.string(), contact: z.string().optional() }),
  /** Teams the person reports for or belongs to, newest first. */
  teams: z.array(z.object({ id: z.int(), name: z.string(), role: z.enum(["leader", "deputy", "member", "officer"]) })),
  units: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      role: z.enum(["staff", "leader", "viewer"]),
      level: z.enum(["province", "commune", "village"]),
      /** The commune it is or lies in; a province's has none. */
      communeId: z.int().optional(),
    }),
  ),
});
export type Me = z.infer<typeof Me>;

/** With a token of the Mini App, or with the `wait` of a login whose code was sent by chat. */
export const LoginRequest = z.union([
  z.object({ miniAppToken: z.string().min(1).max(4096) }),
  z.object({ wait: z.string().min(1).max(200) }),
]);
export type LoginRequest = z.infer<typeof LoginRequest>;

/** `pending` while nobody has sent the code yet. */
export const LoginAnswer = z.union([
  z.object({ state: z.literal("done"), token: z.string(), expiresAt: z.string(), me: Me }),
  z.object({ state: z.literal("pending") }),
]);
export type LoginAnswer = z.infer<typeof LoginAnswer>;

/** Open `zaloUrl` in the same browser, or send "đăng nhập <code>" to the OA; then log in with `wait`. */
export const LoginCode = z.object({
  code: z.string(),
  wait: z.string(),
  zaloUrl: z.url(),
  expiresAt: z.iso.datetime(),
});
export type LoginCode = z.infer<typeof LoginCode>;

/** How the way through Zalo's permission page ended, as the page's address tells: `/app/login?zalo=…`. */
export type ZaloLoginOutcome =
  /** Log in with `wait` now. */
  | "xong"
  /** The person refused. */
  | "tu-choi"
  /** Over, used already, or begun in another browser. */
  | "het-han"
  | "chua-dang-ky"
  | "zalo-ban"
  | "zalo-tu-choi";
