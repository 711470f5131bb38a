import type { LineageEntry, TreeChanged, TreeChangeInput, TreeUnit } from "../../../shared/api/tree.ts";
import { callServer } from "./client.ts";

export const changeTree = (token: string, body: TreeChangeInput) =>
  callServer<TreeChanged>("/tree-changes", { method: "POST", token, body });

export const readUnitsBelow = (token: string, parentId: number) =>
  callServer<{ units: TreeUnit[] }>(`/units?parent=${parentId}`, { token });

export const readTeamLineage = (token: string, teamId: number) =>
  callServer<{ entries: LineageEntry[] }>(`/teams/${teamId}/lineage`, { token });
