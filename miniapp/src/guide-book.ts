import { useEffect, useState } from "react";
import type { GuideBook, GuideCard } from "../../shared/api/guide.ts";
import { fold } from "../../shared/understanding/fold.ts";
import { readGuideBook } from "./api/guides.ts";
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
}

type Search = (question: string) => Found;

/** Finds guides as the chat does, without network; until the finder is loaded, by the letters of title and aliases. */
export function useGuideSearch(book: GuideBook | undefined, isWanted: boolean): Search {
  const [find, setFind] = useState<{ by: Search }>();
  useEffect(() => {
    if (book === undefined || !isWanted) return;
    let isCurrent = true;
    import("../../shared/understanding/search-guides.ts")
      .then(({ buildGuideIndex, searchGuides }) => {
        const index = buildGuideIndex(book.guides);
        const by: Search = (question) => {
          const { slugs, confident } = searchGuides(index, question);
          const meant = slugs.flatMap((slug) => book.guides.filter((guide) => guide.slug === slug));
          const guides = [...new Set([...meant, ...byLetters(book, question)])];
          return { guides, confident: confident || guides.length > meant.length };
        };
        if (isCurrent) setFind({ by });
      })
      // The finder itself needs the network once; letters are enough meanwhile.
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [book, isWanted]);
  return find?.by ?? ((question) => ({ guides: byLetters(book, question), confident: true }));
}

function byLetters(book: GuideBook | undefined, question: string) {
  const wanted = fold(question).trim();
  return (book?.guides ?? []).filter(({ title, aliases }) =>
    [title, ...aliases].some((words) => ` ${fold(words)}`.includes(` ${wanted}`)),
  );
}
