import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Message } from "../../../protocol.ts";

/** Nearer to the end than this a reader counts as following, in CSS pixels. */
const FOLLOWING_PX = 120;

/**
 * Keeps the newest message in view for somebody who follows the chat or wrote it, also when the phone gets another size or a
 * picture arrives. Somebody who reads further up stays there; `isAway` then.
 */
export function useNewestInView(newest: Message | undefined, actorId: string) {
  const list = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const [isAway, setAway] = useState(false);

  function toNewest() {
    isFollowing.current = true;
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }

  const newestId = newest?.id;
  const isOwn = newest?.sender.kind === "person" && newest.sender.personId === actorId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is the reason to scroll, not a function made anew
  useLayoutEffect(() => {
    if (newestId && (isFollowing.current || isOwn)) toNewest();
  }, [newestId, isOwn]);

  useEffect(() => {
    const area = list.current;
    if (!area) return;
    const onScroll = () => {
      isFollowing.current = area.scrollHeight - area.scrollTop - area.clientHeight < FOLLOWING_PX;
      setAway(!isFollowing.current);
    };
    const settle = () => isFollowing.current && area.scrollTo({ top: area.scrollHeight });
    const sizes = new ResizeObserver(settle);
    sizes.observe(area);
    area.addEventListener("scroll", onScroll, { passive: true });
    // Pictures change the height when they have come; their load events do not bubble.
    area.addEventListener("load", settle, { capture: true });
    return () => {
      sizes.disconnect();
      area.removeEventListener("scroll", onScroll);
      area.removeEventListener("load", settle, { capture: true });
    };
  }, []);

  return { list, isAway, toNewest };
}
