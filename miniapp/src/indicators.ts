import { useMemo } from "react";
import type { IndicatorList } from "../../shared/api/indicator.ts";
import { readIndicators } from "./api/indicators.ts";
import { useSession } from "./session.tsx";
import { type Kept, useKept } from "./use-kept.ts";

export type Indicator = IndicatorList["indicators"][number];

interface Indicators extends Kept<IndicatorList> {
  /** The indicator of a code; one that is no longer in use still has a name to show. */
  named: (code: string) => Pick<Indicator, "label" | "shortLabel" | "unit">;
}

/** What the reader's commune counts. */
export function useIndicators(): Indicators {
  const { session } = useSession();
  const signedIn = session.state === "signed_in" ? session : undefined;
  const kept = useKept(signedIn && `${signedIn.me.id}:indicators`, () => readIndicators(signedIn?.token ?? ""));
  const list = kept.data;
  const named = useMemo(() => {
    const known = new Map(list?.indicators.map((indicator) => [indicator.code, indicator]));
    return (code: string) => known.get(code) ?? { label: "Chỉ tiêu cũ", shortLabel: "Chỉ tiêu cũ", unit: "" };
  }, [list]);
  return { ...kept, named };
}
