/** One JSON value, indented, as the whole result of a verb. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** A table for people: columns as wide as their widest cell. */
export function printTable(header: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const lines = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_, column) => Math.max(...lines.map((line) => [...(line[column] ?? "")].length)));
  for (const line of lines) {
    const cells = line.map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length)));
    process.stdout.write(`${cells.join("  ").trimEnd()}\n`);
  }
}

export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}
