import type { GivenOut } from "../services/period-reports/give-out.ts";

export type DocumentFormat = "docx" | "xlsx";

/**
 * A periodic report as a file; its receiver can check it in the Mini App at `miniAppUrl`. What writes files is loaded for the first of
 * its kind: the product starts without.
 */
export async function periodDocument(
  { report, settings, code }: GivenOut,
  format: DocumentFormat,
  miniAppUrl: string,
): Promise<Uint8Array> {
  const check = { code, url: `${miniAppUrl}k/${code}` };
  if (format === "docx") {
    const { periodReportDocx } = await import("./period-report-docx.ts");
    return periodReportDocx(report, settings, check);
  }
  const { periodReportXlsx } = await import("./period-report-xlsx.ts");
  return periodReportXlsx(report, check);
}
