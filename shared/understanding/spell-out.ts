/**
 * The phrases a lexicon entry stands for: `|` parts phrases, in a phrase `a/b c` stands for "a c" and "b c", `_` for a space within
 * a choice, and the choice `-` for nothing.
 */
export function spellOut(entry: string): string[] {
  return entry.split("|").flatMap((pattern) => {
    // Most entries leave no choice.
    if (!/[/_-]/.test(pattern)) return pattern.trim() === "" ? [] : [pattern.trim()];
    let phrases = [""];
    for (const slot of pattern.split(" ")) {
      const choices = slot.split("/").map((choice) => (choice === "-" ? "" : choice.replaceAll("_", " ")));
      phrases = phrases.flatMap((head) => choices.map((choice) => `${head} ${choice}`.trim()));
    }
    return phrases.filter((phrase) => phrase !== "");
  });
}
