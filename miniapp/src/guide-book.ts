import { useEffect, useMemo, useState } from "react";
import type { GuideBook, GuideCard, GuideList } from "../../shared/api/guide.ts";
import { fold } from "../../shared/understanding/fold.ts";
import { findGuides, readGuideBook } from "./api/guides.ts";
import { useSession } from "./session.tsx";
import { type Kept, useKept } from "./use-kept.ts";

/** All guides of the reader's commune, kept on the phone. */
export function useGuideBook(): Kept<GuideBook> & { communeId: number | undefined } {
  const { session } = useSession();
  const communeId = session.state === "signed_in" ? session.me.commune.id : undefined;
  const isKnown = session.state !== "checking";
  const kept = useKept(isKnown ? `guides:${communeId ?? "all"}` : undefined, () => readGuideBook(communeId));
  return { ...kept, communeId };
}

export interface Found {
  guides: GuideCard[];
  /** False when the words say too little to be sure; then offer a person too. */
  confident: boolean;
  /** The server may still know more. */
  isAsking: boolean;
}

/** So that not every letter is asked for. */
const TYPING_RESTS_MS = 250;

/**
 * Guides for a question: at once those with its words in a title or alias, also without network; then as the chat finds them. The
 * server is asked, for what the finder has learned weighs more than the whole page.
 */
export function useGuideSearch(book: GuideBook | undefined, communeId: number | undefined, question: string): Found {
  const [answer, setAnswer] = useState<{ to: string; found: GuideList | undefined }>();
  useEffect(() => {
    if (question === "") return;
    let isCurrent = true;
    const take = (found: GuideList | undefined) => isCurrent && setAnswer({ to: question, found });
    const timer = window.setTimeout(() => {
      findGuides(question, communeId).then(take, () => take(undefined));
    }, TYPING_RESTS_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [question, communeId]);
  return useMemo(() => {
    const { whole, partly } = byWords(book, question);
    const confident = whole.length > 0;
    // What only half fits would be gone again in a moment, under somebody's finger.
    if (answer?.to !== question) return { guides: whole, confident, isAsking: true };
    if (!answer.found) return { guides: [...whole, ...partly], confident, isAsking: false };
    const meant = answer.found.guides;
    const others = whole.filter(({ slug }) => !meant.some((guide) => guide.slug === slug));
    return { guides: [...meant, ...others], confident: answer.found.confident || others.length > 0, isAsking: false };
  }, [book, question, answer]);
}

/** Guides with a name that holds all words of the question, or begins of words, and with one that holds half of them. */
function byWords(book: GuideBook | undefined, question: string): Record<"whole" | "partly", GuideCard[]> {
  const asked = fold(question).split(/\s+/).filter(Boolean);
  const shares = (book?.guides ?? []).map((guide) => {
    const names = [guide.title, ...guide.aliases].map((name) => ` ${fold(name)}`);
    const held = names.map((name) => asked.filter((word) => name.includes(` ${word}`)).length);
    return { guide, share: Math.max(...held) / asked.length };
  });
  shares.sort((a, b) => b.share - a.share);
  return {
    whole: shares.filter(({ share }) => share === 1).map(({ guide }) => guide),
    partly: shares.filter(({ share }) => share >= 0.5 && share < 1).map(({ guide }) => guide),
  };
}
