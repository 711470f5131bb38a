import { readStored, writeStored } from "./store.ts";

/** The page that hosts us owns the browser's zoom, so the app has its own. */
export const textSizes = ["normal", "large", "huge"] as const;
export type TextSize = (typeof textSizes)[number];

export function currentTextSize(): TextSize {
  const stored = readStored("text-size");
  return textSizes.find((size) => size === stored) ?? "normal";
}

export function setTextSize(size: TextSize): void {
  writeStored("text-size", size);
  document.documentElement.dataset.textSize = size;
}
