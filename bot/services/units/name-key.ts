const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * What makes two spellings of a place's or team's name the same: case, spaces, composed or decomposed letters, and where
 * the tone mark stands ("Hòa" = "Hoà"). Accents themselves matter: "Xóm Hạ" and "Xóm Há" are two villages.
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .split(/\s+/u)
    .filter(Boolean)
    .map((word) => word.replace(TONE_MARKS, "") + (word.match(TONE_MARKS) ?? []).join(""))
    .join(" ")
    .normalize("NFC");
}

/** The same for a province, which people write with and without what it is: "Tỉnh Hà Tĩnh" and "Hà Tĩnh", "TP. Huế". */
export function provinceKey(name: string): string {
  return nameKey(tidyName(name).replace(/^(?:tỉnh |thành phố |tp\.? |tp\.)/iu, ""));
}

/** The name as shown: NFC, single spaces. */
export function tidyName(name: string): string {
  return name.normalize("NFC").trim().replace(/\s+/gu, " ");
}
