import { useEffect, useState } from "react";
import type { IndicatorList } from "../../../shared/api/indicator.ts";
import type { Day } from "../../../shared/calendar/day.ts";
import type { Heard } from "./reader.ts";

export interface WordsRead extends Heard {
  day: Day | undefined;
}

type Read = (words: string, today: Day) => WordsRead;

/** Understands free words on the phone itself; loaded when the person begins to tell. */
export function useReader(list: IndicatorList | undefined, isWanted: boolean): Read | undefined {
  const [reader, setReader] = useState<{ read: Read }>();
  useEffect(() => {
    if (list === undefined || !isWanted) return;
    let isCurrent = true;
    // Old phones cannot parse the reader of days: figures are read without it.
    const days = import("../../../shared/understanding/read-activity-day.ts").catch(() => undefined);
    Promise.all([import("./reader.ts"), days])
      .then(([{ makeReader }, dayReader]) => {
        const readFigures = makeReader(list);
        const read: Read = (words, today) => {
          const named = dayReader?.readActivityDay(words, today);
          return { ...readFigures(words), day: named?.kind === "day" ? named.day : undefined };
        };
        if (isCurrent) setReader({ read });
      })
      // Without network the steppers still work.
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [list, isWanted]);
  return reader?.read;
}
