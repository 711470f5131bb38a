import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { ContentRefusedError } from "../../services/content/content-refused-error.ts";
import type { Saving } from "../../services/content/versions.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

export const tags = ["Nội dung"];
export const CommuneParams = z.object({ communeId: z.coerce.number().int() });

export interface Editor extends UnitCaller {
  saving: Saving;
}

/** Runs `work` for somebody who may change what the commune counts and explains. A refusal is told in its own words. */
export async function asEditor<T>(
  deps: ApiDeps,
  request: FastifyRequest,
  communeId: number,
  work: (editor: Editor) => Promise<T>,
): Promise<T> {
  return asCallerOnUnit(deps, request, { unitId: communeId, action: "edit_content" }, async (caller) => {
    if (caller.unit.level !== "commune") {
      throw new HttpError(404, "commune_not_found", "Chỉ tiêu và hướng dẫn được sửa ở từng xã, phường.");
    }
    return work({ ...caller, saving: { communeId, byPersonId: caller.person.id, now: deps.now() } });
  }).catch((error: unknown) => {
    if (!(error instanceof ContentRefusedError)) throw error;
    throw new HttpError(error.code === "not_found" ? 404 : 409, error.code, error.message);
  });
}
