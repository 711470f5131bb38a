import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { endianness } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { LearnedEvidence } from "../../../shared/understanding/learned-evidence.ts";
import { projectRoot } from "../../project-root.ts";

type LearnedName = "intents" | "guides";

const fileOf = (name: LearnedName) => join(projectRoot, "dist/learned", `${name}.json`);

/** Numbers as they lie in memory, in base 64: reading 200,000 of them in decimals would take as long as learning them. */
const Learned = z.object({
  byteOrder: z.string(),
  /** Digests of the programs that learn the same: as compiled, and as written. */
  learnedBy: z.array(z.string()),
  labels: z.array(z.string()),
  features: z.array(z.string()),
  weights: z.string(),
  bias: z.string(),
});

export function packLearned({ labels, rows, weights, bias }: LearnedEvidence, learnedBy: readonly string[]): string {
  return JSON.stringify({
    byteOrder: endianness(),
    learnedBy,
    labels,
    features: [...rows.keys()],
    weights: toBase64(weights),
    bias: toBase64(bias),
  });
}

/** Undefined when another program learned it, or a machine that writes numbers the other way round. */
export function unpackLearned(text: string, reader: string): LearnedEvidence | undefined {
  const { data } = Learned.safeParse(JSON.parse(text));
  if (!data?.learnedBy.includes(reader) || data.byteOrder !== endianness()) return undefined;
  const { labels, features, weights, bias } = data;
  return {
    labels,
    rows: new Map(features.map((feature, at) => [feature, at * labels.length])),
    weights: fromBase64(weights),
    bias: fromBase64(bias),
  };
}

/** The last step of the build, so that neither a start nor a test has to learn. */
export function writeLearned(name: LearnedName, evidence: LearnedEvidence): void {
  mkdirSync(join(projectRoot, "dist/learned"), { recursive: true });
  const programs = [runningProgram, sources].filter((program) => existsSync(program.folder));
  // Whole or not at all: others may start meanwhile.
  writeFileSync(`${fileOf(name)}.new`, packLearned(evidence, programs.map(digestOf)));
  renameSync(`${fileOf(name)}.new`, fileOf(name));
}

/** What the build learned; undefined without a build, and when this program would learn something else. */
export function readLearned(name: LearnedName): LearnedEvidence | undefined {
  const file = fileOf(name);
  return existsSync(file) ? unpackLearned(readFileSync(file, "utf8"), digestOf(runningProgram)) : undefined;
}

/** What learns and what it learns from lies below `shared`. */
type Program = { folder: string; extension: ".ts" | ".js" };

const sources: Program = { folder: join(projectRoot, "shared"), extension: ".ts" };
const runningProgram: Program = {
  folder: fileURLToPath(new URL("../../../shared", import.meta.url)),
  extension: import.meta.url.endsWith(".ts") ? ".ts" : ".js",
};

/** Of everything that decides what is learned, whatever it is called by; some 10 ms. */
function digestOf({ folder, extension }: Program): string {
  const digest = createHash("sha256");
  for (const room of ["understanding", "catalogue", "calendar"]) {
    const names = readdirSync(join(folder, room), { recursive: true, encoding: "utf8" });
    for (const name of names.filter((name) => name.endsWith(extension)).sort()) {
      digest.update(`${room}/${name}\0`).update(readFileSync(join(folder, room, name)));
    }
  }
  return digest.digest("base64");
}

function toBase64(numbers: Float64Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString("base64");
}

function fromBase64(text: string): Float64Array {
  return new Float64Array(Uint8Array.from(Buffer.from(text, "base64")).buffer);
}
