import pg from "pg";

/** Where a text stands: "table.column" and how many rows, over every column of every table. Sees all communes. */
export async function searchDatabase(superuserUrl: string, text: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows: columns } = await client.query<{ table: string; column: string }>(
      `select c.table_name as table, c.column_name as column from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, 2`,
    );
    const found: Record<string, number> = {};
    for (const { table, column } of columns) {
      const { rows } = await client.query<{ count: string }>(
        `select count(*) from "${table}" where strpos("${column}"::text, $1) > 0`,
        [text],
      );
      const count = Number(rows[0]?.count);
      if (count > 0) found[`${table}.${column}`] = count;
    }
    return found;
  } finally {
    await client.end();
  }
}
