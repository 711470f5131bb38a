import { and, eq, isNull } from "drizzle-orm";
import qrcode from "qrcode-generator";
import { type Transaction, withScope } from "../../db/connection.ts";
import { teams } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import { type Commune, inSentence } from "../communes.ts";
import { makeJoinCode } from "./join-code.ts";
import type { Team } from "./membership.ts";

/** How people are asked into a team: on paper, in a group, across a table. */
export interface Invitation {
  code: string;
  /** What to send to the commune's Zalo. */
  say: string;
  /** A page that leads there; absent where the product has no address that a phone elsewhere can open. */
  link: string | undefined;
  /** Ready to be sent on. */
  shareText: string;
  /** A square of `size` modules and the path of the dark ones, in SVG. */
  qr: { size: number; path: string };
}

/** The open team's code; throws when the team is gone. */
export async function invitationOf(
  tx: Transaction,
  { team, commune, miniAppUrl }: { team: Team; commune: Commune; miniAppUrl: string },
): Promise<Invitation> {
  const [row] = await tx
    .select({ code: teams.joinCode })
    .from(teams)
    .where(and(eq(teams.id, team.id), isNull(teams.closedOn)));
  if (!row) throw new Error(`team ${team.id} is gone`);
  const { code } = row;
  const say = `đăng ký ${code}`;
  const link = miniAppUrl.startsWith("https://") ? `${miniAppUrl}j/${code}?xa=${commune.id}` : undefined;
  const shareText = `Mời vào ${team.name}: mở Zalo của ${inSentence(commune.name)}, nhắn đúng câu “${say}”${link ? `, hoặc bấm ${link}` : ""}.`;
  return { code, say, link, shareText, qr: drawQr(link ?? say) };
}

/** Gives the team another code, when its code is still the one the caller saw; the old one opens nothing any more. */
export async function renewJoinCode(
  tx: Transaction,
  given: { team: Team; communeName: string; current: string; byPersonId: number; now: Date },
): Promise<void> {
  const { team, current, byPersonId, now } = given;
  const code = await freeJoinCode(tx, given.communeName);
  const { rowCount } = await tx
    .update(teams)
    .set({ joinCode: code })
    .where(and(eq(teams.id, team.id), eq(teams.joinCode, current)));
  if (rowCount === 0) return;
  await audit(tx, {
    communeId: team.communeId,
    byPersonId,
    action: "team.join_code_renewed",
    subject: `team:${team.id}`,
    now,
  });
}

/** A code no team of any commune has. */
async function freeJoinCode(tx: Transaction, communeName: string): Promise<string> {
  for (;;) {
    const code = makeJoinCode(communeName);
    const [taken] = await withScope(tx, "all", (all) =>
      all.select({ id: teams.id }).from(teams).where(eq(teams.joinCode, code)),
    );
    if (!taken) return code;
  }
}

/** Medium correction (15 %): survives a fold in the paper, and stays coarse enough for old cameras. */
function drawQr(text: string): Invitation["qr"] {
  // "0": the smallest version that holds the text.
  const code = qrcode(0, "M");
  // It takes a character for a byte: this way our letters go in as UTF-8.
  code.addData(Buffer.from(text).toString("latin1"), "Byte");
  code.make();
  const size = code.getModuleCount();
  const cells = Array.from({ length: size * size }, (_, at) => ({ x: at % size, y: Math.floor(at / size) }));
  const dark = cells.filter(({ x, y }) => code.isDark(y, x));
  return { size, path: dark.map(({ x, y }) => `M${x} ${y}h1v1h-1z`).join("") };
}
