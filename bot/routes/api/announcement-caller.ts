import type { FastifyRequest } from "fastify";
import { withScope } from "../../db/connection.ts";
import { mayOnUnit } from "../../services/access.ts";
import { type Announcement, findAnnouncement } from "../../services/announcements/announcement.ts";
import { findUnit } from "../../services/units/units.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller, type Caller } from "./authentication.ts";
import { noCommune } from "./no-commune.ts";
import { asWatcher } from "./oversight-caller.ts";

/**
 * Runs `work` as the person who is logged in, at work for the unit's commune: an officer of several communes announces in each
 * as its own officers do. What they may do there is for `work` to ask. Throws 409 for a province: its communes announce.
 */
export async function asAnnouncer<T>(
  deps: ApiDeps,
  request: FastifyRequest,
  unitId: number,
  work: (caller: Caller) => Promise<T>,
): Promise<T> {
  return asCaller(deps, request, async (caller) => {
    const unit = await findUnit(caller.tx, unitId);
    if (!unit || !(await mayOnUnit(caller.tx, caller.person, "see_figures", unitId))) return work(caller);
    const { communeId } = unit;
    if (communeId === undefined) {
      throw noCommune("Thông báo gửi");
    }
    const communes = [...new Set([caller.communeId, communeId])];
    return withScope(caller.tx, { communes }, (tx) => work({ ...caller, tx, communeId }));
  });
}

/** The same for an announcement that is there. Throws 404 for one that is not, or not the caller's to see: which one stays unknown. */
export async function asCallerOnAnnouncement<T>(
  deps: ApiDeps,
  request: FastifyRequest & { params: { announcementId: number } },
  work: (caller: Caller, announcement: Announcement) => Promise<T>,
): Promise<T> {
  return asWatcher(deps, request, async (caller) => {
    const announcement = await findAnnouncement(caller.tx, request.params.announcementId);
    if (!announcement || !(await maySee(caller, announcement.unitId))) {
      throw new HttpError(404, "announcement_not_found", "Không có thông báo này, hoặc anh/chị chưa có quyền xem.");
    }
    return work({ ...caller, communeId: announcement.communeId }, announcement);
  });
}

export async function maySee({ tx, person }: Pick<Caller, "tx" | "person">, unitId: number): Promise<boolean> {
  return (
    (await mayOnUnit(tx, person, "announce", unitId)) || (await mayOnUnit(tx, person, "approve_announcements", unitId))
  );
}
