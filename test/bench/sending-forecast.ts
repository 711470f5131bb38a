import { withScope } from "../../bot/db/connection.ts";
import { forecast } from "../../bot/services/announcements/forecast.ts";
import type { SendingBench } from "./sending-reminders.ts";

/** Each forecast counts all that waits: enough of them to tell, and few enough to end. */
const SAMPLES = 60;

/** By OA, when the planner says that the last of its waiting messages leaves: some of them, and those with most. */
export async function forecastAll(
  { db }: SendingBench,
  waiting: ReadonlyMap<string, number>,
  now: Date,
): Promise<Map<string, Date>> {
  const bySize = [...waiting].sort(([, one], [, other]) => other - one);
  const step = Math.max(1, Math.floor(bySize.length / SAMPLES));
  const forecasts = new Map<string, Date>();
  for (const [oaId, count] of bySize.filter((_, index) => index % step === 0)) {
    // No commune's: what waits is what we ask about, and nothing is ahead of it.
    const asked = { oaId, count, when: { communeId: 0, now, sendAt: now }, quiet: undefined };
    const { finishAt } = await withScope(db, "all", (tx) => forecast(tx, asked));
    forecasts.set(oaId, finishAt);
  }
  return forecasts;
}

export function describeForecasts(
  forecasts: ReadonlyMap<string, Date>,
  ended: ReadonlyMap<string, number>,
  startAt: Date,
): string {
  const since = (time: number) => (time - startAt.getTime()) / 1_000;
  const said = since(Math.max(...[...forecasts.values()].map((end) => end.getTime())));
  const was = since(Math.max(...ended.values()));
  const off = [...forecasts]
    .map(([oaId, end]) => offBy(since(end.getTime()), since(ended.get(oaId) ?? Number.NaN)))
    .sort((one, other) => one - other);
  const middle = off[Math.floor(off.length / 2)] ?? 0;
  return `forecast of the last message ${Math.round(said)} s, outcome ${Math.round(was)} s: ${offBy(said, was).toFixed(1)} % off (of ${off.length} OAs by themselves ${middle.toFixed(1)} % in the middle, ${(off.at(-1) ?? 0).toFixed(1)} % at most); goal: 2 %`;
}

function offBy(said: number, was: number): number {
  return (100 * Math.abs(said - was)) / was;
}
