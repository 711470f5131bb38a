/** An answer that is no success. `code` is stable and for programs; the message is Vietnamese and for the person. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly statusCode: number;
  readonly code: string;
  /** The period that the refusal is about, e.g. of a closed one. */
  readonly period: string | undefined;

  constructor(statusCode: number, code: string, message: string, period?: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.period = period;
  }
}
