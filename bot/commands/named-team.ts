import { fold } from "../../shared/understanding/fold.ts";
import { teamOfGroup } from "../services/groups.ts";
import type { Membership } from "../services/people/known-person.ts";
import type { Turn } from "./command.ts";

const KINDS = "tdp|to dan pho|khu pho|khoi pho|khu dan cu|thon|xom|ban|buon|lang|ap|soc|khom|khoi|to|kp";
const NUMBERED = new RegExp(`\\b(?:${KINDS}|so) ?0*(\\d{1,3})$`);
/** "tổ 3 người" counts people and "tổ 5 hộ" households, but "tổ 5 hỗ trợ" is a team. */
const NOT_COUNTED = "(?!\\s*(?:nguoi|ng|ho(?! tro)|luot|buoi)\\b)";
/** Words that only name a place: "bán 12" and "số 3" are none. */
const NUMBERED_PLACE = new RegExp(`\\b(?:tdp|to dan pho|khu pho|thon|xom|to) ?0*(\\d{1,3})\\b${NOT_COUNTED}`, "g");
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

/** The one of the person's several teams that the message is plainly about. */
export async function teamNamed(turn: Turn, teams: readonly Membership[]): Promise<Membership | undefined> {
  const [team, another] = teams.length > 1 ? await teamsMeant(turn, teams) : [];
  return another ? undefined : team;
}

/** "tổ 3", "tdp 3" or "thôn Bãi Cát" for "Tổ công nghệ số cộng đồng Tổ dân phố 3" and "… thôn Bãi Cát". */
export function names(text: string, teamName: string): boolean {
  if (text.includes(teamName)) return true;
  const number = NUMBERED.exec(teamName)?.[1];
  if (number) return new RegExp(`\\b(?:${KINDS}|to so) ?0*${number}\\b${NOT_COUNTED}`).test(text);
  const place = teamName.replace(PLACE, "");
  return place.length > 2 && text.includes(place);
}

/** Whether the text names a numbered place, and none that is this team's: "tổ 3 …" said by somebody of tổ 2. */
export function namesAnotherPlace(text: string, teamName: string): boolean {
  const own = NUMBERED.exec(fold(teamName))?.[1];
  const numbers = numbersOfPlaces(text);
  return own !== undefined && numbers.length > 0 && !numbers.includes(Number(own));
}

/** 40 and 3 of "tổ 40", "thôn 3". */
export function numbersOfPlaces(text: string): number[] {
  return [...text.matchAll(NUMBERED_PLACE)].map(([, number]) => Number(number));
}
