import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { Digest, ImportOutcome } from "../../../shared/api/import.ts";
import { unitsFor } from "../../services/access.ts";
import { audit } from "../../services/audit.ts";
import { type AllowedCommune, allowedCommunes } from "../../services/import/allowed-communes.ts";
import { ImportFileError } from "../../services/import/import-error.ts";
import { importFile } from "../../services/import/import-file.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller } from "./authentication.ts";
import { withUpload } from "./upload.ts";

const tags = ["Nhập danh sách"];
/** A province's 12,000 people in an .xlsx have 1 MB; the country's file goes through the command line. */
const MOST_BYTES = 20 * 1024 * 1024;
/** More wrong rows are not read on a page; the file has one mistake, repeated. */
const MOST_ERRORS_SHOWN = 500;
const fewUploads = { rateLimit: { max: 20, timeWindow: "1 minute" } };
const answers = { 200: ImportOutcome, "4xx": ApiError };

/** Teams and people from a sheet: first a look at what it would change, then the same file for good. */
export async function importRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  await app.register(multipart, { limits: { fileSize: MOST_BYTES, files: 1, fields: 5, parts: 6 } });
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.post(
    "/imports/preview",
    {
      config: fewUploads,
      schema: {
        tags,
        summary: "Xem trước: tệp .xlsx hoặc .csv sẽ thay đổi gì, dòng nào sai; không ghi gì",
        consumes: ["multipart/form-data"],
        response: answers,
      },
    },
    async (request) => run(deps, request, { dryRun: true, skipErrors: true }),
  );

  typed.post(
    "/imports",
    {
      config: fewUploads,
      schema: {
        tags,
        summary: "Nhập đúng tệp đã xem trước; nhập lại cùng một tệp không thay đổi gì",
        consumes: ["multipart/form-data"],
        querystring: z.object({ digest: Digest, skipErrors: z.enum(["true", "false"]).default("false") }),
        response: answers,
      },
    },
    async (request) => {
      const { digest, skipErrors } = request.query;
      return run(deps, request, { dryRun: false, skipErrors: skipErrors === "true", digest });
    },
  );
}

interface Wish {
  dryRun: boolean;
  skipErrors: boolean;
  /** The file that was looked at. */
  digest?: string;
}

async function run(deps: ApiDeps, request: FastifyRequest, { digest, ...options }: Wish): Promise<ImportOutcome> {
  const communes = await communesOf(deps, request);
  return withUpload(request, async (file) => {
    if (digest !== undefined && digest !== file.digest) {
      throw new HttpError(409, "another_file", "Đây không phải tệp đã xem trước; xin xem trước lại rồi mới nhập.");
    }
    const { db, vault, now } = deps;
    const result = await importFile(db, vault, file.path, { ...options, communes, now: now() });
    const isKept = !options.dryRun && (options.skipErrors || result.errors.length === 0);
    if (isKept) await note(deps, request);
    const errors = result.errors.slice(0, MOST_ERRORS_SHOWN);
    return { ...result, digest: file.digest, errors, errorCount: result.errors.length, isKept };
  }).catch(explain);
}

/** The communes whose teams the caller manages. Throws 403 when there is none. */
async function communesOf(deps: ApiDeps, request: FastifyRequest): Promise<AllowedCommune[]> {
  return asCaller(deps, request, async ({ tx, person }) => {
    const communes = await allowedCommunes(tx, await unitsFor(tx, person, "manage_teams"));
    if (communes.length > 0) return communes;
    throw new HttpError(403, "not_allowed", "Việc nhập danh sách dành cho cán bộ của xã, phường.");
  });
}

async function note(deps: ApiDeps, request: FastifyRequest): Promise<void> {
  await asCaller(deps, request, ({ tx, communeId, person }) =>
    audit(tx, {
      communeId,
      byPersonId: person.id,
      action: "people.imported",
      subject: `unit:${communeId}`,
      now: deps.now(),
    }),
  );
}

function explain(error: unknown): never {
  if (!(error instanceof ImportFileError)) throw error;
  throw new HttpError(422, "unreadable_file", error.message);
}
