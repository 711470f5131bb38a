import type { BrowserContext, Page } from "playwright-core";
import type { Me } from "../../shared/api/session.ts";
import type { ReportView } from "../../shared/api/team.ts";
import type { MiniAppServer } from "./mini-app-server.ts";

export interface Person {
  token: string;
  me: Me;
}

/** Through the API's own door, with a token of the stand-in for Zalo. */
export async function logIn(server: MiniAppServer, miniAppToken: string): Promise<Person> {
  const answer = await fetch(`${server.url}/api/v1/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ miniAppToken }),
  });
  return (await answer.json()) as Person;
}

/** A page on which the person is logged in already, as after an earlier visit in the same tab. */
export async function openAs(context: BrowserContext, person: Person | undefined): Promise<Page> {
  const session = JSON.stringify({ ...person, state: "signed_in" });
  if (person) await context.addInitScript(`sessionStorage.setItem("toso:session", ${JSON.stringify(session)})`);
  // Twice and more what a busy machine needed; below the tests' own limit, so that the failure names what was waited for.
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

/** What counts for the person's first team, newest first. */
export async function savedReports(server: MiniAppServer, { token, me }: Person): Promise<ReportView[]> {
  const answer = await fetch(`${server.url}/api/v1/teams/${me.teams[0]?.id}/reports`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { reports } = (await answer.json()) as { reports: ReportView[] };
  return reports.filter((report) => report.state !== "withdrawn");
}

/** Counts what fingers do from now on; typing is not counted. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate("window.taps = 0; addEventListener('pointerup', () => { window.taps += 1 }, true)");
  return () => page.evaluate<number>("window.taps");
}
