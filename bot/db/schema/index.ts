export * from "./content.ts";
export * from "./messages.ts";
export * from "./official-accounts.ts";
export * from "./people.ts";
export * from "./reports.ts";
export * from "./team-calls.ts";
export * from "./teams.ts";
export * from "./units.ts";
