import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { ApiError } from "../../../shared/api/common.ts";
import { TreeChanged, TreeChangeInput } from "../../../shared/api/tree.ts";
import { withScope } from "../../db/connection.ts";
import { rootsFor } from "../../services/access.ts";
import { areaOf } from "../../services/figures/area.ts";
import { changeTree } from "../../services/units/change-tree.ts";
import { TreeRefusedError } from "../../services/units/tree-refused-error.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller } from "./authentication.ts";

const tags = ["Đơn vị"];

export async function treeChangeRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.post(
    "/tree-changes",
    {
      schema: {
        tags,
        summary: "Đổi tên, chuyển, sáp nhập, chia hoặc kết thúc đơn vị, tổ từ một ngày; quá khứ giữ nguyên",
        body: TreeChangeInput,
        response: { 200: TreeChanged, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async ({ tx, person, communeId }) => {
        const { change, on, idempotencyKey } = request.body;
        const below = await areaOf(
          tx,
          rootsFor(person, change.of === "unit" ? "manage_units" : "manage_teams"),
          "today",
        );
        const wish = { change, on, by: person, idempotencyKey: `${person.id} ${idempotencyKey}`, now: deps.now() };
        const scope = { communes: [...new Set([communeId, ...below.keeperIds])] };
        return withScope(tx, scope, (wide) => changeTree(wide, wish));
      }).catch(explain),
  );
}

const statuses = { not_found: 404, not_allowed: 403, in_the_future: 422, one_target: 422 } as const;

function explain(error: unknown): never {
  if (!(error instanceof TreeRefusedError)) throw error;
  const status = error.code in statuses ? statuses[error.code as keyof typeof statuses] : 409;
  throw new HttpError(status, error.code, error.message);
}
