import { fold } from "../../shared/understanding/fold.ts";
import type { Audience } from "../services/announcements/audience.ts";
import { readVillage, type Village } from "../services/teams/villages.ts";

/** "thông báo", "Thong bao khan", at the start of the text as typed. */
const PREFIX = /^\s*th[ôo]ng\s+b[áa]o(\s+kh[ẩaâ]n(?!\p{L}))?(?!\p{L})[\s:,.-]*/iu;
/** "nhắn bà con rằng …": words to us, before those for the recipients. */
const PASS_ON =
  /^\s*(?:nh[ắa]n|b[áa]o|g[ửu]i)\s+(?:(?:cho|t[ớo]i|đ[ếe]n|den)\s+)?(?:b[àa] con|c[áa]c t[ổo]|m[ọo]i ng[ườuơ]+i)\s+(?:(?:r[ằa]ng|l[àa]|bi[ếe]t)\s+)?/iu;
const URGENT_ELSEWHERE = /\b(?:tin|thong bao) khan\b/;
const TO_MISSING = /\bto chua (?:gui |nop )?(?:bao cao|bc)\b/;
const TO_TEAMS =
  /^(?:(?:gui|cho|den|toi|nhan|thong bao|tin|khan|tat ca|cac)\s+)*(?:to|thon|xom|ban|ap|khom|khu|khoi|tdp)\b/;
const LONGEST_HEAD = 80;

/** What an officer wants to say to whom. The part before the first colon may narrow it; the preview shows the result. */
export function readAnnouncement(
  typed: string,
  villages: readonly Village[],
): { text: string; urgent: boolean; audience: Audience } {
  const prefix = PREFIX.exec(typed);
  const rest = prefix ? typed.slice(prefix[0].length) : typed;
  const urgent = Boolean(prefix?.[1]) || URGENT_ELSEWHERE.test(fold(typed));
  const colon = rest.indexOf(":");
  const head = colon > 0 && colon <= LONGEST_HEAD ? fold(rest.slice(0, colon)).trim() : "";
  const tail = rest.slice(colon + 1).trim();
  const everybody: Audience = { teams: "all", residents: false };
  if (TO_MISSING.test(head)) return { text: tail, urgent, audience: { ...everybody, teams: "missing" } };
  const village = TO_TEAMS.test(head) ? readVillage(head, villages) : undefined;
  if (village) return { text: tail, urgent, audience: { ...everybody, teams: [village.teamId] } };
  // "gửi thông báo cho tất cả các tổ: …": words to us, not to the teams. "19h: họp" stays.
  const isAddress = !prefix ? head !== "" && !/\d/.test(head) : TO_TEAMS.test(head);
  const text = isAddress ? tail : rest.trim();
  return { text: prefix ? text : text.replace(PASS_ON, ""), urgent, audience: everybody };
}
