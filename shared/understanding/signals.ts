/** A line of evidence: how much it weighs, which meanings must be there and which must not. */
export interface Signal {
  weight: number;
  needed: readonly string[];
  excluded: readonly string[];
}

/** Reads lines such as "4 lost phone !sim". */
export function compileSignals(lines: readonly string[]): Signal[] {
  return lines.map((line) => {
    const [weight, ...names] = line.split(" ");
    return {
      weight: Number(weight),
      needed: names.filter((name) => !name.startsWith("!")),
      excluded: names.filter((name) => name.startsWith("!")).map((name) => name.slice(1)),
    };
  });
}

/** The sum of the weights of all lines that hold. */
export function strengthOf(signals: readonly Signal[], meanings: ReadonlySet<string>): number {
  let strength = 0;
  for (const { weight, needed, excluded } of signals) {
    if (needed.every((name) => meanings.has(name)) && !excluded.some((name) => meanings.has(name))) strength += weight;
  }
  return strength;
}
