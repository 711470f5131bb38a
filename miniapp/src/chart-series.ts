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

/** Lines over places in time. */
export interface Chart {
  /** What is shown, for those who cannot see it and for the table. */
  title: string;
  /** Short names of the places along the bottom, e.g. "22/11". */
  places: readonly string[];
  /** What a place is, at the head of the table: "Ngày", "Kỳ". */
  placeName: string;
  series: readonly Series[];
  /** A range around a line, e.g. of a forecast. */
  band?: Band | undefined;
  /** What is counted, e.g. "người". */
  unit: string;
}
