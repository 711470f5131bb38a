// Run as a process of its own by embedded.test.ts: uses the embedded server of the folder until its standard input ends.
import { startEmbeddedDatabase } from "../../../bot/db/embedded/start.ts";
import { createLogger } from "../../../bot/logger.ts";

const server = await startEmbeddedDatabase(process.argv[2] ?? "", createLogger("silent"));
process.stdout.write(`${server.url}\n`);
process.stdin.resume();
process.stdin.once("end", () => server.stop().then(() => process.exit(0)));
