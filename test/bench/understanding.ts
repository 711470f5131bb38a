import { readFileSync } from "node:fs";
import { guides } from "../../shared/catalogue/guides.ts";
import { indicators } from "../../shared/catalogue/indicators.ts";
import { askedQuestions } from "../../shared/understanding/guide-questions.ts";
import { type Hand, hands } from "../../shared/understanding/hands.ts";
import { intents } from "../../shared/understanding/intent.ts";
import { utterances } from "../../shared/understanding/intent-utterances.ts";
import { readIntent } from "../../shared/understanding/read-intent.ts";
import { compileCatalogue, readReport } from "../../shared/understanding/read-report.ts";
import { buildGuideIndex, searchGuides } from "../../shared/understanding/search-guides.ts";
import { answerUnseen, type FoundQuestion, sharesOf } from "../shared/understanding/guide-shares.ts";
import { readUnseen, shareRight } from "../shared/understanding/intent-shares.ts";
import { labelledQuestions, labelledUtterances } from "../shared/understanding/labelled.ts";
import { trainBaseline } from "./understanding-baseline.ts";
import { compressedSize } from "./understanding-size.ts";

interface LabelledMessage {
  text: string;
  kind: string;
  values: Record<string, number>;
  tags: string[];
}

const longest = 2000;
const catalogue = compileCatalogue(indicators);
const index = buildGuideIndex(guides);

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(whole, 1)).toFixed(1).padStart(5)} %`;

function readMessages(): LabelledMessage[] {
  const file = new URL("../shared/understanding/data/report-messages.jsonl", import.meta.url);
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as LabelledMessage);
}

function isExact(message: LabelledMessage): boolean {
  const { kind, values } = readReport(message.text, catalogue);
  const entries = Object.entries(values);
  const same = entries.every(([code, value]) => message.values[code] === value);
  return kind === message.kind && same && entries.length === Object.keys(message.values).length;
}

function printShares(title: string, groups: ReadonlyMap<string, readonly boolean[]>): void {
  console.log(`\n${title}`);
  for (const [name, right] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`  ${name.padEnd(22)} ${percent(right.filter(Boolean).length, right.length)}  of ${right.length}`);
  }
}

function printConfusions(pairs: readonly [string, string][]): void {
  const counts = new Map<string, number>();
  for (const [meant, read] of pairs) {
    if (meant !== read) counts.set(`${meant} → ${read}`, (counts.get(`${meant} → ${read}`) ?? 0) + 1);
  }
  for (const [pair, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${count} × ${pair}`);
}

function groupBy(messages: readonly LabelledMessage[], names: (message: LabelledMessage) => string[]) {
  const groups = new Map<string, boolean[]>();
  for (const message of messages) {
    const right = isExact(message);
    for (const name of names(message)) groups.set(name, [...(groups.get(name) ?? []), right]);
  }
  return groups;
}

function printReports(): void {
  const messages = readMessages();
  printShares(
    "Reports: kind and every value right, by kind",
    groupBy(messages, ({ kind }) => [kind]),
  );
  printShares(
    "Reports by tag",
    groupBy(messages, ({ tags }) => tags),
  );
  console.log("\nKinds taken for another");
  printConfusions(messages.map(({ kind, text }) => [kind, readReport(text, catalogue).kind]));
}

function printSpeed(): void {
  const texts = readMessages().map(({ text }) => text);
  // Until the engine has made fast code of it, which a busy machine puts off.
  for (let round = 0; round < 30; round++) for (const text of texts) readReport(text, catalogue);
  const started = performance.now();
  const before = process.cpuUsage();
  let read = 0;
  while (performance.now() - started < 2000) {
    for (const text of texts) readReport(text, catalogue);
    read += texts.length;
  }
  const { user, system } = process.cpuUsage(before);
  console.log(`\nreadReport: ${((1000 * read) / (performance.now() - started)).toFixed(0)} messages/s on one core`);
  console.log(`  ${((user + system) / read).toFixed(0)} µs of processor time each`);
  const worst = {
    digits: "1",
    alias: "vneid ",
    emoji: "😀",
    words: "hướng dẫn dịch vụ công 3 người ",
    list: "vneid 5, ",
    numbers: "1 2 3 ",
  };
  for (const [name, piece] of Object.entries(worst)) {
    const text = piece.repeat(longest).slice(0, longest);
    const times = Array.from({ length: 20 }, () => {
      const from = performance.now();
      readReport(text, catalogue);
      return performance.now() - from;
    });
    console.log(`  ${longest} characters of ${name.padEnd(8)} ${times.sort((a, b) => a - b)[10]?.toFixed(2)} ms`);
  }
}

function byHand<Row extends { hand: Hand }>(rows: readonly Row[]): [Hand, Row[]][] {
  return hands
    .map((hand): [Hand, Row[]] => [hand, rows.filter((row) => row.hand === hand)])
    .filter(([, its]) => its.length > 0);
}

/** The development utterances by both; then each hand's utterances by what was learned from the others. */
async function printIntents(): Promise<void> {
  const taught = intents.map(
    (wanted) => [wanted, utterances.flatMap(({ intent, text }) => (intent === wanted ? [text] : []))] as const,
  );
  const baseline = await trainBaseline(new Map(taught));
  const rows = labelledUtterances("intents");
  const ours = rows.map((row) => ({
    ...row,
    read: readIntent(row.text, row.role, catalogue),
  }));
  const theirs = await Promise.all(rows.map(({ text }) => baseline.classify(text)));
  const right = rows.filter(({ intent }, at) => theirs[at] === intent).length;
  console.log(`\nintents: ours ${percent(shareRight(ours), 1)}, node-nlp ${percent(right, rows.length)}`);
  const unseen = readUnseen();
  for (const [hand, its] of byHand(unseen)) {
    console.log(`\nintents of ${hand}, learned from all other hands: ${percent(shareRight(its), 1)} of ${its.length}`);
    printConfusions(its.map(({ intent, read }) => [intent, read]));
  }
}

function printGuideShares(title: string, rows: readonly Pick<FoundQuestion, "slugs" | "found">[]): void {
  const { first, amongThree, answerableRefused, othersRefused } = sharesOf(rows);
  console.log(`\n${title}`);
  console.log(`  right guide first     ${percent(first, 1)}`);
  console.log(`  among three           ${percent(amongThree, 1)}`);
  console.log(`  answerable refused    ${percent(answerableRefused, 1)}`);
  console.log(`  others refused        ${percent(othersRefused, 1)}`);
}

/** The development questions by both; then each hand's questions by what was learned from the others. */
async function printGuides(): Promise<void> {
  const asked = (wanted: string) =>
    askedQuestions.flatMap(({ text, slugs }) => ((slugs[0] ?? "none") === wanted ? [text] : []));
  const taught = guides.map(({ slug, aliases }) => [slug, [...asked(slug), ...aliases]] as const);
  const baseline = await trainBaseline(new Map([...taught, ["none", asked("none")]]));
  const rows = labelledQuestions("guide-queries");
  const ours = rows.map(({ slugs, text }) => ({ slugs, found: searchGuides(index, text).slugs }));
  printGuideShares("guide-queries, ours", ours);
  const labels = await Promise.all(rows.map(({ text }) => baseline.classify(text)));
  const theirs = labels.map((label) => (label === "none" || label === "None" ? [] : [label]));
  printGuideShares(
    "guide-queries, node-nlp",
    rows.map(({ slugs }, at) => ({ slugs, found: theirs[at] ?? [] })),
  );
  for (const [hand, its] of byHand(answerUnseen())) printGuideShares(`${hand}, learned from all other hands`, its);
}

async function printSizes(): Promise<void> {
  console.log("\nCompressed, catalogue apart");
  for (const module of ["read-report", "search-guides", "read-intent", "find-secrets"]) {
    console.log(`  ${module.padEnd(14)} ${((await compressedSize(module)) / 1024).toFixed(1)} kB`);
  }
}

/** Prints how well and how fast messages are understood, beside a public library taught the same. About 20 s. */
export async function run(): Promise<void> {
  printReports();
  printSpeed();
  await printIntents();
  await printGuides();
  await printSizes();
}
