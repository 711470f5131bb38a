import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import {
  ForgottenPeople,
  MessageWish,
  OwnData,
  OwnDataCorrection,
  PeopleOnPhone,
} from "../../../shared/api/personal-data.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { withScope } from "../../db/connection.ts";
import { controllerOf, readCommune } from "../../services/communes.ts";
import { announcementConsent } from "../../services/consent/texts.ts";
import { type Correction, correctPerson, readFullName } from "../../services/people/correct-person.ts";
import { erasePerson } from "../../services/people/erase.ts";
import { forgottenAmong } from "../../services/people/forgotten.ts";
import { roleOf } from "../../services/people/known-person.ts";
import { agreeToAnnouncements, resumeMessages, stopMessagesOf } from "../../services/people/message-wishes.ts";
import { withdrawFromWork } from "../../services/people/withdraw.ts";
import { villagesWithTeams } from "../../services/teams/villages.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller, type Caller } from "./authentication.ts";
import { contentTypes } from "./documents.ts";
import { ownData, requireOwnData } from "./own-data-view.ts";

const tags = ["Dữ liệu của tôi"];
const answers = { 200: OwnData, "4xx": ApiError };

/** See, take along, correct, delete one's own data, withdraw consent: Luật 91/2025/QH15, Điều 4. The same as "quyền riêng tư" by chat. */
export async function personalDataRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const view = (caller: Caller) => ownData(deps, caller);

  typed.get(
    "/me/personal-data",
    { schema: { tags, summary: "Dữ liệu đang giữ về tôi, và giữ bao lâu", response: answers } },
    async (request) => asCaller(deps, request, view),
  );

  typed.get(
    "/me/personal-data/file",
    {
      schema: {
        tags,
        summary: "Bản sao đầy đủ dữ liệu của tôi",
        querystring: z.object({ format: z.enum(["csv", "json"]) }),
        response: { 200: z.string(), "4xx": ApiError },
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const file = await asCaller(deps, request, async (caller) => {
        const controller = controllerOf(await readCommune(caller.tx, caller.communeId));
        const data = await requireOwnData(deps, caller);
        const { personalDataFile } = await import("../../documents/personal-data-file.ts");
        return personalDataFile(data, { format, controller, day: dayOf(deps.now()) });
      });
      return reply
        .type(contentTypes[format])
        .header("content-disposition", `attachment; filename="du-lieu-cua-toi.${format}"`)
        .header("cache-control", "no-store")
        .serializer((text: string) => text)
        .send(file);
    },
  );

  typed.patch(
    "/me/personal-data",
    {
      schema: {
        tags,
        summary: "Sửa tên, cách gọi hoặc nơi ở của tôi",
        body: OwnDataCorrection,
        response: answers,
      },
    },
    async (request) =>
      asCaller(deps, request, async (caller) => {
        const { tx, communeId, person } = caller;
        for (const correction of await readCorrections(caller, request.body)) {
          await correctPerson(tx, deps.vault, { communeId, personId: person.id, correction, now: deps.now() });
        }
        return view(caller);
      }),
  );

  typed.put(
    "/me/messages",
    {
      schema: { tags, summary: "Dừng nhận tin, hoặc nhận lại", body: MessageWish, response: answers },
    },
    async (request) => asCaller(deps, request, (caller) => wish(deps, caller, request.body).then(() => view(caller))),
  );

  leavingRoutes(app, deps);
  forgottenRoute(app, deps);
}

/** Both end the login: there is nobody any more who could be logged in, or no work to do. */
function leavingRoutes(app: FastifyInstance, deps: ApiDeps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const leaving = { 204: z.null().describe("Đã xong"), "4xx": ApiError };

  typed.post(
    "/me/withdrawal",
    { schema: { tags, summary: "Rút đồng ý: ra khỏi tổ, thôi quyền cán bộ, thôi nhận tin", response: leaving } },
    async (request, reply) => {
      await asCaller(deps, request, ({ tx, communeId, person }) =>
        withdrawFromWork(tx, { communeId, personId: person.id, now: deps.now() }),
      );
      return reply.code(204).send(null);
    },
  );

  typed.delete(
    "/me/personal-data",
    { schema: { tags, summary: "Xóa dữ liệu của tôi; số liệu của tổ ở lại, không còn tên", response: leaving } },
    async (request, reply) => {
      await asCaller(deps, request, ({ tx, person }) =>
        erasePerson(tx, { personId: person.id, byPersonId: person.id, now: deps.now() }),
      );
      return reply.code(204).send(null);
    },
  );
}

async function readCorrections({ tx, communeId }: Caller, asked: OwnDataCorrection): Promise<Correction[]> {
  const { name, formOfAddress, villageUnitId } = asked;
  const corrections: Correction[] = [];
  if (name !== undefined) {
    const read = readFullName(name);
    if (!read) throw new HttpError(400, "wrong_name", "Xin ghi họ và tên đầy đủ, từ hai đến sáu chữ.");
    corrections.push({ name: read });
  }
  if (formOfAddress) corrections.push({ formOfAddress });
  if (villageUnitId !== undefined) {
    const villages = await villagesWithTeams(tx, communeId);
    if (!villages.some(({ unitId }) => unitId === villageUnitId)) {
      throw new HttpError(400, "no_such_village", "Không có thôn, tổ dân phố này trong xã, phường.");
    }
    corrections.push({ villageUnitId });
  }
  return corrections;
}

/** Members are told things as members; residents agree first, to the very words they saw. */
async function wish(deps: ApiDeps, { tx, communeId, person }: Caller, { receive, agreedTo }: MessageWish) {
  const who = { communeId, personId: person.id, now: deps.now() };
  if (!receive) return stopMessagesOf(tx, who);
  if (roleOf(person) !== "resident") return resumeMessages(tx, person.id);
  const consent = announcementConsent(await readCommune(tx, communeId));
  if (agreedTo !== consent.text) {
    throw new HttpError(409, "consent_needed", "Xin đọc lại lời xin phép rồi bấm đồng ý.");
  }
  return agreeToAnnouncements(tx, { ...who, consent });
}

/** For the phone of somebody who was forgotten by chat. */
function forgottenRoute(app: FastifyInstance, deps: ApiDeps): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    "/forgotten-people",
    {
      // Whoever was forgotten can log in no more. A number tells nothing of anybody.
      config: { public: true },
      schema: {
        tags,
        summary: "Những ai trong số này đã được xóa dữ liệu, để máy của họ xóa nốt bản nháp và ảnh chờ gửi",
        querystring: PeopleOnPhone,
        response: { 200: ForgottenPeople, "4xx": ApiError },
      },
    },
    async (request) => ({ forgotten: await withScope(deps.db, "all", (tx) => forgottenAmong(tx, request.query.ids)) }),
  );
}
