import { and, eq, isNotNull } from "drizzle-orm";
import { type Transaction, withScope } from "../db/connection.ts";
import { identities, teamMembers, unitRoles } from "../db/schema/index.ts";
import type { Deps } from "../deps.ts";
import { linkGroup } from "../services/groups.ts";
import { changeWish, type GroupWish, openWishes } from "../services/official-accounts/group-list.ts";
import { findTeam } from "../services/teams/membership.ts";
import type { GroupPackage } from "../zalo/groups-client.ts";
import { ZaloGrantError } from "../zalo/oauth-client.ts";
import { TokenUnavailableError } from "../zalo/tokens.ts";
import { ZaloApiError } from "../zalo/zalo-error.ts";

/** What tending groups uses; a part of Deps, so that tests need not build the house. */
export type GroupDeps = Pick<Deps, "db" | "commandDeps" | "tokens" | "zalo" | "now" | "logger">;

/** What Zalo takes in one call (zalo-openapi.md 4). */
const mostMembers = 99;

type Wished = { wish: GroupWish; teamName: string };

/** Makes the groups people asked for, one after the other. Returns how many were made. */
export async function fulfilWishes(deps: GroupDeps): Promise<number> {
  let made = 0;
  for (const wished of await withScope(deps.db, "all", openWishes)) {
    try {
      if (await fulfil(deps, wished)) made += 1;
    } catch (error) {
      const reason = refusalOf(error);
      // Silence settles nothing: the place that was written down tells next time whether the group was made.
      if (reason === undefined) deps.logger.warn({ err: error, wish: wished.wish.id }, "a group could not be made yet");
      else await settle(deps, wished.wish, { state: "failed", reason });
    }
  }
  return made;
}

async function fulfil(deps: GroupDeps, { wish, teamName }: Wished): Promise<boolean> {
  const { tokens, zalo } = deps;
  const token = await tokens.accessToken(wish.oaId);
  const packages = await zalo.groups.packages(token);
  const taken = packages.find((place) => place.assetId === wish.assetId);
  if (wish.state === "calling" && taken?.usedByGroupId) return keep(deps, wish, taken.usedByGroupId);
  const place = freePlace(packages, wish);
  if (!place) {
    const reason = "OA không còn chỗ nhóm trống; mua thêm gói nhóm tại oa.zalo.me, hoặc dùng nhóm sẵn có của tổ.";
    await settle(deps, wish, { state: "failed", reason });
    return false;
  }
  const memberUserIds = await withScope(deps.db, { communes: [wish.communeId] }, (tx) => membersFor(tx, wish));
  if (memberUserIds.length === 0) {
    const reason = "Chưa ai của tổ và chưa cán bộ nào nhắn cho OA; nhờ họ nhắn cho OA một lần rồi lập nhóm lại.";
    await settle(deps, wish, { state: "failed", reason });
    return false;
  }
  await settle(deps, wish, { state: "calling", assetId: place });
  const group = await zalo.groups.create(token, { name: teamName, assetId: place, memberUserIds });
  return group.groupId === undefined ? false : keep(deps, wish, group.groupId);
}

/** The place written down before is tried again: it was not used. */
function freePlace(packages: readonly GroupPackage[], wish: GroupWish): string | undefined {
  const free = packages.filter((place) => place.isAvailable && place.assetId !== undefined);
  return (free.find((place) => place.assetId === wish.assetId) ?? free[0])?.assetId;
}

/** Zalo wants an admin of the OA among them: who asked comes first, then the commune's officers, then the team. */
async function membersFor(tx: Transaction, { communeId, teamId, oaId, byPersonId }: GroupWish): Promise<string[]> {
  const userIds = tx
    .select({ personId: identities.personId, userId: identities.value })
    .from(identities)
    .where(and(eq(identities.kind, "oa_user"), eq(identities.scope, oaId)))
    .as("user_ids");
  const officers = await tx
    .select({ personId: userIds.personId, userId: userIds.userId })
    .from(unitRoles)
    .innerJoin(userIds, eq(userIds.personId, unitRoles.personId))
    .where(and(eq(unitRoles.communeId, communeId), eq(unitRoles.role, "staff")));
  const team = await tx
    .select({ personId: userIds.personId, userId: userIds.userId })
    .from(teamMembers)
    .innerJoin(userIds, eq(userIds.personId, teamMembers.personId))
    .where(and(eq(teamMembers.teamId, teamId), isNotNull(teamMembers.joinedAt)));
  const all = [...officers.filter(({ personId }) => personId === byPersonId), ...officers, ...team];
  return [...new Set(all.map(({ userId }) => userId))].slice(0, mostMembers);
}

async function keep(deps: GroupDeps, wish: GroupWish, groupId: string): Promise<boolean> {
  const now = deps.now();
  const { communeId, oaId, teamId, byPersonId } = wish;
  await withScope(deps.db, { communes: [communeId] }, async (tx) => {
    const team = await findTeam(tx, teamId);
    if (!team) throw new Error("a wish names a team that is not there");
    const id = await linkGroup(tx, { communeId, oaId, groupId, team, byPersonId: byPersonId ?? 0, now });
    await changeWish(tx, wish.id, { state: "done", zaloGroupId: id, reason: null, changedAt: now });
  });
  return true;
}

async function settle(
  { db, now }: GroupDeps,
  { id, communeId }: GroupWish,
  change: Partial<Pick<GroupWish, "state" | "assetId" | "reason">>,
): Promise<void> {
  await withScope(db, { communes: [communeId] }, (tx) => changeWish(tx, id, { ...change, changedAt: now() }));
}

/** Zalo said no, for good: a sentence for the officer. Undefined: it is not known whether the group was made. */
function refusalOf(error: unknown): string | undefined {
  if (error instanceof ZaloApiError) return error.kind === "backoff" || error.unknownResult ? undefined : error.reason;
  if (error instanceof ZaloGrantError) return error.reason;
  if (error instanceof TokenUnavailableError && error.because !== "uncertain") {
    return "OA chưa được kết nối; mở trang Tài khoản OA và bấm Kết nối lại.";
  }
  return undefined;
}
