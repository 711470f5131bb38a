// Run as a process of its own by queue.test.ts: takes one job and never finishes it, until it is killed.
import { createQueue } from "../../../bot/jobs/queue.ts";
import { createLogger } from "../../../bot/logger.ts";

const [databaseUrl = "", redisUrl = ""] = process.argv.slice(2);
const queue = await createQueue({
  databaseUrl,
  redisUrl: redisUrl === "" ? undefined : redisUrl,
  logger: createLogger("silent"),
});
const never = () => {
  process.stdout.write("taken\n");
  return new Promise<never>(() => setInterval(() => undefined, 1_000));
};
await queue.start({ handle: never }, { concurrency: 1 });
process.stdout.write("listening\n");
