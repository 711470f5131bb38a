import type { LineageEntry, TreeChanged, TreeChangeInput, TreeUnit, TreeUnits } from "../../../shared/api/tree.ts";
import { callServer } from "./client.ts";

export const changeTree = (token: string, body: TreeChangeInput) =>
  callServer<TreeChanged>("/tree-changes", { method: "POST", token, body });

/** All of them, page by page. */
export async function readUnitsBelow(token: string, parentId: number): Promise<{ units: TreeUnit[] }> {
  const units: TreeUnit[] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const more = cursor && `&cursor=${cursor}`;
    const page: TreeUnits = await callServer<TreeUnits>(`/units?parent=${parentId}${more}`, { token });
    units.push(...page.units);
    cursor = page.next;
  }
  return { units };
}

export const readTeamLineage = (token: string, teamId: number) =>
  callServer<{ entries: LineageEntry[] }>(`/teams/${teamId}/lineage`, { token });
