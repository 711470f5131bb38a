import type { MenuItem } from "../menu.tsx";

/** Zalo's signs for reactions and how they look. */
export const reactionFaces: Readonly<Record<string, string>> = {
  "/-heart": "❤️",
  "/-strong": "👍",
  ":>": "😄",
  ":o": "😮",
  "--b": "😢",
  ":-((": "😭",
  ":-h": "😡",
};
const names: Readonly<Record<string, string>> = {
  "/-heart": "Thả tim",
  "/-strong": "Thích",
  ":>": "Cười",
  ":o": "Ngạc nhiên",
  "--b": "Buồn",
  ":-((": "Khóc",
  ":-h": "Giận",
};

export function reactionItems(onReact: (icon: string) => void): MenuItem[] {
  const items = Object.entries(reactionFaces).map(([icon, face]) => ({
    title: `${face} ${names[icon] ?? icon}`,
    isHalf: true,
    act: () => onReact(icon),
  }));
  return [...items, { title: "Bỏ cảm xúc", isHalf: true, act: () => onReact("/-remove") }];
}
