import { z } from "zod";
import { indicators } from "../../shared/catalogue/indicators.ts";
import { roles } from "../../shared/understanding/intent.ts";
import { readIntent } from "../../shared/understanding/read-intent.ts";
import { compileCatalogue } from "../../shared/understanding/read-report.ts";
import { intentEvidence } from "../services/learned/evidence.ts";
import { answerJsonLines } from "./json-lines.ts";
import type { Verb } from "./verb.ts";

const Utterance = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  role: z.enum(roles).default("resident"),
});

export const intentsVerb: Verb = {
  name: "intents",
  summary: "Đoán người nhắn muốn gì",
  usage:
    '< tin-nhắn.jsonl\n  mỗi dòng vào: {"id","text","role":"member"|"staff"|"resident" (không ghi: resident)}\n  mỗi dòng ra:  {"id","intent"}',
  run: (args) => {
    const catalogue = compileCatalogue(indicators);
    const evidence = intentEvidence();
    return answerJsonLines(args, Utterance, ({ id, text, role }) => ({
      id,
      intent: readIntent(text, role, catalogue, evidence),
    }));
  },
};
