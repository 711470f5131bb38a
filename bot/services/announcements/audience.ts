import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { dayOf } from "../../../shared/calendar/day.ts";
import { periodOf } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { consents, people, teams } from "../../db/schema/index.ts";
import type { Commune } from "../communes.ts";
import { findGroupAddress, findPersonAddress } from "../outbox/notify.ts";
import { teamContacts } from "../teams/contacts.ts";
import { teamStates } from "../teams/team-states.ts";

/** Who is meant; stored with the announcement and read again when it is sent. */
export const Audience = z.object({
  teams: z.union([z.literal("all"), z.literal("missing"), z.array(z.int())]),
  /** Also residents who agreed to announcements. */
  residents: z.boolean(),
});
export type Audience = z.infer<typeof Audience>;

/** One who shall get it, with the way there or the reason why there is none. */
export interface Recipient {
  kind: "group" | "person";
  teamId: number | undefined;
  personId: number | undefined;
  /** The team's, or a role: never a person's own name. */
  name: string;
  reason: string | undefined;
}

interface Meant {
  commune: Commune;
  unitIds: readonly number[];
  audience: Audience;
  now: Date;
}

/** The recipients at this moment: each team's group, one of its people when it has none (the leader if possible), and residents when they are meant. */
export async function resolveAudience(tx: Transaction, meant: Meant): Promise<Recipient[]> {
  const recipients: Recipient[] = [];
  for (const team of await teamsMeant(tx, meant)) recipients.push(await recipientOf(tx, meant, team));
  if (meant.audience.residents) recipients.push(...(await residents(tx, meant)));
  return recipients;
}

async function teamsMeant(tx: Transaction, { commune, unitIds, audience, now }: Meant) {
  const open = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.communeId, commune.id), inArray(teams.unitId, [...unitIds]), isNull(teams.closedOn)));
  open.sort((a, b) => a.name.localeCompare(b.name, "vi", { numeric: true }));
  if (audience.teams === "all") return open;
  const wanted =
    audience.teams === "missing" ? await missingTeams(tx, { commune, unitIds, now }) : new Set(audience.teams);
  return open.filter((team) => wanted.has(team.id));
}

async function missingTeams(tx: Transaction, { commune, unitIds, now }: Omit<Meant, "audience">): Promise<Set<number>> {
  const period = periodOf(commune.settings.period, dayOf(now));
  const states = await teamStates(tx, { communeId: commune.id, unitIds, period });
  return new Set(states.filter((team) => team.state === "missing").map((team) => team.teamId));
}

async function recipientOf(tx: Transaction, { commune, now }: Meant, team: { id: number; name: string }) {
  const toTeam = { teamId: team.id, personId: undefined, reason: undefined };
  if (await findGroupAddress(tx, { communeId: commune.id, teamId: team.id })) {
    return { ...toTeam, kind: "group" as const, name: team.name };
  }
  for (const personId of await teamContacts(tx, { teamId: team.id, now })) {
    if (!(await canBeTold(tx, commune.id, personId))) continue;
    return { ...toTeam, kind: "person" as const, personId, name: `Người của tổ, ${team.name}` };
  }
  const reason = "Tổ chưa có nhóm Zalo, và người của tổ chưa nhắn cho Zalo này hoặc đã thôi nhận tin.";
  return { ...toTeam, kind: "group" as const, name: team.name, reason };
}

async function canBeTold(tx: Transaction, communeId: number, personId: number): Promise<boolean> {
  const [person] = await tx.select().from(people).where(eq(people.id, personId));
  if (!person || person.announcementsStoppedAt || person.erasedAt) return false;
  return (await findPersonAddress(tx, { communeId, personId })) !== undefined;
}

/** Those below the units, and those who did not say where they live when the whole commune is meant. */
async function residents(tx: Transaction, { commune, unitIds }: Meant): Promise<Recipient[]> {
  const rows = await tx
    .selectDistinct({ id: people.id, villageUnitId: people.villageUnitId })
    .from(people)
    .innerJoin(consents, and(eq(consents.personId, people.id), eq(consents.purpose, "announcements")))
    .where(
      and(
        eq(people.communeId, commune.id),
        isNull(consents.withdrawnAt),
        isNull(people.announcementsStoppedAt),
        isNull(people.erasedAt),
      ),
    );
  return rows
    .filter((row) => unitIds.includes(row.villageUnitId ?? commune.id))
    .map((row) => ({
      kind: "person",
      teamId: undefined,
      personId: row.id,
      name: "Bà con nhận tin",
      reason: undefined,
    }));
}
