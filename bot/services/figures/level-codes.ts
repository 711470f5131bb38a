import { type SQL, sql } from "drizzle-orm";
import { indicators } from "../../../shared/catalogue/indicators.ts";

/** As a text: a question with a list is planned anew each time. */
const shipped = `{${indicators.filter((indicator) => indicator.aggregation === "latest").map(({ code }) => code)}}`;

/**
 * Whether a code is a level in a commune, of which each team's newest counts: as the commune's newest definition says, else as
 * ours does. Both arguments are SQL; `overrides` is to be joined as `levelOverrides` says.
 */
export function isLevel(code: SQL): SQL {
  return sql`coalesce(own.is_level, ${code} = any(${shipped}::text[]))`;
}

/** Join that `isLevel` needs: what communes say themselves, few rows. */
export function levelOverrides(communeId: SQL, code: SQL): SQL {
  return sql`left join (
      select distinct on (commune_id, code) commune_id, code, definition->>'aggregation' = 'latest' as is_level
      from commune_indicators where definition->>'aggregation' in ('sum', 'latest')
      order by commune_id, code, valid_from desc, id desc
    ) own on own.commune_id = ${communeId} and own.code = ${code}`;
}

/** The codes that are levels in a commune, and perhaps some of ours that are none there; `communeId` is SQL. */
export function levelCodesOf(communeId: SQL): SQL {
  return sql`select unnest(${shipped}::text[]) as code
    union select i.code from commune_indicators i where i.commune_id = ${communeId} and i.definition->>'aggregation' = 'latest'`;
}
