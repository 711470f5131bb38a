import { type Hand, hands, type IntentUtterances } from "./hands.ts";
import { type Intent, intents, type Role, roles } from "./intent.ts";
import { announcement } from "./intent-utterances/announcement.ts";
import { askSupport } from "./intent-utterances/ask-support.ts";
import { cancel } from "./intent-utterances/cancel.ts";
import { editReport } from "./intent-utterances/edit-report.ts";
import { feedbackThanks } from "./intent-utterances/feedback-thanks.ts";
import { guide } from "./intent-utterances/guide.ts";
import { help } from "./intent-utterances/help.ts";
import { myStats } from "./intent-utterances/my-stats.ts";
import { other } from "./intent-utterances/other.ts";
import { register } from "./intent-utterances/register.ts";
import { report } from "./intent-utterances/report.ts";
import { smallTalk } from "./intent-utterances/small-talk.ts";
import { stop } from "./intent-utterances/stop.ts";
import { whoMissing } from "./intent-utterances/who-missing.ts";

const utterancesByIntent: Readonly<Record<Intent, IntentUtterances>> = {
  report,
  edit_report: editReport,
  cancel,
  register,
  guide,
  ask_support: askSupport,
  my_stats: myStats,
  who_missing: whoMissing,
  announcement,
  help,
  stop,
  feedback_thanks: feedbackThanks,
  other: { ...other, smallTalk },
};

export interface Utterance {
  hand: Hand;
  text: string;
  role: Role;
  intent: Intent;
}

/** Everything the reader learns from, a hand after the other: how well it does on a hand's is measured without that hand's. */
export const utterances: readonly Utterance[] = hands.flatMap((hand) =>
  intents.flatMap((intent) =>
    roles.flatMap((role) =>
      (utterancesByIntent[intent][hand]?.[role] ?? []).map((text) => ({ hand, text, role, intent })),
    ),
  ),
);
