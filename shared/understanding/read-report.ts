import { attach } from "./attach.ts";
import type { Link } from "./bind-one.ts";
import { combine, type Figure } from "./combine.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import { isCorrection, markWrong } from "./corrections.ts";
import { type Entity, findEntities, type Quantity } from "./entities.ts";
import { fallBack, giveWaiting, settleAmbiguous, settleLearners } from "./fallbacks.ts";
import { type Item, readItems } from "./items.ts";
import { type Kind, kindOf } from "./kinds.ts";
import { dropParts } from "./parts-of-totals.ts";
import { placesOf } from "./places.ts";
import { giveMarks } from "./quantity-marks.ts";
import { type Question, questionsFor } from "./questions.ts";
import { allowPrevious, giveScopes } from "./scopes.ts";
import { setTopicsAside } from "./topics.ts";

export type { Figure } from "./combine.ts";
export { type CompiledCatalogue, compileCatalogue } from "./compile-catalogue.ts";
export type { Question } from "./questions.ts";

export interface Reading {
  kind: Kind;
  values: Record<string, number>;
  figures: Figure[];
  questions: Question[];
}

/** What a message says by itself, and the pieces it was read from. */
export interface ReadAlone {
  said: Omit<Reading, "values">;
  items: readonly Item[];
  entities: readonly Entity[];
  /** The numbers that may count, each with the indicators it is of. */
  links: readonly Link[];
}

const longest = 4000;

/** Reads one message by itself. Never throws; what is not certain is a question, not a value. */
export function readReport(text: string, catalogue: CompiledCatalogue): Reading {
  return withValues(readAlone(text, catalogue).said);
}

export function withValues<Said extends ReadAlone["said"]>(said: Said): Said & Reading {
  const values: Record<string, number> = {};
  for (const { code, value } of said.figures) values[code] = value;
  return { ...said, values };
}

export function readAlone(text: string, catalogue: CompiledCatalogue): ReadAlone {
  const items = readItems(text.slice(0, longest), catalogue);
  const places = placesOf(items);
  const entities = findEntities(items, places, catalogue);
  const corrects = isCorrection(items, places, entities);
  if (corrects) markWrong(items, entities);
  setTopicsAside(items, entities, catalogue);
  giveScopes(items, places, entities, corrects);
  giveMarks(items, entities, corrects);
  allowPrevious(items, entities);
  const quantities = entities.filter((entity): entity is Quantity => entity.kind === "quantity");
  // Where no number stands there is none to give names to.
  const links = quantities.length === 0 ? [] : giveNames(items, entities, corrects, catalogue);
  const combined = combine(items, links, catalogue, corrects);
  const kind = kindOf({ items, quantities, links, combined, corrects });
  const figures = kind === "report" || kind === "correction" || kind === "unclear" ? combined.figures : [];
  const questions = kind === "unclear" ? questionsFor(combined.troubles, links, catalogue) : [];
  return { said: { kind, figures, questions }, items, entities, links };
}

/** Says of every number which indicators it is of, if any. */
function giveNames(
  items: readonly Item[],
  entities: readonly Entity[],
  corrects: boolean,
  catalogue: CompiledCatalogue,
) {
  const attached = dropParts(items, settleAmbiguous(attach(items, entities, catalogue), entities));
  if (corrects) return attached;
  const settled = settleLearners(items, attached, catalogue);
  return fallBack(items, giveWaiting(items, settled, entities, catalogue), catalogue);
}
