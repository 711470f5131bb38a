import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./helpers/longest-first.ts";

/**
 * Many files in one process: loading the product anew for each was a third of the whole run. None can disturb the next, because
 * what is tested here keeps nothing but what follows from its arguments, each file has a database of its own, and none of them fakes
 * a module, a clock or the environment, starts the product or measures what a process does. Those beside them that do are left out
 * by name.
 */
const ofOneProcess = [
  "test/shared/**/*.test.ts",
  "test/bot/{commands,documents,flow,programmes,routes,services}/**/*.test.ts",
  "test/bot/db/**/!(embedded).test.ts",
  "test/bot/jobs/**/!(queue).test.ts",
  "test/bot/sandbox/**/!(kill).test.ts",
  "test/bot/zalo/**/!(zalo-http).test.ts",
  "test/e2e/!(first-screen-speed).test.ts",
];

const root = fileURLToPath(new URL("..", import.meta.url));
const eachProject = {
  root,
  // Processes, not threads: tests start and kill servers, and set their own environment.
  pool: "forks",
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // Browsers, servers and killed processes share the cores: what fails twice is broken, what fails once is reported as flaky.
  retry: 1,
} as const;

export default defineConfig({
  root,
  test: {
    globalSetup: ["test/helpers/global-setup.ts"],
    // One more than CI has cores: those with a process of their own spend much of their time waiting, for a clock, a lease of somebody
    // killed, or Zalo's silence.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...eachProject,
          name: "process of its own",
          include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
          exclude: ofOneProcess,
        },
      },
      { test: { ...eachProject, name: "shared process", include: ofOneProcess, isolate: false } },
    ],
  },
});
