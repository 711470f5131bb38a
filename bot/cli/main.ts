import { explainError } from "./explain-error.ts";
import { UsageError, type Verb } from "./verb.ts";

/** Imported only when asked for, so that a verb that needs no database does not wait for one to load. */
const verbs: readonly { name: string; load: () => Promise<Verb> }[] = [
  { name: "migrate", load: async () => (await import("./migrate.ts")).migrateVerb },
  { name: "demo", load: async () => (await import("./demo.ts")).demoVerb },
  { name: "import", load: async () => (await import("./import.ts")).importVerb },
  { name: "units", load: async () => (await import("./units.ts")).unitsVerb },
  { name: "teams", load: async () => (await import("./teams.ts")).teamsVerb },
  { name: "totals", load: async () => (await import("./totals.ts")).totalsVerb },
  { name: "document", load: async () => (await import("./document.ts")).documentVerb },
  { name: "grant", load: async () => (await import("./grant.ts")).grantVerb },
  { name: "announcements", load: async () => (await import("./announcements.ts")).announcementsVerb },
  { name: "forget", load: async () => (await import("./forget.ts")).forgetVerb },
  { name: "outbox", load: async () => (await import("./outbox.ts")).outboxVerb },
  { name: "oa", load: async () => (await import("./oa.ts")).oaVerb },
  { name: "parse", load: async () => (await import("./parse.ts")).parseVerb },
  { name: "intents", load: async () => (await import("./intents.ts")).intentsVerb },
  { name: "guides", load: async () => (await import("./guides.ts")).guidesVerb },
];

const exitCode = { done: 0, failed: 1, wrongUsage: 2 } as const;

async function overview(): Promise<string> {
  const width = Math.max(...verbs.map((entry) => entry.name.length));
  const loaded = await Promise.all(verbs.map((entry) => entry.load()));
  const lines = loaded.map((verb) => `  ${verb.name.padEnd(width)}  ${verb.summary}`);
  return `Cách dùng: npm run --silent cli -- <lệnh> [tùy chọn]\n\n${lines.join("\n")}\n\nXem từng lệnh: npm run --silent cli -- <lệnh> --help\n`;
}

function usageOf(verb: Verb): string {
  return `${verb.summary}\n\nCách dùng: npm run --silent cli -- ${verb.name} ${verb.usage}\n`;
}

async function runVerb(verb: Verb, args: string[]): Promise<number> {
  try {
    return await verb.run(args);
  } catch (error) {
    process.stderr.write(`${explainError(error)}\n`);
    if (!(error instanceof UsageError)) return exitCode.failed;
    process.stderr.write(`\n${usageOf(verb)}`);
    return exitCode.wrongUsage;
  }
}

async function main([name, ...args]: string[]): Promise<number> {
  if (name === "--help" || name === "-h") {
    process.stdout.write(await overview());
    return exitCode.done;
  }
  const entry = verbs.find((known) => known.name === name);
  if (!entry) {
    process.stderr.write(
      `${name === undefined ? "Thiếu tên lệnh" : `Không có lệnh “${name}”`}.\n\n${await overview()}`,
    );
    return exitCode.wrongUsage;
  }
  const verb = await entry.load();
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(usageOf(verb));
    return exitCode.done;
  }
  return runVerb(verb, args);
}

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCode.done);
  throw error;
});

// The code is set, not forced: what is still being written to a pipe gets out first.
process.exitCode = await main(process.argv.slice(2));
