// Run as a process of its own by main.ts: Fastify with the signature check, and nothing behind it.
import Fastify from "fastify";
import { verifyZaloSignature } from "../../bot/zalo/signature.ts";
import { benchApp, benchOa } from "./events.ts";

const app = Fastify();
app.removeAllContentTypeParsers();
for (const contentType of ["application/json", "*"]) {
  app.addContentTypeParser(contentType, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}
app.get("/processor-us", async () => {
  const { user, system } = process.cpuUsage();
  return user + system;
});
app.post("/webhooks/zalo", async (request, reply) => {
  const header = request.headers["x-zevent-signature"];
  const isGood = verifyZaloSignature({
    rawBody: request.body as Buffer,
    header: typeof header === "string" ? header : undefined,
    appId: benchApp.appId,
    secretKey: benchOa.secretKey,
  });
  return reply.code(isGood ? 200 : 401).send({ ok: isGood });
});
await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT) });
