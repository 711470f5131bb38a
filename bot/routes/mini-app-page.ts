import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

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

/** The Mini App as a web page at `/app/`, from `folder`: `dist/miniapp` unless a test says otherwise. */
export async function miniAppPage(
  server: FastifyInstance,
  { folder = builtApp() }: { folder?: string | undefined },
): Promise<void> {
  server.get("/app", (_request, reply) => reply.redirect("/app/"));
  await server.register(async (app) => servePage(app, folder), { prefix: "/app/" });
}

async function servePage(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined) {
    app.get("/*", (_request, reply) => reply.code(503).type("text/html; charset=utf-8").send(NOT_BUILT));
    return;
  }
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const sendPage = (reply: FastifyReply) =>
    reply
      .headers({ "content-security-policy": CONTENT_POLICY, "cache-control": "no-cache" })
      .type("text/html; charset=utf-8")
      .send(page);
  app.get("/", (_request, reply) => sendPage(reply));
  app.get("/index.html", (_request, reply) => sendPage(reply));
  // File names carry a hash of their content.
  await app.register(fastifyStatic, {
    root: join(folder, "assets"),
    prefix: "/assets/",
    maxAge: YEAR_MS,
    immutable: true,
    index: false,
  });
  app.get<{ Params: { "*": string } }>("/*", (request, reply) =>
    request.params["*"].startsWith("assets/") ? reply.callNotFound() : sendPage(reply),
  );
}

/** `dist/miniapp` beside the nearest package.json, or undefined when it was not built. */
function builtApp(): string | undefined {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  const app = join(folder, "dist", "miniapp");
  return existsSync(join(app, "index.html")) ? app : undefined;
}
