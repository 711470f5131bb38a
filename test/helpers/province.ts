import { inArray } from "drizzle-orm";
import { type Database, withScope } from "../../bot/db/connection.ts";
import { units } from "../../bot/db/schema/index.ts";
import { nameKey } from "../../bot/services/units/name-key.ts";
import { makeCommune, type TestCommune } from "./commune.ts";

let made = 0;

export interface TestProvince {
  id: number;
  communes: TestCommune[];
}

/** A province with communes named "Xã A", "Xã B" …, each with so many villages and one team for each. */
export async function makeProvince(db: Database, teamsOfCommunes: readonly number[]): Promise<TestProvince> {
  made += 1;
  const name = `Tỉnh ${made}`;
  const province = await withScope(db, "all", async (tx) => {
    const [unit] = await tx
      .insert(units)
      .values({ code: `tinh-${made}`, name, nameKey: nameKey(name), level: "province", validFrom: "2022-03-05" })
      .returning();
    return unit!;
  });
  const communes: TestCommune[] = [];
  for (const [index, teams] of teamsOfCommunes.entries()) {
    const commune = await makeCommune(db, teams);
    const named = `Xã ${"ABCDEFGHIJ"[index]}`;
    await withScope(db, "all", (tx) =>
      tx
        .update(units)
        .set({ name: named, nameKey: nameKey(named), parentId: province.id })
        .where(inArray(units.id, [commune.id])),
    );
    communes.push(commune);
  }
  return { id: province.id, communes };
}
