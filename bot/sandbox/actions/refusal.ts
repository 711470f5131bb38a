/** A command of the page that makes no sense now; `message` is for the person at the page. */
export class RefusedError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 409) {
    super(message);
    this.name = "RefusedError";
    this.code = code;
    this.status = status;
  }
}

/** The thing, or a 404 for the page. */
export function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new RefusedError("not_found", `Không tìm thấy ${what}.`, 404);
  return thing;
}
