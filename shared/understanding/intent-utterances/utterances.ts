import type { Intent, Role } from "../intent.ts";

/** What people wrote, by what they wanted, then by who they were. */
export type IntentUtterances = Readonly<Partial<Record<Intent, Readonly<Partial<Record<Role, readonly string[]>>>>>>;
