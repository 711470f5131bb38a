import { open, readFile } from "node:fs/promises";
import { ImportFileError } from "./import-error.ts";
import { checkZip } from "./zip-check.ts";

/** A row as the sheet has it: `row` counts from 1, cells are text. */
export interface SheetRow {
  format: "xlsx" | "csv";
  row: number;
  cells: readonly string[];
}

/** An .xlsx of the whole country's 350,000 people has about 15 MB, its .csv 45 MB. */
const LARGEST_FILE_BYTES = 200 * 1024 * 1024;
const ZIP_SIGNATURE = "504b0304";
const OLD_EXCEL_SIGNATURE = "d0cf11e0";

/**
 * Rows of the first sheet of an .xlsx, or of a CSV (UTF-8, `,` or `;`), by what the file is, not by its name. Readers of sheets are
 * loaded for the first one: the product starts without.
 */
export async function* readSheet(path: string): AsyncGenerator<SheetRow> {
  const file = await open(path).catch((cause: unknown) => {
    throw new ImportFileError(`Không mở được tệp ${path}.`, { cause });
  });
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw new ImportFileError(`${path} là thư mục, không phải tệp.`);
    const { size } = stats;
    if (size > LARGEST_FILE_BYTES) throw new ImportFileError("Tệp lớn quá 200 MB; hãy chia thành nhiều tệp.");
    const start = Buffer.alloc(4);
    await file.read(start, 0, 4, 0);
    const signature = start.toString("hex");
    if (signature === OLD_EXCEL_SIGNATURE) {
      throw new ImportFileError(
        "Đây là tệp Excel kiểu cũ (.xls) hoặc có mật khẩu; hãy lưu lại thành .xlsx không mật khẩu.",
      );
    }
    if (signature !== ZIP_SIGNATURE) return yield* csvRows(await readFile(path));
    await checkZip(file, size);
    const stream = file.readableWebStream({ type: "bytes" }) as unknown as ReadableStream<Uint8Array>;
    for await (const { index, values } of xlsxRows(stream)) {
      yield { format: "xlsx", row: index + 1, cells: values.map(cellText) };
    }
  } finally {
    await file.close().catch(() => undefined);
  }
}

async function* xlsxRows(stream: ReadableStream<Uint8Array>) {
  const { streamXlsxRows } = await import("hucre/xlsx");
  try {
    yield* streamXlsxRows(stream, { sheet: 0 });
  } catch (cause) {
    if (cause instanceof ImportFileError) throw cause;
    throw new ImportFileError("Không đọc được tệp .xlsx này; hãy mở bằng Excel rồi lưu lại.", { cause });
  }
}

async function* csvRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const { streamCsvRows } = await import("hucre/csv");
  const text = decodeUtf8(bytes);
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = firstLine.split(";").length > firstLine.split(",").length ? ";" : ",";
  let row = 0;
  for (const values of streamCsvRows(text, { delimiter })) {
    row += 1;
    yield { format: "csv", row, cells: values.map(cellText) };
  }
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    if (isNoText(bytes)) {
      throw new ImportFileError("Đây không phải bảng tính; hãy mở danh sách bằng Excel rồi lưu thành tệp .xlsx.", {
        cause,
      });
    }
    throw new ImportFileError("Tệp không phải UTF-8; trong Excel hãy chọn “Lưu thành” rồi “CSV UTF-8”.", { cause });
  }
}

const TEXT_OF_TWO_BYTES = ["fffe", "feff"];

/** A picture, a PDF: no text in any coding. */
function isNoText(bytes: Buffer): boolean {
  return !TEXT_OF_TWO_BYTES.includes(bytes.toString("hex", 0, 2)) && bytes.subarray(0, 1_024).includes(0);
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  // Line ends inside a cell, and what spreadsheets hide in one; PostgreSQL takes no \0 at all.
  return text.replace(/\p{Cc}+/gu, " ");
}
