import type { ReportInput, ReportSaved, ReportView } from "../../../shared/api/team.ts";
import { callServer } from "./client.ts";

export const sendReport = (token: string, report: ReportInput) =>
  callServer<ReportSaved>("/reports", { method: "POST", token, body: report });

export const readReport = (token: string, reportId: number) =>
  callServer<ReportView>(`/reports/${reportId}`, { token });

export const correctReport = (token: string, reportId: number, values: Record<string, number>) =>
  callServer<ReportSaved>(`/reports/${reportId}`, { method: "PATCH", token, body: { values } });

export const withdrawReport = (token: string, reportId: number) =>
  callServer<ReportSaved>(`/reports/${reportId}`, { method: "DELETE", token });
