import { readFileSync } from "node:fs";
import { guides } from "../../shared/catalogue/guides.ts";
import { indicators } from "../../shared/catalogue/indicators.ts";
import { guideQuestions } from "../../shared/understanding/guide-questions.ts";
import { intentUtterances } from "../../shared/understanding/intent-utterances.ts";
import { intents, readIntent, roles } from "../../shared/understanding/read-intent.ts";
import { compileCatalogue, readReport } from "../../shared/understanding/read-report.ts";
import { buildGuideIndex, searchGuides } from "../../shared/understanding/search-guides.ts";
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
  for (const text of texts) readReport(text, catalogue);
  const started = performance.now();
  let read = 0;
  while (performance.now() - started < 2000) {
    for (const text of texts) readReport(text, catalogue);
    read += texts.length;
  }
  console.log(`\nreadReport: ${((1000 * read) / (performance.now() - started)).toFixed(0)} messages/s on one core`);
  const worst = { digits: "1", alias: "vneid ", emoji: "😀", words: "hướng dẫn dịch vụ công 3 người " };
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

async function printIntents(): Promise<void> {
  const shipped = intents.map((intent) => [intent, roles.flatMap((role) => intentUtterances[intent][role])] as const);
  const baseline = await trainBaseline(new Map(shipped));
  for (const set of ["intents", "intents.held-out"]) {
    const rows = labelledUtterances(set);
    const ours = rows.map(({ text, role }) => readIntent(text, role, { catalogue, guides: index }).intent);
    const theirs = await Promise.all(rows.map(({ text }) => baseline.classify(text)));
    const right = (answers: string[]) => rows.filter(({ intent }, at) => answers[at] === intent).length;
    console.log(`\n${set}: ours ${percent(right(ours), rows.length)}, node-nlp ${percent(right(theirs), rows.length)}`);
    printConfusions(rows.map(({ intent }, at) => [intent, ours[at] ?? ""]));
  }
}

function printGuideShares(who: string, set: string, found: readonly (readonly string[])[]): void {
  const rows = labelledQuestions(set).map(({ slugs }, at) => ({ slugs, found: found[at] ?? [] }));
  const answerable = rows.filter(({ slugs }) => slugs.length > 0);
  const others = rows.filter(({ slugs }) => slugs.length === 0);
  const count = (part: typeof rows, test: (row: (typeof rows)[number]) => boolean) =>
    percent(part.filter(test).length, part.length);
  console.log(`\n${set}, ${who}`);
  console.log(`  right guide first     ${count(answerable, (row) => row.slugs.includes(row.found[0] ?? ""))}`);
  console.log(
    `  among three           ${count(answerable, (row) => row.found.some((slug) => row.slugs.includes(slug)))}`,
  );
  console.log(`  answerable refused    ${count(answerable, (row) => row.found.length === 0)}`);
  console.log(`  others refused        ${count(others, (row) => row.found.length === 0)}`);
}

async function printGuides(): Promise<void> {
  const names = new Map(guides.map((guide) => [guide.slug, guide.aliases] as const));
  const taught = Object.entries(guideQuestions).map(
    ([slug, asked]) => [slug, [...asked, ...(names.get(slug) ?? [])]] as const,
  );
  const baseline = await trainBaseline(new Map(taught));
  for (const set of ["guide-queries", "guide-queries.held-out"]) {
    const rows = labelledQuestions(set);
    printGuideShares(
      "ours",
      set,
      rows.map(({ text }) => searchGuides(index, text).slugs),
    );
    const labels = await Promise.all(rows.map(({ text }) => baseline.classify(text)));
    printGuideShares(
      "node-nlp",
      set,
      labels.map((label) => (label === "none" || label === "None" ? [] : [label])),
    );
  }
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
