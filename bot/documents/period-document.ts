import type { GivenOut } from "../services/period-reports/give-out.ts";
import { periodReportDocx } from "./period-report-docx.ts";
import { periodReportXlsx } from "./period-report-xlsx.ts";

export type DocumentFormat = "docx" | "xlsx";

/** A periodic report as a file; its receiver can check it in the Mini App at `miniAppUrl`. */
export async function periodDocument(
  { report, settings, code }: GivenOut,
  format: DocumentFormat,
  miniAppUrl: string,
): Promise<Uint8Array> {
  const check = { code, url: `${miniAppUrl}k/${code}` };
  return format === "xlsx" ? periodReportXlsx(report, check) : periodReportDocx(report, settings, check);
}
