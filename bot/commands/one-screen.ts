import { ONE_SCREEN } from "./figure-lines.ts";

/** Some lines of an answer. What stays when the screen is full: rank 0 always, then the lower before the higher. */
export interface Block {
  lines: readonly string[];
  rank: number;
}

/** The blocks in their order, as one text for one screen; lines that found no room are left out, from the end of the least block. */
export function oneScreen(blocks: readonly Block[], whenCut: string, most = ONE_SCREEN): string {
  const kept = blocks.map(({ lines, rank }) => ({ lines: [...lines], rank }));
  const text = () => kept.flatMap(({ lines }) => lines).join("\n");
  let isCut = false;
  while (text().length + (isCut ? whenCut.length + 1 : 0) > most) {
    const least = kept.filter(({ lines, rank }) => rank > 0 && lines.length > 0).sort((a, b) => b.rank - a.rank)[0];
    if (!least) break;
    least.lines.pop();
    // A head with nothing under it says nothing.
    if (least.lines.at(-1)?.endsWith(":")) least.lines.pop();
    isCut = true;
  }
  return isCut ? `${text()}\n${whenCut}` : text();
}
