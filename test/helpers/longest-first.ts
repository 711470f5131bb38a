import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** Half a minute and more alone, longest first: one that came last would run on while the other core has nothing left to do. */
const longest = [
  "test/start/lifecycle.test.ts",
  "test/e2e/mini-app-pages.test.ts",
  "test/start/chaos.test.ts",
  "test/start/crash.test.ts",
  "test/contract/command-line.test.ts",
  "test/e2e/report-interruptions.test.ts",
  "test/contract/officer-and-groups.test.ts",
  "test/bot/services/ten-years-of-reminders.test.ts",
  "test/bot/jobs/queue.test.ts",
  "test/bot/flow/send-planner.test.ts",
  "test/bot/db/embedded.test.ts",
  "test/contract/conversation.test.ts",
  "test/bot/flow/announcements.test.ts",
  "test/bot/flow/inbox-to-outbox.test.ts",
  "test/e2e/mini-app-loading.test.ts",
];

/** The longest files, then the others with a process of their own, then those that share one: nothing may come between these. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byDuration = await super.sort(files);
    return byDuration.sort((left, right) => placeOf(left) - placeOf(right));
  }
}

function placeOf({ moduleId, project }: TestSpecification): number {
  const place = longest.findIndex((file) => moduleId.endsWith(file));
  if (place >= 0) return place;
  return project.config.isolate ? longest.length : longest.length + 1;
}
