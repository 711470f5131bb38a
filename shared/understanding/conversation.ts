import { type Change, changesOf } from "./changes.ts";
import type { Figure } from "./combine.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Entity, Quantity } from "./entities.ts";
import { fold } from "./fold.ts";
import { marked } from "./items.ts";
import { askWhich, type Question } from "./questions.ts";
import { type ReadAlone, type Reading, readAlone, withValues } from "./read-report.ts";
import { isAsBefore } from "./same-as-before.ts";

/** What was said before the message. */
export interface ReadingContext {
  /** The figures of the report the conversation is about. */
  draft?: Readonly<Record<string, number>>;
  /** What the product asked last. */
  asked?: Question;
  /** Last period's figures, for "như tuần trước". */
  previous?: Readonly<Record<string, number>>;
}

/** What a message says where it stands. */
export interface TurnReading extends Reading {
  /** What a correction wants done. */
  changes: Change[];
}

type Said = Omit<TurnReading, "values">;

interface Turn extends ReadAlone {
  said: Said;
  context: ReadingContext;
  catalogue: CompiledCatalogue;
}

/** Reads the message as the next turn of a conversation; what it says clearly by itself stays. Never throws. */
export function readInConversation(text: string, catalogue: CompiledCatalogue, context: ReadingContext): TurnReading {
  const alone = readAlone(text, catalogue);
  const turn: Turn = { ...alone, said: { ...alone.said, changes: changesOf(alone) }, context, catalogue };
  const said = answer(turn) ?? sameAsBefore(turn) ?? addition(turn) ?? namelessCorrection(turn) ?? audience(turn);
  return withValues(said ?? turn.said);
}

/** A number alone answers "how many?"; a name alone answers "of what?". */
function answer({ said, items, entities, context }: Turn): Said | undefined {
  const { asked } = context;
  if (!asked || said.kind === "correction") return undefined;
  const mentioned = entities.flatMap((entity) => (entity.kind === "mention" ? entity.codes : []));
  const number = bareNumber(entities);
  const [code] = asked.codes;
  if (number && code !== undefined && asked.codes.length === 1 && mentioned.every((named) => named === code)) {
    return report([figureOf(code, number, "trả lời câu hỏi")]);
  }
  const words = items.map((item) => item.key).join(" ");
  const titled = asked.choices.filter(
    (choice) => mentioned.length === 0 && words.length > 1 && fold(choice.title).includes(words),
  );
  const named = asked.choices.filter((choice) => choice.code !== undefined && mentioned.includes(choice.code));
  const chosen = named.length > 0 ? named : titled;
  const [choice] = chosen;
  if (number || chosen.length !== 1 || choice?.code === undefined || choice.value === undefined) return undefined;
  const span = { start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? 0 };
  return report([{ code: choice.code, value: choice.value, span, approximate: false, reason: "trả lời câu hỏi" }]);
}

/** "Như tuần trước", with what is said to be different. */
function sameAsBefore({ said, items, context }: Turn): Said | undefined {
  if (!context.previous || said.kind === "correction") return undefined;
  const same = items.find((item, at) => marked(item, "same") || isAsBefore(items, at));
  if (!same) return undefined;
  const span = { start: same.start, end: same.end };
  const before = Object.entries(context.previous).map(
    ([code, value]): Figure => ({ code, value, span, approximate: false, reason: "như kỳ trước" }),
  );
  const changed = new Set(said.figures.map((figure) => figure.code));
  return report([...before.filter((figure) => !changed.has(figure.code)), ...said.figures]);
}

/** "Thêm 3 hồ sơ", "thêm 3" while a draft is open. */
function addition(turn: Turn): Said | undefined {
  const { said, items, entities, context } = turn;
  if (!context.draft || said.kind === "correction") return undefined;
  const first = items.find((item) => item.kind !== "mark" && !marked(item, "kin") && !marked(item, "talk"));
  if (!marked(first, "more")) return undefined;
  if (said.figures.length > 0) {
    const changes = said.figures.map((figure): Change => ({ op: "add", code: figure.code, value: figure.value }));
    return { kind: "correction", figures: [], questions: said.questions, changes };
  }
  const number = bareNumber(entities);
  return number ? nameless(turn, { op: "add", code: undefined, value: number.value }, number) : undefined;
}

/** A correction that names no indicator: of the only figure, of the one that has the wrong number, or the person says which. */
function namelessCorrection(turn: Turn): Said | undefined {
  const { said, entities, context } = turn;
  if (said.kind !== "correction" || said.figures.length > 0 || !context.draft) return undefined;
  const [change] = said.changes;
  if (change && change.code !== undefined) return undefined;
  return nameless(turn, change, bareNumber(entities));
}

function nameless(
  { entities, context, catalogue }: Turn,
  change: Change | undefined,
  number: Quantity | undefined,
): Said {
  const codes = Object.keys(context.draft ?? {});
  const wrong = entities.flatMap((entity) => (entity.kind === "quantity" ? oldNumbers(entity) : []));
  const matching = codes.filter((code) => wrong.includes(context.draft?.[code] ?? Number.NaN));
  const asked = context.asked?.codes ?? [];
  const [code] = [matching, codes, asked].find((list) => list.length === 1) ?? [];
  if (change && code !== undefined)
    return { kind: "correction", figures: [], questions: [], changes: [{ ...change, code }] };
  const value = change && "value" in change && change.op === "set" ? change.value : undefined;
  const question = askWhich(codes, value, number, catalogue);
  return { kind: "correction", figures: [], questions: [question], changes: change ? [change] : [] };
}

function oldNumbers(quantity: Quantity): number[] {
  if (quantity.replaces !== undefined) return [quantity.replaces];
  return quantity.scope === "wrong" ? [quantity.value] : [];
}

/** "30 người dự" after a draft with a class: those people sat in the class. */
function audience({ said, context, catalogue }: Turn): Said | undefined {
  const { draft } = context;
  if (!draft || !("training_sessions" in draft) || "propaganda_sessions" in draft) return undefined;
  if (said.kind !== "report" || said.figures.length !== 1 || said.figures[0]?.code !== "propaganda_attendees")
    return undefined;
  if (!catalogue.indicators.has("training_attendees")) return undefined;
  return report([{ ...said.figures[0], code: "training_attendees" }]);
}

function bareNumber(entities: readonly Entity[]): Quantity | undefined {
  const numbers = entities.filter(
    (entity): entity is Quantity =>
      entity.kind === "quantity" && entity.scope === "counts" && entity.doubt === undefined,
  );
  return numbers.length === 1 ? numbers[0] : undefined;
}

function figureOf(code: string, quantity: Quantity, reason: string): Figure {
  const { value, start, end, approximate } = quantity;
  return { code, value, span: { start, end }, approximate, reason };
}

function report(figures: Figure[]): Said {
  return { kind: "report", figures, questions: [], changes: [] };
}
