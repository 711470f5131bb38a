import { type KnownPerson, roleOf } from "../services/people/known-person.ts";
import type { CommuneContext, Turn } from "./command.ts";

/** "bà con" for residents we do not know, else what the person chose, else "anh/chị". In the middle of a sentence. */
export function callOf(person: KnownPerson | undefined): string {
  if (!person) return "bà con";
  return roleOf(person) === "resident" && person.formOfAddress === "anh/chị" ? "bà con" : person.formOfAddress;
}

/** The first letter large. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase("vi") + sentence.slice(1);
}

/** For things only officers may do. */
export function onlyForOfficers(turn: Turn): string {
  return `Việc này dành cho cán bộ được giao theo dõi các tổ. ${capital(callOf(turn.person))} cần giúp gì, nhắn “trợ giúp”.`;
}

/** A name for others to read: never invented. */
export function nameOf(person: { name: string | undefined } | undefined): string {
  return person?.name ?? "Một người (chưa có tên)";
}

/** "Tổ CNSCĐ", "Tổ CĐSCĐ": the title as sheets abbreviate it. */
const ABBREVIATED_TITLE = /^Tổ\s+\p{Lu}{3,8}\s+(?=\S)/u;

/** "Tổ công nghệ số cộng đồng Tổ dân phố 3" → "Tổ dân phố 3": in a list of teams the common part says nothing. */
export function shortTeamName(commune: Pick<CommuneContext, "settings">, teamName: string): string {
  const { teamTitle } = commune.settings;
  const rest = teamName.slice(teamTitle.length).trim();
  if (teamName.toLocaleLowerCase("vi").startsWith(teamTitle.toLocaleLowerCase("vi")) && rest) return rest;
  return teamName.replace(ABBREVIATED_TITLE, "");
}
