import { CommuneSettings } from "../../bot/services/communes.ts";
import { communeCode, communeSheet } from "./commune-file.ts";
import { jsonOf, type ListedTeam, makeTalk, openStand, openSuperuser, textOf } from "./stand.ts";

export interface Totals {
  values: Record<string, number>;
  teamsExpected: number;
  teamsReported: number;
}

export type Town = Awaited<ReturnType<typeof openTown>>;

/** A running product with one commune of so many teams, and its first officer. */
export async function openTown(teamCount: number) {
  const stand = await openStand();
  const product = await stand.start();
  jsonOf(await stand.cli(["import", stand.write("teams.csv", communeSheet(teamCount)), "--json"]));
  await silenceClock(stand.folder);
  const listTeams = async (period?: string) =>
    jsonOf<ListedTeam[]>(
      await stand.cli(["teams", "--unit", communeCode, ...(period ? ["--period", period] : []), "--json"]),
    );
  const teams = await listTeams();
  const talk = makeTalk(stand.zalo, () => product.url);
  let people = 0;
  /** A Zalo id nobody has yet, beyond 2^53. */
  const newcomer = () => {
    people += 1;
    return `4${String(people).padStart(18, "0")}`;
  };
  const joined = async (userId: string, code: string) => {
    await talk.say(userId, `đăng ký ${code}`);
    return talk.say(userId, "đồng ý");
  };
  const grant = async (role: string, unit = communeCode) =>
    jsonOf<{ code: string; expiresAt: string }>(await stand.cli(["grant", "--unit", unit, "--role", role, "--json"]));
  const officer = newcomer();
  await joined(officer, (await grant("staff")).code);
  let taken = 0;
  return {
    stand,
    product,
    talk,
    officer,
    newcomer,
    grant,
    joined,
    listTeams,
    /** A team no other test uses. */
    nextTeam(): ListedTeam {
      const team = teams[taken];
      taken += 1;
      if (!team) throw new Error("no team left");
      return team;
    },
    async newMember(team: ListedTeam): Promise<string> {
      const member = newcomer();
      const answer = textOf(await joined(member, team.joinCode));
      if (!answer.includes(team.name)) throw new Error(`not told the team's name: ${answer}`);
      return member;
    },
    /** Figures of the team's village, on the days. */
    async totals(team: ListedTeam, from = daysFromToday(-6), to = daysFromToday(0)): Promise<Totals> {
      const unit = team.name.replace("Tổ công nghệ số Xóm ", "xom-");
      return jsonOf(await stand.cli(["totals", "--unit", unit, "--from", from, "--to", to, "--json"]));
    },
    async stateOf(team: ListedTeam) {
      return (await listTeams()).find(({ code }) => code === team.code)?.state;
    },
  };
}

/** On a Saturday or a Monday morning the commune's own clock writes too, and a test hears more than the answer it asked for. */
async function silenceClock(folder: string): Promise<void> {
  const { oversight } = CommuneSettings.parse({});
  const settings = { reminders: { isOn: false }, oversight: { ...oversight, weeklyCalls: false } };
  const client = await openSuperuser(folder);
  const { rowCount } = await client.query(
    `insert into communes (unit_id, settings) select id, $2 from units where code = $1
     on conflict (unit_id) do update set settings = excluded.settings`,
    [communeCode, JSON.stringify(settings)],
  );
  await client.end();
  if (rowCount !== 1) throw new Error("the commune was not found");
}

/** YYYY-MM-DD in Vietnam. */
export function daysFromToday(days: number): string {
  return new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}
