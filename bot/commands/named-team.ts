import { fold } from "../../shared/understanding/fold.ts";
import { teamOfGroup } from "../services/groups.ts";
import type { Membership } from "../services/people/known-person.ts";
import type { Turn } from "./command.ts";

const KINDS = "tdp|to dan pho|khu pho|khoi pho|khu dan cu|thon|xom|ban|buon|lang|ap|soc|khom|khoi|to|kp";
const NUMBERED = new RegExp(`\\b(?:${KINDS}|so) ?0*(\\d{1,3})$`);
const PLACE = new RegExp(`^.*\\b(?:${KINDS}) `);

/** The teams a report may be for: the group's, else the one the text names, else all of the person's. */
export async function teamsMeant(turn: Turn, teams: readonly Membership[]): Promise<readonly Membership[]> {
  if (teams.length < 2) return teams;
  const { oaId, zaloGroupId: groupId, commune } = turn;
  const ofGroup =
    groupId === undefined ? undefined : await teamOfGroup(turn.tx, { communeId: commune.id, oaId, groupId });
  const inGroup = teams.filter((team) => team.teamId === ofGroup?.id);
  if (inGroup.length > 0) return inGroup;
  const named = teams.filter((team) => names(turn.folded, fold(team.teamName)));
  return named.length === 1 ? named : teams;
}

/** "tổ 3", "tdp 3" or "thôn Bãi Cát" for "Tổ công nghệ số cộng đồng Tổ dân phố 3" and "… thôn Bãi Cát". */
export function names(text: string, teamName: string): boolean {
  if (text.includes(teamName)) return true;
  const number = NUMBERED.exec(teamName)?.[1];
  if (number) return new RegExp(`\\b(?:${KINDS}|to so) ?0*${number}\\b(?!\\s*(?:nguoi|ng|ho|luot|buoi))`).test(text);
  const place = teamName.replace(PLACE, "");
  return place.length > 2 && text.includes(place);
}
