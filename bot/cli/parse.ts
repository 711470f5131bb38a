import { z } from "zod";
import { indicators } from "../../shared/catalogue/indicators.ts";
import { compileCatalogue, readReport } from "../../shared/understanding/read-report.ts";
import { answerJsonLines } from "./json-lines.ts";
import type { Verb } from "./verb.ts";

const Message = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

export const parseVerb: Verb = {
  name: "parse",
  summary: "Đọc số liệu trong từng tin nhắn báo cáo",
  usage: '< tin-nhắn.jsonl\n  mỗi dòng vào: {"id","text"}\n  mỗi dòng ra:  {"id","kind","values"}',
  run: (args) => {
    const catalogue = compileCatalogue(indicators);
    return answerJsonLines(args, Message, ({ id, text }) => {
      const { kind, values } = readReport(text, catalogue);
      return { id, kind, values };
    });
  },
};
