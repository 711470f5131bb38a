import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { Context } from "./context.ts";

const NOT_BUILT = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Môi trường thử</title>
<p>Trang thử chưa được dựng. Chạy <code>npm run build:sandbox</code> rồi khởi động lại.</p></html>`;

const COLOURS = ["#0b6e4f", "#7a3e9d", "#a23b1e", "#1d5fa8", "#8a6100", "#5b5f1f", "#a12561", "#2f5d62"];

/** The page itself, the pictures and files people send, and faces for everybody. */
export async function pagePlugin(server: FastifyInstance, { ctx }: { ctx: Context }): Promise<void> {
  server.get("/", { prefixTrailingSlash: "no-slash" }, (_request, reply) => reply.redirect("/sandbox/", 308));
  const root = builtPage();
  if (root === undefined) {
    server.get("/", { prefixTrailingSlash: "slash" }, (_request, reply) =>
      reply.code(503).type("text/html; charset=utf-8").send(NOT_BUILT),
    );
  } else {
    await server.register(fastifyStatic, { root, prefix: "/" });
  }
  server.get<{ Params: { file: string } }>("/media/:file", async (request, reply) => {
    const media = await ctx.media.read(request.params.file);
    if (!media) return reply.code(404).send();
    reply.header("x-content-type-options", "nosniff").type(media.type ?? "application/octet-stream");
    if (media.type === undefined) reply.header("content-disposition", "attachment");
    return reply.send(media.bytes);
  });
  server.get<{ Params: { file: string } }>("/avatars/:file", (request, reply) =>
    reply.type("image/svg+xml").send(avatar(ctx, request.params.file.replace(/\.svg$/, ""))),
  );
}

/** `dist/sandbox-page` beside the nearest package.json, or undefined when it was not built. */
function builtPage(): string | undefined {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  const page = join(folder, "dist", "sandbox-page");
  return existsSync(join(page, "index.html")) ? page : undefined;
}

/** The first letter of the last word of the name: how Vietnamese people call each other. */
function avatar(ctx: Context, id: string): string {
  const { people, oas, groups } = ctx.world;
  const name = people.get(id)?.displayName ?? oas.get(id)?.name ?? groups.get(id)?.name ?? "";
  const letter = /^[\p{L}\p{N}]/u.exec(name.split(" ").at(-1) ?? "")?.[0]?.toUpperCase() ?? "?";
  const colour = COLOURS[[...id].reduce((sum, character) => sum + character.charCodeAt(0), 0) % COLOURS.length];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${colour}"/>
<text x="32" y="43" font-family="system-ui" font-size="32" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
}
