import { escalateHelpJob } from "./escalate-help.ts";
import { forgetOldJob } from "./forget-old.ts";
import { handleConversationJob } from "./handle-conversation.ts";
import type { Job } from "./job.ts";
import { keepPhotosJob } from "./keep-photos.ts";
import { refreshTokensJob } from "./refresh-tokens.ts";
import { remindTeamsJob } from "./remind-teams.ts";
import { sendAnnouncementsJob } from "./send-announcements.ts";
import { sendMessagesJob } from "./send-messages.ts";
import { settleUnknownJob } from "./settle-unknown.ts";
import { sumUpWeeksJob } from "./sum-up-weeks.ts";
import { surveyOutboxJob } from "./survey-outbox.ts";
import { sweepJob } from "./sweep.ts";
import { readGroupsJob, tendGroupsJob } from "./tend-groups.ts";
import { watchAccountsJob } from "./watch-accounts.ts";
import { weeklyCallsJob } from "./weekly-calls.ts";

/** Every job the worker knows. */
export const jobs: readonly Job[] = [
  handleConversationJob,
  sendAnnouncementsJob,
  sendMessagesJob,
  settleUnknownJob,
  sweepJob,
  surveyOutboxJob,
  refreshTokensJob,
  remindTeamsJob,
  forgetOldJob,
  keepPhotosJob,
  watchAccountsJob,
  escalateHelpJob,
  tendGroupsJob,
  readGroupsJob,
  weeklyCallsJob,
  sumUpWeeksJob,
];
