import { z } from "zod";
import { UsageError } from "./verb.ts";

const Named = z.object({ id: z.union([z.string(), z.number()]) });

function answerLine<Input>(line: string, schema: z.ZodType<Input>, answer: (input: Input) => object): object {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: "Dòng này không phải JSON." };
  }
  const input = schema.safeParse(value);
  if (input.success) return answer(input.data);
  const named = Named.safeParse(value);
  const fields = input.error.issues.map((issue) => issue.path.join(".") || "cả dòng").join(", ");
  return { id: named.success ? named.data.id : null, error: `Sai hoặc thiếu: ${fields}.` };
}

/** The whole lines of each piece that comes in. Lines end at \n only: JSON strings may hold U+2028, where `readline` would cut. */
async function* linesOf(stream: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield lines;
  }
  yield [rest];
}

async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise((resolve) => process.stdout.once("drain", resolve));
}

/**
 * Answers each JSON line of standard input with one JSON line on standard output, in order.
 * A line that cannot be read gets `{ id, error }` and makes the exit code 1; the others are still answered.
 */
export async function answerJsonLines<Input>(
  args: string[],
  schema: z.ZodType<Input>,
  answer: (input: Input) => object,
): Promise<number> {
  if (args.length > 0) throw new UsageError(`Lệnh này không có tùy chọn “${args[0]}”.`);
  process.stdin.setEncoding("utf8");
  let exitCode = 0;
  for await (const lines of linesOf(process.stdin)) {
    const results = lines.flatMap((line) => (line.trim() === "" ? [] : answerLine(line.trim(), schema, answer)));
    if (results.some((result) => "error" in result)) exitCode = 1;
    await write(results.map((result) => `${JSON.stringify(result)}\n`).join(""));
  }
  return exitCode;
}
