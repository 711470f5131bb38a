/** Where a reader would pause, best first. A place counts only in the last part of the window, or parts become stubs. */
const pauses = [/\n[ \t]*\n\s*/g, /\n\s*/g, /[.!?…]["”')]*\s+/g, /\s+/g];
const earliestPause = 0.4;

const graphemes = new Intl.Segmenter("vi", { granularity: "grapheme" });

/**
 * Cuts text into parts of at most `limit` code points: at a paragraph, else a line, a sentence, a word, and only inside a word that is
 * longer than a part at a grapheme, so that no letter loses its marks. Only white space at the cuts is dropped.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  for (;;) {
    const windowEnd = offsetOf(rest, limit);
    if (windowEnd === rest.length) break;
    const cut = cutPlace(rest, windowEnd);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === "" ? parts : [...parts, rest];
}

function cutPlace(text: string, windowEnd: number): number {
  // One more character: a pause that begins right after the window lets the whole window stay.
  const window = text.slice(0, windowEnd + 1);
  for (const pause of pauses) {
    const places = [...window.matchAll(pause)].map((match) => match.index + match[0].trimEnd().length);
    const last = places.findLast((place) => place <= windowEnd && place >= windowEnd * earliestPause);
    if (last !== undefined) return last;
  }
  return lastGraphemeEnd(text, windowEnd);
}

/** UTF-16 offset behind the first `count` code points, or the text's end; looks no further, so that a long text is not walked for each part. */
function offsetOf(text: string, count: number): number {
  let offset = 0;
  let seen = 0;
  for (const character of text) {
    if (seen === count) break;
    offset += character.length;
    seen += 1;
  }
  return offset;
}

function lastGraphemeEnd(text: string, windowEnd: number): number {
  const cutThrough = graphemes.segment(text.slice(0, windowEnd + 64)).containing(windowEnd);
  // A single grapheme longer than a part is no writing; cut between its code points rather than never end.
  return cutThrough?.index || windowEnd;
}
