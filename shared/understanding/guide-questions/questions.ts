/** What people asked, by the guides that answer, best first and parted by a space; `none` when no guide of ours does. */
export type GuideQuestions = Readonly<Record<string, readonly string[]>>;
