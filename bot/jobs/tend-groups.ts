import { isQuiet } from "../../shared/calendar/quiet-hours.ts";
import { withScope } from "../db/connection.ts";
import { readCommune } from "../services/communes.ts";
import { readDaysOff } from "../services/days-off.ts";
import { type ListedGroup, markTold, untoldGroups } from "../services/official-accounts/group-list.ts";
import { keepSeenGroups, type SeenGroup } from "../services/official-accounts/groups.ts";
import { type Account, listAccounts } from "../services/official-accounts/list-accounts.ts";
import { notifyPerson } from "../services/outbox/notify.ts";
import { officersOf } from "../services/teams/contacts.ts";
import type { Group, GroupPackage } from "../zalo/groups-client.ts";
import type { Job } from "./job.ts";
import { lookAtDoubtfulGroups, lookAtGroup } from "./look-at-groups.ts";
import { fulfilWishes, type GroupDeps } from "./make-group.ts";

/** What Zalo allows at once (zalo-openapi.md 4: say how many, the default is five). */
const page = 50;
/** More groups than one OA can have. */
const mostPages = 40;

/** Each two minutes the groups somebody asked for and those that refused a message; each hour what became of all there are. */
export const tendGroupsJob: Job = {
  name: "tend-groups",
  schedule: { everyMs: 2 * 60_000 },
  async run(_payload, deps) {
    const made = await fulfilWishes(deps);
    const looked = await lookAtDoubtfulGroups(deps);
    const told = await tellOfLostGroups(deps);
    return { made, looked, told };
  },
};

export const readGroupsJob: Job = {
  name: "read-groups",
  schedule: { everyMs: 3_600_000 },
  run: async (_payload, deps) => ({ read: await readGroups(deps) }),
};

/** Asks Zalo for the groups of every OA that can have some. Returns how many OAs were asked. */
export async function readGroups(deps: GroupDeps): Promise<number> {
  let read = 0;
  for (const account of await listAccounts(deps.db)) {
    if (account.communeId === undefined || account.capabilities.groups !== "yes") continue;
    try {
      await readGroupsOf(deps, { ...account, communeId: account.communeId });
      read += 1;
    } catch (error) {
      deps.logger.warn({ err: error, oaId: account.oaId }, "an OA's groups could not be read");
    }
  }
  return read;
}

async function readGroupsOf(deps: GroupDeps, { oaId, communeId }: Account & { communeId: number }): Promise<void> {
  const { db, tokens, zalo, now } = deps;
  const token = await tokens.accessToken(oaId);
  const packages = await zalo.groups.packages(token);
  const seen: SeenGroup[] = [];
  // Zalo may put fewer on a page than asked for, and need not say how many there are.
  for (let pages = 0, offset = 0; pages < mostPages; pages += 1) {
    const { items, total } = await zalo.groups.list(token, { offset, count: page });
    seen.push(...items.flatMap((group) => toSeen(group, packages)));
    offset += items.length;
    if (items.length === 0 || (total !== undefined && offset >= total)) break;
  }
  const kept = { communeId, oaId, seen, now: now() };
  const unlisted = await withScope(db, { communes: [communeId] }, (tx) => keepSeenGroups(tx, kept));
  for (const group of unlisted) await lookAtGroup(deps, group);
}

function toSeen(group: Group, packages: readonly GroupPackage[]): SeenGroup[] {
  const { groupId, name, link, memberCount, status } = group;
  if (groupId === undefined) return [];
  const used = packages.find((place) => place.usedByGroupId === groupId);
  const isDisabled = status === "disabled";
  return [{ groupId, name, link, memberCount, isDisabled, validThrough: toDay(used?.validThrough) }];
}

/** "30/11/2026" → "2026-11-30". */
function toDay(date: string | undefined): string | undefined {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(date ?? "") ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

/** A team's group that is gone or expired: officers hear of it once, at a decent hour, with what to do. */
export async function tellOfLostGroups({ db, commandDeps: { outbox }, now: clock }: GroupDeps): Promise<number> {
  const now = clock();
  let told = 0;
  for (const group of await withScope(db, "all", untoldGroups)) {
    const { communeId } = group;
    const isTold = await withScope(db, { communes: [communeId] }, async (tx) => {
      const { settings } = await readCommune(tx, communeId);
      if (isQuiet(settings.quiet, now, await readDaysOff(tx, communeId))) return false;
      for (const personId of await officersOf(tx, { unitId: group.unitId, now })) {
        const dedupeKey = `group_${group.id}_${group.state}_${now.getTime()}_${personId}`;
        await notifyPerson(tx, outbox, { communeId, personId, dedupeKey, message: { text: lostText(group) } });
      }
      await markTold(tx, group);
      return true;
    });
    if (isTold) told += 1;
  }
  return told;
}

function lostText({ team, state }: ListedGroup): string {
  if (state === "expired") {
    return `Gói nhóm chat của ${team?.name} đã hết hạn nên không gửi được vào nhóm.\nCần làm: gia hạn gói nhóm tại oa.zalo.me. Trong lúc chờ, lời nhắc gửi riêng cho tổ trưởng.`;
  }
  return `Nhóm Zalo của ${team?.name} không còn (bị giải tán, hoặc OA đã ra khỏi nhóm).\nCần làm: mở trang Nhóm Zalo, bấm “Lập nhóm”, hoặc vào nhóm mới nhắn “đăng ký” và mã của tổ. Trong lúc chờ, lời nhắc gửi riêng cho tổ trưởng.`;
}
