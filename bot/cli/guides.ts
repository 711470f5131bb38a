import { z } from "zod";
import { guides } from "../../shared/catalogue/guides.ts";
import { buildGuideIndex, searchGuides } from "../../shared/understanding/search-guides.ts";
import { guideEvidence } from "../services/learned/evidence.ts";
import { answerJsonLines } from "./json-lines.ts";
import type { Verb } from "./verb.ts";

const Question = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

export const guidesVerb: Verb = {
  name: "guides",
  summary: "Tìm bài hướng dẫn cho từng câu hỏi",
  usage: '< câu-hỏi.jsonl\n  mỗi dòng vào: {"id","text"}\n  mỗi dòng ra:  {"id","slugs":[hợp nhất trước],"confident"}',
  run: (args) => {
    const index = buildGuideIndex(guides, guideEvidence);
    return answerJsonLines(args, Question, ({ id, text }) => ({ id, ...searchGuides(index, text) }));
  },
};
