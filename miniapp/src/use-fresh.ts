import { useCallback, useEffect, useRef, useState } from "react";
import { CallFailed } from "./api/client.ts";
import type { Kept } from "./use-kept.ts";

/** As `useKept`, for people's data: nothing of it stays on the phone. Loads again whenever `key` changes. */
export function useFresh<T>(key: string, load: () => Promise<T>): Kept<T> {
  const [data, setData] = useState<T>();
  const [failure, setFailure] = useState<CallFailed>();
  const [isLoading, setLoading] = useState(true);
  const loader = useRef(load);
  loader.current = load;
  const wanted = useRef(key);

  const reload = useCallback(() => {
    wanted.current = key;
    setLoading(true);
    loader
      .current()
      .then((answer) => {
        if (wanted.current !== key) return;
        setData(answer);
        setFailure(undefined);
      })
      .catch((error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        if (wanted.current === key) setFailure(error);
      })
      .finally(() => wanted.current === key && setLoading(false));
  }, [key]);

  useEffect(() => {
    setData(undefined);
    reload();
  }, [reload]);

  return { data, asOf: undefined, failure, isLoading, reload, replace: setData };
}
