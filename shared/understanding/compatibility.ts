import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Quantity } from "./entities.ts";
import { unitDecides } from "./lexicon/mentions.ts";
import type { UnitClass } from "./lexicon/units.ts";

/** The indicator really meant when a number of this unit goes with this name. */
export function resolve(code: string, unit: UnitClass | undefined, catalogue: CompiledCatalogue, firm = false): string {
  const meant =
    unit === undefined || (firm && (code.startsWith("cashless_") || unit === "visit"))
      ? undefined
      : unitDecides[code]?.[unit];
  return meant !== undefined && catalogue.indicators.has(meant) ? meant : code;
}

const hard = 3;

/** How badly a number fits an indicator: 0 is perfect, 3 and more is a contradiction. */
export function misfit(code: string, quantity: Quantity, catalogue: CompiledCatalogue, firm: boolean): number {
  const meant = resolve(code, quantity.unit, catalogue, firm);
  // "cài app cho 20 hộ dân": households as those it was done for.
  const served = quantity.unit === "household" && quantity.marks.has("for") && !meant.endsWith("_attendees");
  if (served && !(firm && meant === "cashless_guided") && isOfPeople(catalogue.units.get(meant))) return 0.4;
  const own = quantity.own.length === 0 ? 0 : quantity.own.includes(meant) ? -0.3 : isGeneralOwn(quantity) ? 0 : 1.5;
  const unit =
    firm && (quantity.unit === "household" || quantity.unit === "place") && meant === "cashless_guided"
      ? "person"
      : quantity.unit;
  return own + unitMisfit(meant, unit, catalogue, firm, quantity.seller);
}

function isOfPeople(counted: UnitClass | undefined): boolean {
  return counted === "person" || counted === "visit";
}

function isGeneralOwn(quantity: Quantity): boolean {
  return quantity.own.some((code) => code === "people_supported" || code.endsWith("_attendees"));
}

function unitMisfit(
  code: string,
  unit: UnitClass | undefined,
  catalogue: CompiledCatalogue,
  firm: boolean,
  seller: boolean,
): number {
  if (unit === undefined) return 0.1;
  const counted = catalogue.units.get(code);
  if (counted === undefined || unit === counted) return 0;
  if (unit.startsWith("own:") || counted.startsWith("own:")) return unit === "generic" ? 0.3 : hard;
  if (counted === "event" && unit === "visit" && firm) return 0.1;
  if (counted === "place" && seller) return 0;
  if (counted === "event") return unit === "generic" || unit === "visit" ? 0.6 : hard;
  const people = counted === "person" || counted === "visit";
  switch (unit) {
    case "person":
    case "visit":
    case "agent":
      return people
        ? 0
        : counted === "account" || counted === "message"
          ? 0.3
          : counted === "file"
            ? 0.6
            : counted === "product"
              ? 2
              : 0.9;
    case "generic":
    case "device":
      return 0.2;
    case "account":
      return code === "people_supported" ? hard : people ? 0.4 : hard;
    case "household":
    case "place":
      if (counted === "household" || counted === "place") return 0.1;
      return people ? 1.8 : counted === "account" || counted === "file" ? 1.1 : hard;
    default:
      return hard;
  }
}
