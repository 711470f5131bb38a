import type { Deps } from "./deps.ts";
import { seedIds } from "./sandbox/index.ts";
import { type DemoCast, linkDemoPeople } from "./services/demo/link-demo-people.ts";
import { loadDemo } from "./services/demo/load-demo.ts";

const { people } = seedIds;

/** Who of the sandbox's people plays whom in the demo commune. Trần Văn Dũng and Phạm Văn Tư stay strangers to it. */
const cast: DemoCast = {
  oaId: seedIds.oaId,
  appId: seedIds.appId,
  leader: people.lan,
  officer: { ...people.hoa, name: "Nguyễn Thị Hoa" },
  group: { groupId: seedIds.groupId, name: "Tổ CNSCĐ Tổ dân phố 1" },
};

/** So that the first screen is never empty: the demo commune, known to the sandbox's people. */
export async function openDemo({ db, vault, now }: Deps): Promise<{ name: string; joinCode: string }[]> {
  const demo = await loadDemo(db, vault, now());
  await linkDemoPeople(db, vault, { communeId: demo.communeId, cast, now: now() });
  return demo.teams;
}
