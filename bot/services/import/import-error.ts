/** The file as a whole cannot be imported; the message is one Vietnamese sentence that says what to do. */
export class ImportFileError extends Error {
  override name = "ImportFileError";
}

/** What is wrong with one row; `row` counts as the sheet does (the header is row 1). */
export interface RowError {
  row: number;
  /** The column's title, or "" when the row as a whole is wrong. */
  column: string;
  reason: string;
}
