import { NlpManager } from "node-nlp";

/** A public language library, taught what our own understanding is taught, to measure ours against. */
export interface Baseline {
  classify(text: string): Promise<string>;
}

/** Trains node-nlp on examples by label. It knows no Vietnamese, so it splits words as it does by default. */
export async function trainBaseline(examples: ReadonlyMap<string, readonly string[]>): Promise<Baseline> {
  const manager = new NlpManager({
    languages: ["vi"],
    forceNER: false,
    autoSave: false,
    nlu: { log: false, useNoneFeature: true },
  });
  for (const [label, texts] of examples) for (const text of texts) manager.addDocument("vi", text, label);
  await manager.train();
  return { classify: async (text) => String((await manager.process("vi", text)).intent) };
}
