import { readFileSync } from "node:fs";

interface Total {
  /** The catalogue's indicator it is counted by; absent where there is none. */
  code?: string;
  label: string;
  unit: string;
  value: number;
  qualifier: "exact" | "more_than" | "nearly" | "approx" | "at_least";
}

/** What the press reported of a province's teams; how it was spread over places and days was not reported. */
export interface Published {
  id: string;
  name: string;
  teamName: string;
  asOf: string;
  source: string;
  counts: { level: string; place: string; teams: number; members?: number; units?: number; qualifier: string }[];
  totals: Total[];
  campaign?: { name: string; document: string; from: string; to: string; days: number; totals: Total[] };
}

const programmes: Published[] = JSON.parse(readFileSync(new URL("programmes.json", import.meta.url), "utf8"));

export function published(id: string): Published {
  const found = programmes.find((programme) => programme.id === id);
  if (!found) throw new Error(`no programme ${id}`);
  return found;
}
