import { parseArgs } from "node:util";
import { isDay } from "../../shared/calendar/day.ts";
import { UsageError } from "./verb.ts";

type OptionTypes = Record<string, "text" | "flag">;
type Options<T extends OptionTypes> = { [K in keyof T]: T[K] extends "flag" ? boolean : string | undefined };

/** Reads `--name value`, `--flag` and what stands without a name. Throws UsageError for anything else. */
export function readOptions<T extends OptionTypes>(
  args: readonly string[],
  types: T,
): { options: Options<T>; rest: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(types).map(([name, type]) => [name, { type: type === "flag" ? "boolean" : "string" } as const]),
      ),
    });
    const options = Object.fromEntries(
      Object.entries(types).map(([name, type]) => [name, type === "flag" ? values[name] === true : values[name]]),
    );
    return { options: options as Options<T>, rest: positionals };
  } catch (error) {
    throw new UsageError(explain(error));
  }
}

/** Node's own sentence is English; the option it quotes is all that matters. */
function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  const option = /'(-[^' <]*)/.exec(message)?.[1] ?? "";
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return `Không có tùy chọn “${option}”.`;
  return message.includes("does not take") ? `${option} không nhận giá trị.` : `Thiếu giá trị sau ${option}.`;
}

/** Throws UsageError when the option is missing. */
export function required(value: string | undefined, option: string): string {
  if (!value) throw new UsageError(`Thiếu ${option}.`);
  return value;
}

/** Throws UsageError when the option is missing or no day that exists. */
export function requiredDay(value: string | undefined, option: string): string {
  const day = required(value, option);
  if (!isDay(day)) throw new UsageError(`${option} phải là một ngày dạng YYYY-MM-DD, ví dụ 2026-11-22.`);
  return day;
}

export function noRest(rest: readonly string[]): void {
  if (rest.length > 0) throw new UsageError(`Không hiểu “${rest.join(" ")}”.`);
}
