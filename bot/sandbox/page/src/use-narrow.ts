import { useSyncExternalStore } from "react";

/** In em, so that large type brings the layout with one phone at a time, too. The styles use the same width. */
const narrow = matchMedia("(max-width: 45em)");

function subscribe(onChange: () => void): () => void {
  narrow.addEventListener("change", onChange);
  return () => narrow.removeEventListener("change", onChange);
}

/** True where only one phone fits the screen. */
export const useNarrow = () => useSyncExternalStore(subscribe, () => narrow.matches);
