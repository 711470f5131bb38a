import type { OutgoingMessage } from "../../shared/api/message.ts";
import { fold } from "../../shared/understanding/fold.ts";
import { withScope } from "../db/connection.ts";
import { type UnitAction, unitsFor } from "../services/access.ts";
import { callsOf, markCalled, unmarkCalled } from "../services/oversight/calls.ts";
import { type CommuneWatch, watchCommune } from "../services/oversight/commune-watch.ts";
import { type KnownPerson, roleOf } from "../services/people/known-person.ts";
import type { Unit } from "../services/units/units.ts";
import { type CallsOfCommune, callsMessage, readyMessages } from "./calls-message.ts";
import type { Command, Reply, Turn } from "./command.ts";
import { communeMeant, mostMissing } from "./commune-meant.ts";
import { names } from "./named-team.ts";
import { onlyForOfficers, shortTeamName } from "./wording.ts";

const ASKS =
  /^(?:tuan nay )?(?:ai|to nao) (?:can|nen) goi\b|^(?:tuan nay )?(?:(?:can|nen|phai) )?goi (?:dien )?(?:cho )?(?:ai|to nao|nhung to nao)\b|^(?:tuan nay )?(?:co )?(?:nhung |cac )?(?:to|thon) nao (?:dang )?(?:can|nen|yeu|kem) ?(?:goi|giup|ho tro|quan tam|de y)?|^(?:ba|3) to (?:can|nen) goi\b/;
const MARKS = /^(?:toi |em |minh )?da goi (?:dien )?(?:cho )?(?=\S)/;
const UNMARKS = /^bo ghi (?:la )?da goi (?:dien )?(?:cho )?(?=\S)/;
const MESSAGES = /^loi nhan san\b/;
/** Communes to choose from; the last button leads to all of them. */
const MOST_COMMUNES = 4;

/** "cần gọi ai", "tổ nào cần giúp": for officers, the three teams most worth a call. "lời nhắn sẵn": what to send them. */
export const showCallsCommand: Command = {
  name: "show_calls",
  wants: (turn) => isForOfficer(turn) && (ASKS.test(turn.folded) || MESSAGES.test(turn.folded)),
  run: (turn, { miniAppUrl }) =>
    inCommuneMeant(turn, { action: "see_figures", miniAppUrl }, async ({ found }) =>
      MESSAGES.test(turn.folded)
        ? { messages: readyMessages(found) }
        : { messages: [callsMessage(found, { miniAppUrl })] },
    ),
};

/** "đã gọi Tổ dân phố 3": the team is not proposed again for two weeks. "bỏ ghi đã gọi …" takes it back. */
export const markCalledCommand: Command = {
  name: "mark_called",
  wants: (turn) => isForOfficer(turn) && (MARKS.test(turn.folded) || UNMARKS.test(turn.folded)),
  run: (turn, { miniAppUrl }) =>
    inCommuneMeant(turn, { action: "remind", miniAppUrl }, (work) =>
      UNMARKS.test(turn.folded) ? unmark(work) : mark(work),
    ),
};

/** A resident's "gọi ai để được giúp" is something else. */
function isForOfficer(turn: Turn): boolean {
  return turn.channel === "person" && turn.isAddressed && roleOf(turn.person) === "staff";
}

interface Work {
  /** Its `tx` sees the commune that is meant. */
  turn: Turn & { person: KnownPerson };
  unitIds: readonly number[];
  watch: CommuneWatch;
  found: CallsOfCommune;
}

async function inCommuneMeant(
  turn: Turn,
  { action, miniAppUrl }: { action: UnitAction; miniAppUrl: string },
  work: (work: Work) => Promise<Reply>,
): Promise<Reply> {
  const { tx, person, commune, now } = turn;
  const unitIds = await unitsFor(tx, person, action);
  if (unitIds.length === 0 || !person) return said(onlyForOfficers(turn));
  const meant = await communeMeant(turn, action);
  if (meant.kind === "several") return askWhich(turn, meant.communes, miniAppUrl);
  const { communeId, isOwn } = meant;
  return withScope(tx, { communes: [commune.id, communeId] }, async (wide) => {
    const watch = await watchCommune(wide, { communeId, now });
    const calls = await callsOf(wide, { watch, unitIds, now });
    const found = { commune: watch.commune, calls, isOwn };
    return work({ turn: { ...turn, person, tx: wide }, unitIds, watch, found });
  });
}

async function askWhich(turn: Turn, communes: readonly Unit[], miniAppUrl: string): Promise<Reply> {
  const open = { title: "Mở tổng quan", open: miniAppUrl };
  const [first] = communes;
  if (!first) return said("Dưới đơn vị của anh/chị chưa có xã, phường nào.", [open]);
  const missing = (await mostMissing(turn, communes)).slice(0, MOST_COMMUNES);
  const shown = missing.length > 0 ? missing.map(({ commune }) => commune) : communes.slice(0, MOST_COMMUNES);
  const lines = missing.map(({ commune, missing: count, teams }) => `• ${commune.name}: ${count}/${teams} tổ`);
  return said(
    [
      `Anh/chị theo dõi ${communes.length} xã, phường; các tổ nên gọi xem theo từng xã.`,
      ...(lines.length > 0 ? ["Kỳ vừa rồi còn nhiều tổ chưa báo cáo nhất:", ...lines] : []),
      `Bấm một xã dưới đây, hoặc nhắn tên xã, ví dụ: cần gọi ai ở ${first.name}.`,
    ].join("\n"),
    [...shown.map(({ name }) => ({ title: `Cần gọi ai ở ${name}`, say: `cần gọi ai ở ${name}` })), open],
  );
}

async function mark(work: Work): Promise<Reply> {
  const { turn, found } = work;
  const { tx, person, now } = turn;
  const { commune, calls, isOwn } = found;
  const team = teamMeant(work);
  if (typeof team === "string") return said(team);
  const reason = calls.proposed.find((call) => call.team.id === team.id)?.reason ?? "other";
  const isNew = await markCalled(tx, {
    ...{ communeId: commune.id, teamId: team.id, byPersonId: person.id },
    reason,
    now,
  });
  const name = shortTeamName(commune, team.name);
  const of = isOwn ? "" : `, ${commune.name}`;
  if (!isNew) return said(`Tuần này đã ghi là đã gọi ${name} rồi, không cần ghi lại.`, [again(of)]);
  const left = calls.proposed.filter((call) => call.team.id !== team.id).length;
  const rest = left > 0 ? `Còn ${left} tổ nên gọi tuần này.` : "Tuần này không còn tổ nào cần gọi.";
  return said(`Đã ghi: đã gọi ${name}. Hai tuần tới sẽ không nhắc gọi tổ này nữa. ${rest}`, [
    ...(left > 0 ? [again(of)] : []),
    { title: `Bỏ ghi đã gọi ${name}${of}`, say: `bỏ ghi đã gọi ${name}${of}` },
  ]);
}

async function unmark(work: Work): Promise<Reply> {
  const { tx, person, now } = work.turn;
  const { commune, isOwn } = work.found;
  const team = teamMeant(work);
  if (typeof team === "string") return said(team);
  const wasMarked = await unmarkCalled(tx, { communeId: commune.id, teamId: team.id, byPersonId: person.id, now });
  const name = shortTeamName(commune, team.name);
  const text = wasMarked ? `Đã bỏ ghi: tuần này chưa gọi ${name}.` : `Tuần này chưa ghi là đã gọi ${name}.`;
  return said(text, [again(isOwn ? "" : `, ${commune.name}`)]);
}

function again(of: string) {
  return { title: `Cần gọi ai${of}`, say: `cần gọi ai${of}` };
}

/** The team that is named, or what to say when that is not clear. */
function teamMeant({ turn, unitIds, watch }: Work) {
  const teams = watch.scores.map(({ team }) => team).filter(({ unitId }) => unitIds.includes(unitId));
  const named = teams.filter(({ name }) => names(turn.folded, fold(name)));
  const [team] = named;
  if (team && named.length === 1) return team;
  const which = named.length > 1 ? "Có nhiều tổ trùng tên đó." : "Chưa rõ là tổ nào.";
  return `${which} Xin nhắn “đã gọi” và tên tổ, ví dụ: “đã gọi Tổ dân phố 3”.`;
}

function said(text: string, buttons: OutgoingMessage["buttons"] = []): Reply {
  return { messages: [{ text, buttons }] };
}
