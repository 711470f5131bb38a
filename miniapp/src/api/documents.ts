import type { DocumentCheck, DocumentPeriods, IssuedDocumentList } from "../../../shared/api/documents.ts";
import { callForFile, callServer } from "./client.ts";

export const readDocumentPeriods = (token: string, unitId: number) =>
  callServer<DocumentPeriods>(`/units/${unitId}/document-periods`, { token });

export const readIssuedDocuments = (token: string, unitId: number, cursor?: string) =>
  callServer<IssuedDocumentList>(`/units/${unitId}/documents${cursor ? `?cursor=${cursor}` : ""}`, { token });

export const makeDocument = (token: string, unitId: number, body: { period: string; format: "docx" | "xlsx" }) =>
  callForFile(`/units/${unitId}/documents`, { method: "POST", token, body });

export const readReportTable = (
  token: string,
  unitId: number,
  { from, to, format }: { from: string; to: string; format: "csv" | "xlsx" },
) => callForFile(`/units/${unitId}/report-table?from=${from}&to=${to}&format=${format}`, { token });

export const checkDocument = (code: string) =>
  callServer<DocumentCheck>(`/document-checks/${encodeURIComponent(code)}`);
