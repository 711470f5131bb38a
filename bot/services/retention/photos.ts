import { sql } from "drizzle-orm";
import { CommuneSettings } from "../communes.ts";
import type { RetentionRule } from "./rule.ts";

const photosAtOnce = 1_000;

/** Pictures of reports after so many months as the commune says (`photoMonths`); their files go with the next run of the photos' job. */
export const photosRule: RetentionRule = {
  name: "report_photos",
  batch: photosAtOnce,
  async forget(tx, { now, limit }) {
    const { photoMonths } = CommuneSettings.parse({});
    const { rowCount } = await tx.execute(sql`
      update report_photos set state = 'deleted', source_sealed = null, sha256 = null, reason = null, retry_at = null
      where id in (
        select p.id from report_photos p
        left join communes c on c.unit_id = p.commune_id
        where p.state <> 'deleted' and p.created_at
          < ${now}::timestamptz - make_interval(months => coalesce((c.settings->>'photoMonths')::int, ${photoMonths}))
        order by p.id limit ${limit} for update of p skip locked)`);
    return rowCount ?? 0;
  },
};
