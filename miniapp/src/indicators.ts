import { useMemo } from "react";
import type { IndicatorList } from "../../shared/api/indicator.ts";
import { readIndicators } from "./api/indicators.ts";
import { useSession } from "./session.tsx";
import { type Kept, useKept } from "./use-kept.ts";

export type Indicator = IndicatorList["indicators"][number];

/** Said until the list is there: no guess at what a number counts. */
const notYet = { label: "…", shortLabel: "…", unit: "" };
const gone = { label: "Chỉ tiêu cũ", shortLabel: "Chỉ tiêu cũ", unit: "" };

interface Indicators extends Kept<IndicatorList> {
  /** The indicator of a code; one that is no longer in use still has a name to show. */
  named: (code: string) => Pick<Indicator, "label" | "shortLabel" | "unit">;
}

/** What the reader's commune counts. */
export function useIndicators(): Indicators {
  const { session } = useSession();
  const signedIn = session.state === "signed_in" ? session : undefined;
  const kept = useKept(signedIn && `${signedIn.me.id}:indicators`, () => readOnce(signedIn?.token ?? ""));
  const list = kept.data;
  const named = useMemo(() => {
    const known = new Map(list?.indicators.map((indicator) => [indicator.code, indicator]));
    return (code: string) => known.get(code) ?? (list === undefined ? notYet : gone);
  }, [list]);
  return { ...kept, named };
}

let underway: { token: string; list: Promise<IndicatorList> } | undefined;

/** Every card of a page wants the names at the same moment: one call answers them all. */
function readOnce(token: string): Promise<IndicatorList> {
  if (underway?.token === token) return underway.list;
  const list = readIndicators(token).finally(() => {
    underway = undefined;
  });
  underway = { token, list };
  return list;
}
