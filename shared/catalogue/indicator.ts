/** The four parts every official report of the teams is divided into, in the order documents print them. */
export const pillars = ["chính quyền số", "kinh tế số", "xã hội số", "tuyên truyền - tập huấn"] as const;

export type Pillar = (typeof pillars)[number];

/** One thing a team counts. Codes are stable: an indicator is retired, never renamed. */
export interface Indicator {
  code: string;
  label: string;
  /** At most 22 characters, unique: for buttons and phone screens. */
  shortLabel: string;
  /** What one of it is called, in lower case: "người", "lượt", "hồ sơ" … */
  unit: string;
  pillar: Pillar;
  /** How members write it. Matching folds accents and case, so unaccented forms are not listed. */
  aliases: readonly string[];
  description: string;
  source: string;
  /** `sum` adds the periods up; `latest` is a running level of which the newest counts. */
  aggregation: "sum" | "latest";
}
