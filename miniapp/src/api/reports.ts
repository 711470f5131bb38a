import type { ReportChange, ReportInput, ReportSaved, ReportView } from "../../../shared/api/team.ts";
import { callServer } from "./client.ts";

export const sendReport = (token: string, report: ReportInput) =>
  callServer<ReportSaved>("/reports", { method: "POST", token, body: report });

export const readReport = (token: string, reportId: number) =>
  callServer<ReportView>(`/reports/${reportId}`, { token });

export const correctReport = (token: string, reportId: number, change: ReportChange) =>
  callServer<ReportSaved>(`/reports/${reportId}`, { method: "PATCH", token, body: change });

/** What the form holds so far, so that it can be confirmed in the chat; the report itself once it was. */
export const keepDraft = (token: string, report: ReportInput) =>
  callServer<ReportView>("/reports/drafts", { method: "POST", token, body: report });

/** The answer to a report that was sent back: right as it stands. */
export const confirmReport = (token: string, reportId: number) =>
  callServer<ReportView>(`/reports/${reportId}/confirm`, { method: "POST", token });

export const returnReport = (token: string, reportId: number, reason: string) =>
  callServer<{ report: ReportView; isTold: boolean }>(`/reports/${reportId}/return`, {
    method: "POST",
    token,
    body: { reason },
  });

export const withdrawReport = (token: string, reportId: number) =>
  callServer<ReportSaved>(`/reports/${reportId}`, { method: "DELETE", token });
