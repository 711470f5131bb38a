import type { FastifyInstance } from "fastify";

/** Where Zalo serves Mini Apps from; the second is what its iOS container may send (zalo-mini-app.md §6.6). */
const ZALO_ORIGINS = new Set(["https://h5.zdn.vn", "zbrowser://h5.zdn.vn"]);
const DAY_SECONDS = 86_400;

/**
 * Lets the Mini App call us from Zalo's pages, and no other site. Before everything else that answers, so that refusals
 * can be read there too, and before the routes, each of which gets its OPTIONS beside it.
 */
export function answerZaloPages(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers;
    if (origin !== undefined && ZALO_ORIGINS.has(origin)) reply.header("access-control-allow-origin", origin);
    reply.header("vary", "origin");
  });

  const known = new Set<string>();
  app.addHook("onRoute", ({ url, prefix }) => {
    if (known.has(url)) return;
    known.add(url);
    app.options(url.slice(prefix.length), { config: { public: true }, schema: { hide: true } }, (_request, reply) =>
      reply
        .code(204)
        .headers({
          "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
          "access-control-allow-headers": "authorization, content-type",
          "access-control-max-age": DAY_SECONDS,
        })
        .send(),
    );
  });
}
