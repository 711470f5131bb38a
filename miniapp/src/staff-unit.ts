import { useSyncExternalStore } from "react";
import type { Me } from "../../shared/api/session.ts";
import { readStored, writeStored } from "./store.ts";

export type StaffUnit = Me["units"][number];

/** What somebody chose: a unit of their own, or a commune below one (`under`). */
interface Choice {
  id: number;
  name: string;
  under?: number;
}

const placeOf = (personId: number) => `unit:${personId}`;
/** By person: several may be at work in frames of one page. Undefined once looked for and not there. */
const choices = new Map<number, Choice | undefined>();
const listeners = new Set<() => void>();

/** The unit an officer works on, the same on every page and at the next visit; undefined for those without any. */
export function useStaffUnit(me: Me): StaffUnit | undefined {
  const choice = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => choiceOf(me.id),
  );
  return unitOf(me, choice);
}

export function chooseStaffUnit(personId: number, choice: Choice): void {
  choices.set(personId, choice);
  writeStored(placeOf(personId), choice);
  for (const changed of listeners) changed();
}

/** Only then is there anything to choose. */
export function hasSeveralUnits({ units }: Me): boolean {
  return units.length > 1 || units.some(({ level }) => level === "province");
}

function choiceOf(personId: number): Choice | undefined {
  if (!choices.has(personId)) choices.set(personId, readStored(placeOf(personId)) as Choice | undefined);
  return choices.get(personId);
}

/** A role that ended since is no choice any more. */
function unitOf({ units }: Me, choice: Choice | undefined): StaffUnit | undefined {
  const own = units.find(({ id }) => id === choice?.id);
  if (own) return own;
  const above = units.find(({ id, level }) => id === choice?.under && level === "province");
  if (above && choice) {
    return { id: choice.id, name: choice.name, role: above.role, level: "commune", communeId: choice.id };
  }
  return units[0];
}
