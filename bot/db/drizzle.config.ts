import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./bot/db/schema/index.ts",
  out: "./migrations",
});
