import { periodRange } from "../../shared/calendar/period.ts";
import { withScope } from "../db/connection.ts";
import { listTeamStates } from "../services/teams/listed-states.ts";
import { communeIdsBelow, unitByCode } from "../services/units/units.ts";
import { noRest, readOptions, required } from "./options.ts";
import { printJson, printTable } from "./output.ts";
import { withProduct } from "./product.ts";
import { UsageError, type Verb } from "./verb.ts";

const stateWords = {
  on_time: "đúng hạn",
  late: "trễ hạn",
  no_activity: "không có hoạt động",
  missing: "chưa báo cáo",
} as const;

export const teamsVerb: Verb = {
  name: "teams",
  summary: "Liệt kê các tổ của một đơn vị, mã tham gia và tình trạng báo cáo trong kỳ",
  usage: "--unit MÃ [--period KỲ] [--json]  (kỳ: 2026-W47, 2026-11, 2026-Q4, 2026-H1, 2026; không ghi: kỳ hiện tại)",
  async run(args) {
    const { options, rest } = readOptions(args, { unit: "text", period: "text", json: "flag" });
    noRest(rest);
    const unitCode = required(options.unit, "--unit");
    const { period } = options;
    if (period !== undefined && !periodRange({}, period))
      throw new UsageError(`“${period}” không phải một kỳ, ví dụ 2026-W47.`);
    const teams = await withProduct(async ({ db }) => {
      const unit = await unitByCode(db, unitCode);
      const communes = await communeIdsBelow(db, unit);
      return withScope(db, { communes }, (tx) => listTeamStates(tx, { unitId: unit.id, period, now: new Date() }));
    });
    if (options.json) {
      printJson(
        teams.map(({ code, name, unitPath, joinCode, people, members, state }) => ({
          code,
          name,
          unitPath,
          joinCode,
          people,
          members,
          state,
        })),
      );
    } else {
      printTable(
        ["Tổ", "Mã tham gia", "Người", "Đã vào Zalo", "Báo cáo"],
        teams.map((team) => [team.name, team.joinCode, team.people, team.members, stateWords[team.state]]),
      );
    }
    return 0;
  },
};
