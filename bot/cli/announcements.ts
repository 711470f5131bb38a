import { formatInstant } from "../../shared/calendar/format.ts";
import { withScope } from "../db/connection.ts";
import { confirmedStates, listAnnouncements } from "../services/announcements/announcement.ts";
import { type RecipientState, recipientStates } from "../services/announcements/progress.ts";
import { communeIdsBelow, listUnits, unitByCode, unitIdsBelow } from "../services/units/units.ts";
import { noRest, readOptions } from "./options.ts";
import { printJson, printTable } from "./output.ts";
import { type Product, withProduct } from "./product.ts";
import type { Verb } from "./verb.ts";

const MOST_LISTED = 1_000;

const stateWords: Record<RecipientState["state"], string> = {
  pending: "đang chờ",
  sending: "đang gửi",
  sent: "đã tới",
  failed: "không tới",
  unknown: "chưa rõ",
  held: "đợi đến giờ",
};

export const announcementsVerb: Verb = {
  name: "announcements",
  summary: "Các thông báo đã gửi và từng nơi nhận",
  usage: "[--unit MÃ] [--json]",
  async run(args) {
    const { options, rest } = readOptions(args, { unit: "text", json: "flag" });
    noRest(rest);
    const list = await withProduct((product) => readList(product, options.unit));
    if (options.json) printJson(list);
    else printTable(["Số", "Lúc", "Nơi nhận", "Tình trạng", "Lý do"], list.flatMap(rowsOf));
    return 0;
  },
};

async function readList({ db }: Product, unitCode: string | undefined) {
  const unit = unitCode === undefined ? undefined : await unitByCode(db, unitCode);
  const unitIds = unit ? await unitIdsBelow(db, unit.id) : (await listUnits(db)).map(({ id }) => id);
  const scope = unit ? { communes: await communeIdsBelow(db, unit) } : ("all" as const);
  return withScope(db, scope, async (tx) => {
    const found = await listAnnouncements(tx, {
      unitIds,
      states: [...confirmedStates, "cancelled"],
      limit: MOST_LISTED,
    });
    const list = [];
    for (const { id, createdAt, text, state, plan } of found) {
      // A draft that was dropped went to nobody and was meant for nobody yet.
      if (state === "cancelled" && plan === undefined) continue;
      const recipients = (await recipientStates(tx, id)).map(({ kind, name, state, reason }) => ({
        ...{ kind, name, state },
        reason: reason ?? null,
      }));
      list.push({ id, createdAt: createdAt.toISOString(), text, state, recipients });
    }
    return list;
  });
}

function rowsOf({ id, createdAt, recipients }: Awaited<ReturnType<typeof readList>>[number]) {
  const at = formatInstant(new Date(createdAt));
  return recipients.map(({ name, state, reason }) => [id, at, name, stateWords[state], reason ?? ""]);
}
