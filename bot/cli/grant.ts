import { formatInstant } from "../../shared/calendar/format.ts";
import { createGrant } from "../services/people/role-grants.ts";
import { unitByCode } from "../services/units/units.ts";
import { noRest, readOptions, required } from "./options.ts";
import { printJson, printLine } from "./output.ts";
import { withProduct } from "./product.ts";
import { UsageError, type Verb } from "./verb.ts";

const roles = ["staff", "leader", "viewer"] as const;

export const grantVerb: Verb = {
  name: "grant",
  summary: "In mã dùng một lần để một người nhận vai trò ở một đơn vị",
  usage: "--unit MÃ --role staff|leader|viewer [--json]",
  async run(args) {
    const { options, rest } = readOptions(args, { unit: "text", role: "text", json: "flag" });
    noRest(rest);
    const unitCode = required(options.unit, "--unit");
    const role = roles.find((known) => known === options.role);
    if (!role) throw new UsageError("--role phải là staff, leader hoặc viewer.");
    const grant = await withProduct(async ({ db, vault }) => {
      const unit = await unitByCode(db, unitCode);
      return createGrant(db, vault, { unitId: unit.id, role, now: new Date() });
    });
    if (options.json) printJson({ code: grant.code, expiresAt: grant.expiresAt.toISOString() });
    else {
      printLine(`Mã: ${grant.code}`);
      printLine(`Người nhận nhắn tới Zalo của đơn vị: đăng ký ${grant.code}`);
      printLine(`Dùng được một lần, đến ${formatInstant(grant.expiresAt)}.`);
    }
    return 0;
  },
};
