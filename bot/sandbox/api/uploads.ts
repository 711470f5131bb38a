import { extensionOf } from "../media-store.ts";
import { newSecret } from "../world/ids.ts";
import { currentQuotas } from "../world/limits.ts";
import type { UploadRecord } from "../world/records.ts";
import type { Endpoint, OaCall } from "./endpoint.ts";
import { badParameter, overLimit, refusals } from "./zalo-refusal.ts";

const MEGABYTE = 1024 * 1024;
/** zalo-openapi.md §3.8. */
const LIMITS = {
  image: { maxBytes: MEGABYTE, extensions: ["jpg", "jpeg", "png"] },
  gif: { maxBytes: 5 * MEGABYTE, extensions: ["gif"] },
  file: { maxBytes: 5 * MEGABYTE, extensions: ["pdf", "doc", "docx", "csv"] },
} as const;
const LIFE_MS = 7 * 24 * 3_600_000;

async function upload(call: OaCall, kind: UploadRecord["kind"]) {
  const file = await call.readFile();
  if (!file) throw badParameter("file");
  const limits = LIMITS[kind];
  if (!(limits.extensions as readonly string[]).includes(extensionOf(file.name))) throw badParameter("file type");
  if (kind !== "file" && !looksLikeImage(file.bytes)) throw badParameter("file content");
  if (file.bytes.length > limits.maxBytes) throw overLimit("file size");
  const quota = currentQuotas(call.oa, call.now).uploads;
  if (quota.remaining <= 0) throw refusals.outOfQuota();
  quota.remaining--;
  const stored = await call.ctx.media.save(file.name, file.bytes);
  const id = newSecret(24);
  call.ctx.world.uploads.set(id, { id, oaId: call.oa.id, kind, uploadedAt: call.now, ...stored });
  forgetExpired(call);
  call.ctx.store.markDirty();
  return kind === "file" ? { token: id } : { attachment_id: id };
}

/** The upload, or −100 when it is not this OA's, of another kind, or older than seven days. */
export function findUpload(call: OaCall, id: string, kind: UploadRecord["kind"]): UploadRecord {
  const found = call.ctx.world.uploads.get(id);
  if (!found || found.oaId !== call.oa.id || found.kind !== kind) throw refusals.attachmentExpired();
  if (found.uploadedAt + LIFE_MS <= call.now) throw refusals.attachmentExpired();
  return found;
}

function forgetExpired(call: OaCall): void {
  const { uploads } = call.ctx.world;
  for (const [id, record] of uploads) {
    if (record.uploadedAt + LIFE_MS > call.now) return;
    uploads.delete(id);
  }
}

/** JPEG, PNG or GIF by their first bytes. */
function looksLikeImage(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4).toString("latin1");
  return head.startsWith("\xff\xd8\xff") || head === "\x89PNG" || head === "GIF8";
}

export const uploadEndpoints: Endpoint[] = (["image", "gif", "file"] as const).map((kind) => ({
  method: "POST",
  host: "openapi",
  path: `/v2.0/oa/upload/${kind}`,
  access: "oa",
  handle: (call) => upload(call, kind),
}));
