import type { Mention } from "./entities.ts";

/** Mentions that really compete for a number: the general and the merely circumstantial ones only when nothing else is there. */
export function competing(all: readonly Mention[], edge: Mention | undefined): Mention[] {
  // "gửi tin trống. Định danh 5": what was named in another sentence gives way to what stands in this one.
  const here = all.filter(
    (mention) => mention.place.sentence === edge?.place.sentence && mention.codes.length > 0 && !mention.aside,
  );
  const mentions = here.length > 0 ? here : all;
  const strong = mentions.filter((mention) => !mention.aside && !mention.general && mention.codes.length > 0);
  if (strong.length > 0) {
    const told = strong.filter((mention) => mention.codes.length === 1 || !isToldBy(mention, mentions));
    return told.length > 0 ? told : mentions.filter((mention) => mention.codes.length === 1).slice(-1);
  }
  const weak = mentions.filter((mention) => !mention.aside && mention.codes.length > 0);
  if (weak.length > 0) return weak.slice(-1);
  return mentions.filter((mention) => mention.codes.length > 0).slice(-1);
}

/** "kích hoạt" beside "VNeID": the sure name in the same clause tells what the other one means. */
function isToldBy(mention: Mention, others: readonly Mention[]): boolean {
  return others.some((other) => {
    const near = other.codes.length === 1 && other.place.clause === mention.place.clause;
    return near && (!other.general || mention.codes.includes(other.codes[0] ?? ""));
  });
}

/** One of each meaning. */
export function distinct(mentions: Mention[]): Mention[] {
  return mentions.filter(
    (mention, at) =>
      mentions.findIndex(
        (other) => other.codes[0] === mention.codes[0] && other.codes.length === mention.codes.length,
      ) === at,
  );
}
