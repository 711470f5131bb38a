/**
 * Folds text for matching only, never for storing: NFC, then no marks, `đ → d`, lower case.
 * "Hướng dẫn" and "HUONG DAN" fold to the same "huong dan". Length may differ from the original.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[đĐðÐ]/gu, "d")
    .toLowerCase()
    .normalize("NFC");
}
