export interface Series {
  name: string;
  /** One for each place; undefined is unknown there, which is not zero: the line has a gap. */
  values: readonly (number | undefined)[];
  /** How it is drawn: each kind differs by its strokes, not by its colour alone. */
  kind: "main" | "compare" | "pace" | "forecast";
}

export interface Band {
  name: string;
  low: readonly (number | undefined)[];
  high: readonly (number | undefined)[];
}
