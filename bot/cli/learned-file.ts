import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { endianness } from "node:os";
import { z } from "zod";
import type { LearnedEvidence } from "../../shared/understanding/learned-evidence.ts";

/** Beside the compiled program; the sources have none. */
const folder = new URL("../../learned/", import.meta.url);
const fileOf = (name: LearnedName) => new URL(`${name}.json`, folder);

type LearnedName = "intents" | "guides";

/** Numbers as they lie in memory, in base 64: reading 200,000 of them in decimals would take as long as learning them. */
const Learned = z.object({
  byteOrder: z.string(),
  labels: z.array(z.string()),
  features: z.array(z.string()),
  weights: z.string(),
  bias: z.string(),
});

export function packLearned({ labels, rows, weights, bias }: LearnedEvidence): string {
  return JSON.stringify({
    byteOrder: endianness(),
    labels,
    features: [...rows.keys()],
    weights: toBase64(weights),
    bias: toBase64(bias),
  });
}

/** Undefined when it was packed on a machine that writes numbers the other way round. */
export function unpackLearned(text: string): LearnedEvidence | undefined {
  const { byteOrder, labels, features, weights, bias } = Learned.parse(JSON.parse(text));
  if (byteOrder !== endianness()) return undefined;
  return {
    labels,
    rows: new Map(features.map((feature, at) => [feature, at * labels.length])),
    weights: fromBase64(weights),
    bias: fromBase64(bias),
  };
}

export function writeLearned(name: LearnedName, evidence: LearnedEvidence): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(name), packLearned(evidence));
}

/** What the build learned, so that few lines need not wait half a second for it to be learned again; undefined without a build. */
export function readLearned(name: LearnedName): LearnedEvidence | undefined {
  try {
    return unpackLearned(readFileSync(fileOf(name), "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function toBase64(numbers: Float64Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString("base64");
}

function fromBase64(text: string): Float64Array {
  return new Float64Array(Uint8Array.from(Buffer.from(text, "base64")).buffer);
}
