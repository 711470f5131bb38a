import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply } from "fastify";

const compress = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};
type Coding = keyof typeof compress;

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

/** Everything is ours; Zalo and our own pages may show the app in a frame. */
const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'self' https://h5.zdn.vn https://*.zalo.me",
].join("; ");

const NOT_BUILT = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Tổ Số</title>
<p>Trang chưa được dựng. Chạy <code>npm run build:miniapp</code> rồi khởi động lại.</p></html>`;

/**
 * The Mini App as a web page at `/app/`, from `folder`: `dist/miniapp` unless a test says otherwise. Every path that is no
 * file of the build answers with the page: the app knows its own ways.
 */
export async function miniAppPage(
  server: FastifyInstance,
  { folder = builtApp() }: { folder?: string | undefined },
): Promise<void> {
  server.get("/", (_request, reply) => reply.redirect("/app/"));
  server.get("/app", (_request, reply) => reply.redirect("/app/"));
  if (folder === undefined) {
    server.get("/app/*", (_request, reply) => reply.code(503).type("text/html; charset=utf-8").send(NOT_BUILT));
    return;
  }
  const page = readFileSync(join(folder, "index.html"), "utf8");
  server.get("/app/*", (_request, reply) =>
    reply
      .headers({ "content-security-policy": CONTENT_POLICY, "cache-control": "no-cache" })
      .type("text/html; charset=utf-8")
      .send(page),
  );
  const assets = readAssets(join(folder, "assets"));
  server.get<{ Params: { file: string } }>("/app/assets/:file", async (request, reply) => {
    const asset = assets.get(request.params.file);
    return asset ? sendAsset(asset, codingFor(request.headers["accept-encoding"]), reply) : reply.callNotFound();
  });
}

interface Asset {
  type: string;
  bytes: Buffer;
  /** Made when first asked for. */
  coded: Partial<Record<Coding, Promise<Buffer>>>;
}

/** A few hundred kB in all, so they stay in memory, compressed once: slow village networks are what they are made for. */
function readAssets(folder: string): Map<string, Asset> {
  return new Map(
    readdirSync(folder).map((name) => {
      const type = TYPES[extname(name)] ?? "application/octet-stream";
      return [name, { type, bytes: readFileSync(join(folder, name)), coded: {} }];
    }),
  );
}

function codingFor(accepted: string | undefined): Coding | undefined {
  if (/\bbr\b/.test(accepted ?? "")) return "br";
  return /\bgzip\b/.test(accepted ?? "") ? "gzip" : undefined;
}

async function sendAsset(asset: Asset, coding: Coding | undefined, reply: FastifyReply): Promise<FastifyReply> {
  // File names carry a hash of their content.
  reply.headers({ "cache-control": "public, max-age=31536000, immutable", vary: "accept-encoding" }).type(asset.type);
  if (coding === undefined) return reply.send(asset.bytes);
  asset.coded[coding] ??= compress[coding](asset.bytes);
  return reply.header("content-encoding", coding).send(await asset.coded[coding]);
}

/** `dist/miniapp` beside the nearest package.json, or undefined when it was not built. */
function builtApp(): string | undefined {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  const app = join(folder, "dist", "miniapp");
  return existsSync(join(app, "index.html")) ? app : undefined;
}
