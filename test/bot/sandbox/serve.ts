import Fastify from "fastify";
import { createSandbox } from "../../../bot/sandbox/index.ts";

/**
 * A sandbox in a process of its own, to be killed: `serve.ts <data folder> <port>`. Prints its credentials when it listens. SIGHUP ends it
 * without waiting for anything, as the product ends when stopping takes too long.
 */
process.on("SIGHUP", () => process.exit(1));
const [dataDir = "", port = ""] = process.argv.slice(2);
const sandbox = createSandbox({ dataDir, publicUrl: `http://127.0.0.1:${port}` });
const server = Fastify();
await server.register(sandbox.plugin);
await server.listen({ port: Number(port), host: "127.0.0.1" });
process.stdout.write(`${JSON.stringify(sandbox.credentials)}\n`);
