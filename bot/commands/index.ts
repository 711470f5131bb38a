import { acknowledgeCommand, nudgeSilentCommand } from "./acknowledge-announcement.ts";
import { addNoteCommand } from "./add-note.ts";
import { announceCommand } from "./announce.ts";
import { approveAnnouncementCommand } from "./approve-announcement.ts";
import { askSupportCommand } from "./ask-support.ts";
import { attachPhotosCommand } from "./attach-photos.ts";
import type { Command } from "./command.ts";
import { confirmReportCommand } from "./confirm-report.ts";
import { correctOwnDataCommand } from "./correct-own-data.ts";
import { correctReportCommand } from "./correct-report.ts";
import { dropReportCommand } from "./drop-report.ts";
import { fallbackCommand } from "./fallback.ts";
import { handOverCommand } from "./hand-over.ts";
import { linkGroupCommand } from "./link-group.ts";
import { logInCommand } from "./log-in.ts";
import {
  answerSupportCommand,
  cancelSupportCommand,
  closeSupportCommand,
  listSupportCommand,
  takeSupportCommand,
} from "./manage-support.ts";
import { ownSupportCommand, rateSupportCommand } from "./own-support.ts";
import { privacyCommand } from "./privacy.ts";
import { privateMattersCommand } from "./private-matters.ts";
import { registerPersonCommand } from "./register-person.ts";
import { listHeldThreadsCommand, releaseThreadCommand } from "./release-thread.ts";
import { askReopeningCommand, reopenPeriodCommand } from "./reopen-period.ts";
import { repeatQuestionCommand } from "./repeat-question.ts";
import { reportCommand } from "./report.ts";
import { reportNothingCommand } from "./report-nothing.ts";
import { confirmReturnedCommand, returnReportCommand } from "./return-report.ts";
import { showAnnouncementCommand } from "./show-announcement.ts";
import { markCalledCommand, showCallsCommand } from "./show-calls.ts";
import { showCampaignsCommand } from "./show-campaigns.ts";
import { showDocumentsCommand } from "./show-documents.ts";
import { showGuideCommand } from "./show-guide.ts";
import { showHelpCommand } from "./show-help.ts";
import { remindMissingTeamsCommand, showMissingTeamsCommand } from "./show-missing-teams.ts";
import { showOpenQuestionsCommand } from "./show-open-questions.ts";
import { showResultsCommand } from "./show-results.ts";
import { steerAnnouncementCommand } from "./steer-announcement.ts";
import { receiveMessagesCommand, stopMessagesCommand } from "./stop-messages.ts";
import { confirmMemberCommand, removeMemberCommand, unlinkGroupCommand } from "./take-back.ts";
import { understood } from "./understood.ts";
import { warnSecretCommand } from "./warn-secret.ts";

/**
 * Everything a person can ask, in the order in which it is offered the text. The guard against secrets stands before everything;
 * fixed words before free ones: what is only understood from somebody's own words stands behind all commands with words of their
 * own. Figures go before that, for "hỗ trợ 12 người cài vneid" is a report and no plea; guides after it, the fallback behind everything.
 */
export const commands: readonly Command[] = [
  warnSecretCommand,
  stopMessagesCommand,
  showHelpCommand,
  privacyCommand,
  correctOwnDataCommand,
  receiveMessagesCommand,
  registerPersonCommand,
  logInCommand,
  linkGroupCommand,
  privateMattersCommand,
  removeMemberCommand,
  confirmMemberCommand,
  handOverCommand,
  unlinkGroupCommand,
  showAnnouncementCommand,
  approveAnnouncementCommand,
  steerAnnouncementCommand,
  acknowledgeCommand,
  nudgeSilentCommand,
  announceCommand,
  listSupportCommand,
  takeSupportCommand,
  answerSupportCommand,
  closeSupportCommand,
  cancelSupportCommand,
  ownSupportCommand,
  rateSupportCommand,
  listHeldThreadsCommand,
  releaseThreadCommand,
  askSupportCommand,
  showCallsCommand,
  showOpenQuestionsCommand,
  showDocumentsCommand,
  markCalledCommand,
  remindMissingTeamsCommand,
  showMissingTeamsCommand,
  askReopeningCommand,
  reopenPeriodCommand,
  returnReportCommand,
  confirmReturnedCommand,
  addNoteCommand,
  confirmReportCommand,
  dropReportCommand,
  showCampaignsCommand,
  showResultsCommand,
  reportNothingCommand,
  correctReportCommand,
  attachPhotosCommand,
  reportCommand,
  understood("stop", stopMessagesCommand),
  understood("register", registerPersonCommand),
  understood("who_missing", showMissingTeamsCommand),
  understood("announcement", announceCommand),
  understood("ask_support", askSupportCommand),
  understood("help", showHelpCommand),
  showGuideCommand,
  repeatQuestionCommand,
  fallbackCommand,
];
