import type { Group, Person, Snapshot } from "../../protocol.ts";

/** Groups beyond these would fill the page with what nobody looks at. */
const MOST_GROUPS = 6;
/** Three people stand before the groups: what a visitor wants to see fits a screen of 1280 points. */
const PEOPLE_FIRST = 3;

export type Screen = { id: string; title: string; unread: number } & (
  | { kind: "person"; person: Person }
  | { kind: "group"; group: Group }
);

/** The phones of the page, in their order from left to right. */
export function screensOf(world: Snapshot): Screen[] {
  const people = world.people.filter((person) => person.shown);
  const shownIds = new Set(people.map(({ id }) => id));
  const groups = world.groups
    .filter(({ status, members }) => status !== "deleted" && members.some(({ personId }) => shownIds.has(personId)))
    .slice(0, MOST_GROUPS)
    .map((group): Screen => ({ kind: "group", id: group.id, title: group.name, unread: 0, group }));
  const phones = people.map(
    (person): Screen => ({
      kind: "person",
      id: person.id,
      title: person.displayName,
      unread: unreadOf(world, person),
      person,
    }),
  );
  return [...phones.slice(0, PEOPLE_FIRST), ...groups, ...phones.slice(PEOPLE_FIRST)];
}

function unreadOf(world: Snapshot, person: Person): number {
  return world.conversations
    .filter(({ personId }) => personId === person.id)
    .flatMap(({ messages }) => messages)
    .filter(({ sender, delivery, visible }) => sender.kind !== "person" && delivery !== "seen" && visible).length;
}
