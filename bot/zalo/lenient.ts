/** Readers for Zalo's untidy values: what has another type than promised is undefined, never an error and never 0. */

export type LooseObject = Readonly<Record<string, unknown>>;

/** Digits, hex and the like. Anything with white space or control characters is no id, and could harm a log or a key. */
const idPattern = /^[!-~]{1,128}$/;

export function isObject(value: unknown): value is LooseObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Anything that is no object reads as an empty one, so that fields can be asked for without checks in between. */
export function toObject(value: unknown): LooseObject {
  return isObject(value) ? value : {};
}

export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Ids are text. Numbers are accepted only while they are exact (see readJson for the bigger ones). */
export function toId(value: unknown): string | undefined {
  if (Number.isSafeInteger(value)) return String(value);
  if (typeof value !== "string") return undefined;
  const id = value.trim();
  return idPattern.test(id) ? id : undefined;
}

export function toIds(value: unknown): string[] {
  return toList(value).flatMap((item) => toId(item) ?? []);
}

/** Text without U+0000, which PostgreSQL cannot store; undefined when nothing is left. */
export function toText(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.replaceAll("\u0000", "");
  return text === "" ? undefined : text;
}

/** A finite number, also when it came as text ("10.76"). Empty text is undefined. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value !== "number" && (typeof value !== "string" || value.trim() === "")) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

export function toBoolean(value: unknown): boolean | undefined {
  if (value === true || value === "true" || value === 1 || value === "1") return true;
  if (value === false || value === "false" || value === 0 || value === "0") return false;
  return undefined;
}

/** Milliseconds since 1970, exactly 13 digits; shorter ones are typing errors of the samples (zalo-openapi.md 1.4). */
export function toInstant(value: unknown): Date | undefined {
  const digits = toId(value);
  return digits !== undefined && /^\d{13}$/.test(digits) ? new Date(Number(digits)) : undefined;
}
