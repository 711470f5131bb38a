import type { OfficialAccountsPage, OfficialAccountView, PastedTokens } from "../../../shared/api/official-account.ts";
import type { PlannedReminder, ReminderRulesChange, ReminderRulesPage } from "../../../shared/api/reminder-rules.ts";
import type { GroupWishView, ZaloGroupsPage } from "../../../shared/api/zalo-group.ts";
import { callServer } from "./client.ts";

const of = (unitId: number, rest: string) => `/units/${unitId}/${rest}`;

export const readReminderRules = (token: string, unitId: number) =>
  callServer<ReminderRulesPage>(of(unitId, "reminder-rules"), { token });

/** What would follow; nothing is kept. */
export const previewReminderRules = (token: string, unitId: number, change: ReminderRulesChange) =>
  callServer<{ next: PlannedReminder[] }>(of(unitId, "reminder-rules/preview"), {
    method: "POST",
    token,
    body: change,
  });

export const changeReminderRules = (token: string, unitId: number, change: ReminderRulesChange) =>
  callServer<ReminderRulesPage>(of(unitId, "reminder-rules"), { method: "PUT", token, body: change });

export const readAccounts = (token: string, unitId: number) =>
  callServer<OfficialAccountsPage>(of(unitId, "official-accounts"), { token });

export const startConsent = (token: string, unitId: number) =>
  callServer<{ url: string }>(of(unitId, "official-accounts/consent"), { method: "POST", token });

export const pasteTokens = (token: string, unitId: number, body: PastedTokens) =>
  callServer<OfficialAccountView>(of(unitId, "official-accounts"), { method: "POST", token, body });

export const pasteSecretKey = (token: string, unitId: number, oaId: string, secretKey: string) =>
  callServer<OfficialAccountView>(of(unitId, `official-accounts/${oaId}/secret-key`), {
    method: "PUT",
    token,
    body: { secretKey },
  });

export const lookAtAccount = (token: string, unitId: number, oaId: string, how: "check" | "refresh") =>
  callServer<OfficialAccountView>(of(unitId, `official-accounts/${oaId}/${how}`), { method: "POST", token });

export const readGroups = (token: string, unitId: number) =>
  callServer<ZaloGroupsPage>(of(unitId, "zalo-groups"), { token });

export const wishForGroup = (token: string, teamId: number) =>
  callServer<GroupWishView>(`/teams/${teamId}/zalo-group`, { method: "POST", token });

export const giveGroup = (token: string, groupId: number, teamId: number | null) =>
  callServer<void>(`/zalo-groups/${groupId}/team`, { method: "PUT", token, body: { teamId } });
