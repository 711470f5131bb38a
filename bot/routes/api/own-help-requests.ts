import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { HelpRating, OwnHelpRequest, OwnHelpRequests } from "../../../shared/api/help-request.ts";
import { cancelHelp, rateHelp } from "../../services/help-requests/handle.ts";
import { findRequest, type HelpRequest, requestsOf } from "../../services/help-requests/help-requests.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller, type Caller } from "./authentication.ts";
import { toOwnHelp } from "./help-view.ts";

const tags = ["Yêu cầu của tôi"];
const PAGE = 20;
const HelpParams = z.object({ helpId: z.coerce.number().int() });

/** For residents: what they asked for, to look at, to take back, to rate. */
export async function ownHelpRequestRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const deskOf = ({ tx, communeId }: Caller) => ({ ...deps, tx, commune: { id: communeId }, now: deps.now() });

  typed.get(
    "/me/help-requests",
    {
      schema: {
        tags,
        summary: "Các việc tôi đã nhờ giúp, mới nhất trước",
        querystring: z.object({ cursor: z.coerce.number().int().positive().optional() }),
        response: { 200: OwnHelpRequests, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async (caller) => {
        const asked = { personId: caller.person.id, before: request.query.cursor, count: PAGE + 1 };
        const rows = await requestsOf(caller.tx, deps.vault, asked);
        const requests: OwnHelpRequest[] = [];
        for (const row of rows.slice(0, PAGE)) requests.push(await toOwnHelp(deps, caller, row));
        const last = requests.at(-1);
        return { requests, ...(rows.length > PAGE && last ? { next: String(last.id) } : {}) };
      }),
  );

  typed.post(
    "/me/help-requests/:helpId/cancel",
    {
      schema: {
        tags,
        summary: "Không cần giúp nữa",
        params: HelpParams,
        response: { 200: OwnHelpRequest, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async (caller) => {
        const own = await requireOwn(deps, caller, request.params.helpId);
        if (own.state !== "cancelled" && !(await cancelHelp(deskOf(caller), own))) {
          throw new HttpError(409, "already_ended", "Việc này đã xong từ trước.");
        }
        return toOwnHelp(deps, caller, await requireOwn(deps, caller, own.id));
      }),
  );

  typed.post(
    "/me/help-requests/:helpId/rating",
    {
      schema: {
        tags,
        summary: "Đánh giá sau khi xong: 1 chưa được giúp, 2 tạm được, 3 giúp tốt",
        params: HelpParams,
        body: z.object({ rating: HelpRating }),
        response: { 200: OwnHelpRequest, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async (caller) => {
        const own = await requireOwn(deps, caller, request.params.helpId);
        const { rating } = request.body;
        if (own.rating !== rating && !(await rateHelp(deskOf(caller), own, rating))) {
          throw new HttpError(409, "not_to_be_rated", "Việc này chưa xong, hoặc đã được đánh giá.");
        }
        return toOwnHelp(deps, caller, await requireOwn(deps, caller, own.id));
      }),
  );
}

async function requireOwn({ vault }: ApiDeps, { tx, person }: Caller, id: number): Promise<HelpRequest> {
  const request = await findRequest(tx, vault, id);
  if (request?.personId !== person.id) {
    throw new HttpError(404, "request_not_found", "Không có việc nào của bà con mang số này.");
  }
  return request;
}
