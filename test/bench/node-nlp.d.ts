/** The little of node-nlp that the benchmark uses; the package brings no types. */
declare module "node-nlp" {
  export class NlpManager {
    constructor(settings: {
      languages: string[];
      forceNER: boolean;
      autoSave: boolean;
      nlu: { log: boolean; useNoneFeature: boolean };
    });
    addDocument(language: string, text: string, label: string): void;
    train(): Promise<void>;
    process(language: string, text: string): Promise<{ intent: string }>;
  }
}
