/** What somebody may want of the bot. */
export const intents = [
  "report",
  "edit_report",
  "cancel",
  "register",
  "guide",
  "ask_support",
  "my_stats",
  "who_missing",
  "announcement",
  "help",
  "stop",
  "feedback_thanks",
  "other",
] as const;

export type Intent = (typeof intents)[number];

export const roles = ["member", "staff", "resident"] as const;

export type Role = (typeof roles)[number];
