import { fold } from "../../shared/understanding/fold.ts";
import { readSendTime } from "../../shared/understanding/read-send-time.ts";
import { type Audience, everyTeam } from "../services/announcements/meant.ts";
import { readVillage, type Village } from "../services/teams/villages.ts";

/** "thông báo", "Thong bao khan", "tb", at the start of the text as typed. */
const PREFIX = /^\s*(?:th[ôo]ng\s+b[áa]o|tb)(\s+kh[ẩaâ]n(?!\p{L}))?(?!\p{L})[\s:,.-]*/iu;
/** "nhắn bà con rằng …": words to us, before those for the recipients. */
const PASS_ON =
  /^\s*(?:nh[ắa]n|b[áa]o|g[ửu]i)\s+(?:(?:cho|t[ớo]i|đ[ếe]n|den)\s+)?(?:b[àa] con|c[áa]c t[ổo]|m[ọo]i ng[ườuơ]+i)\s+(?:(?:r[ằa]ng|l[àa]|bi[ếe]t)\s+)?/iu;
const URGENT_ELSEWHERE = /\b(?:tin|thong bao) khan\b/;
const TO_MISSING = /\b(?:cac )?to chua (?:gui |nop )?(?:bao cao|bc)\b/;
const TO_LEADERS = /\b(?:cac )?to truong\b/;
const TO_MEMBERS = /\b(?:cac )?thanh vien(?: cac to)?\b/;
const TO_RESIDENTS = /\b(?:ba con|nguoi dan)\b/;
const PLACE = "to|tdp|thon|xom|ban|ap|khom|khu|khoi|buon|lang|soc|kp|kdc";
const TO_PLACES = new RegExp(`\\b(?:${PLACE})\\b`);
const EXCEPT = /(?:^|[\s,(])(?:ngoai tru|tru ra|tru|khong gui|bo qua)\s+(.+)$/;
const AT = /(?:^|[\s,(])(?:hen gio|hen|vao luc|luc)\s+(.+?)(?=$|,| tru | ngoai tru )/;
/** Small words around the names of places. */
const AROUND =
  /\b(?:gui|cho|den|toi|nhan|thong bao|dang|len|kenh|giup|tin|khan|tat ca|toan bo|toan xa|toan phuong|ca xa|moi|cac|nhung|to dan pho so|chi|va|cung)\b/g;
const LONGEST_HEAD = 120;
/** "19:30" has a colon that ends nothing. */
const END_OF_HEAD = /:(?!\d)|(?<!\d):/;

export interface ReadAnnouncement {
  text: string;
  urgent: boolean;
  audience: Audience;
  sendAt: Date | undefined;
  /** Places that were named and that nobody knows, as folded words: asked about, never guessed. */
  unclear: string[];
}

/** What an officer wants to say to whom and when. The part before the first colon may narrow it; the preview shows the result. */
export function readAnnouncement(typed: string, villages: readonly Village[], now: Date): ReadAnnouncement {
  const prefix = PREFIX.exec(typed);
  const rest = prefix ? typed.slice(prefix[0].length) : typed;
  const urgent = Boolean(prefix?.[1]) || URGENT_ELSEWHERE.test(fold(typed));
  const colon = END_OF_HEAD.exec(rest)?.index ?? -1;
  const head = colon > 0 && colon <= LONGEST_HEAD ? fold(rest.slice(0, colon)).replace(/\s+/g, " ").trim() : "";
  const tail = rest.slice(colon + 1).trim();
  const read = readHead(head, villages, now);
  // "gửi thông báo cho tất cả các tổ: …": words to us, not to the teams. "19h: họp" stays.
  const isAddress = read.isAddress || (!prefix && head !== "" && !/\d/.test(head));
  const { audience, sendAt, unclear } = isAddress ? read : { audience: everyTeam, sendAt: undefined, unclear: [] };
  const text = isAddress ? tail : rest.trim();
  return { text: prefix ? text : text.replace(PASS_ON, ""), urgent, audience, sendAt, unclear };
}

function readHead(
  head: string,
  villages: readonly Village[],
  now: Date,
): Pick<ReadAnnouncement, "audience" | "sendAt" | "unclear"> & { isAddress: boolean } {
  const time = AT.exec(head);
  const sendAt = time?.[1] === undefined ? undefined : readSendTime(time[1], now);
  const timeless = sendAt && time ? head.replace(time[0], " ") : head;
  const without = EXCEPT.exec(timeless);
  const to = without ? timeless.slice(0, without.index) : timeless;
  const included = readPlaces(to.replace(TO_MISSING, " ").replace(TO_LEADERS, " ").replace(TO_MEMBERS, " "), villages);
  const excluded = without?.[1] === undefined ? noPlaces : readPlaces(without[1], villages);
  const audience: Audience = {
    ...everyTeam,
    ...(TO_MISSING.test(to) ? { teams: "missing" as const } : {}),
    ...(included.unitIds.length > 0 ? { units: included.unitIds } : {}),
    exceptUnits: excluded.unitIds,
    to: TO_LEADERS.test(to) ? "leaders" : TO_MEMBERS.test(to) ? "members" : "teams",
    residents: TO_RESIDENTS.test(to) && TO_PLACES.test(to) === false,
  };
  const unclear = [...included.unclear, ...excluded.unclear];
  const isNarrowed = audience.teams !== "all" || audience.to !== "teams" || audience.residents;
  const isAddress = Boolean(without) || isNarrowed || sendAt !== undefined || saysPlacesOnly(to);
  return { audience, sendAt, unclear, isAddress };
}

/** "cho các tổ", "thôn Đông và thôn Tây": it begins with a kind of place, small words aside. */
function saysPlacesOnly(to: string): boolean {
  return new RegExp(`^(?:${PLACE})\\b`).test(to.replace(AROUND, " ").trim());
}

const noPlaces = { unitIds: [] as number[], unclear: [] as string[] };

/** The villages named one after another: "tổ 1, tổ 3 và thôn Đông". A kind of place without a name is everybody's. */
function readPlaces(text: string, villages: readonly Village[]): { unitIds: number[]; unclear: string[] } {
  const unitIds = new Set<number>();
  const unclear: string[] = [];
  for (const part of text.split(/[,;+&]| va | voi /)) {
    const name = part.replace(AROUND, " ").replace(/\s+/g, " ").trim();
    const own = name.replace(new RegExp(`^(?:(?:${PLACE}|dan pho|pho|dan cu)\\s*)+`), "").trim();
    const village = name === "" ? undefined : readVillage(name, villages);
    if (village) unitIds.add(village.unitId);
    else if (own !== "" && own !== name && TO_PLACES.test(name)) unclear.push(name);
  }
  return { unitIds: [...unitIds], unclear };
}
