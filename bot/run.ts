import { type Config, ConfigError, loadEnvironment, readConfig } from "./config.ts";
import { DatabaseUnreachableError } from "./db/connection.ts";
import { EmbeddedDatabaseError } from "./db/embedded/error.ts";
import { MigrationError } from "./db/migrate.ts";
import { openProductDatabase } from "./db/open.ts";
import { QueueUnreachableError } from "./jobs/queue-unreachable-error.ts";
import { createLogger, type Logger } from "./logger.ts";

// start.ts counts the others.
const DATABASE_CONNECTIONS = 10;

/** Errors whose message is a sentence for the operator; any other is a bug and goes to the log. */
const explained = [ConfigError, DatabaseUnreachableError, EmbeddedDatabaseError, MigrationError, QueueUnreachableError];

/** The product from its settings to its end, which `end` asks for; ends the process. */
export async function run(end: AbortSignal): Promise<never> {
  try {
    await serve(end);
    process.exit(0);
  } catch (error) {
    if (explained.some((kind) => error instanceof kind)) {
      process.stderr.write(`${(error as Error).message}\n`);
    } else {
      createLogger("error", "stderr").fatal({ err: error }, "Tổ Số could not start");
    }
    process.exit(1);
  }
}

async function serve(end: AbortSignal): Promise<void> {
  const config = readConfig(loadEnvironment());
  const logger = createLogger(config.logLevel);
  // Nobody reads any more (npm was killed): that is no reason to stop half-way.
  process.stdout.on("error", () => undefined);
  end.addEventListener("abort", () => logger.info({ reason: end.reason }, "stopping"));
  endOnBug(logger);
  // The database's server comes up in processes of its own: time to load what will work on it, which is most of the product.
  const opening = openProductDatabase({ ...config, maxConnections: DATABASE_CONNECTIONS, logger, signal: end });
  const product = await Promise.all([opening, import("./start.ts")])
    .then(([database, { startProduct }]) => startProduct(config, database, logger, end))
    .catch((error: unknown) => {
      if (!end.aborted) throw error;
    });
  if (product === undefined) return;
  if (!end.aborted) {
    printAddress(config);
    printJoinCodes(product.demoTeams);
    await new Promise((resolve) => end.addEventListener("abort", resolve));
  }
  await product.stop();
  logger.info("stopped");
}

/** After an error nobody caught the state is unknown. The embedded server is still sent away, at the process's exit. */
function endOnBug(logger: Logger): void {
  const end = (error: unknown) => {
    logger.fatal({ err: error }, "an error that nobody caught");
    process.exit(1);
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
}

function printAddress({ publicUrl, role, zalo }: Config): void {
  const page = zalo.mode === "sandbox" ? "/sandbox/" : "/app/";
  const path = role === "worker" ? "/" : page;
  process.stdout.write(`\nTổ Số đã sẵn sàng: ${publicUrl}${path}\n\n`);
}

function printJoinCodes(teams: readonly { name: string; joinCode: string }[]): void {
  if (teams.length === 0) return;
  const lines = teams.map(({ name, joinCode }) => `  ${joinCode}  ${name}`);
  process.stdout.write(`Mã tham gia của phường mẫu Thạch Quý (nhắn: đăng ký MÃ):\n${lines.join("\n")}\n\n`);
}
