import { useCallback, useEffect, useRef, useState } from "react";
import { CallFailed } from "./api/client.ts";
import { readStored, writeStored } from "./store.ts";

/** What a page shows of something the server knows; the last copy on this phone stands in until a fresh one comes. */
export interface Kept<T> {
  data: T | undefined;
  /** When `data` came, as an instant in ISO form. */
  asOf: string | undefined;
  failure: CallFailed | undefined;
  isLoading: boolean;
  reload: () => void;
  /** Puts in what another answer already told us. */
  replace: (data: T) => void;
}

interface Copy<T> {
  data: T;
  asOf: string;
}

/** Loads again whenever `key` changes; an undefined key loads nothing. */
export function useKept<T>(key: string | undefined, load: () => Promise<T>): Kept<T> {
  const [copy, setCopy] = useState<Copy<T> | undefined>(() => storedCopy<T>(key));
  const [failure, setFailure] = useState<CallFailed>();
  const [isLoading, setLoading] = useState(key !== undefined);
  const loader = useRef(load);
  loader.current = load;
  const wanted = useRef(key);

  const replace = useCallback(
    (data: T) => {
      if (key === undefined) return;
      const fresh = { data, asOf: new Date().toISOString() };
      writeStored(`kept:${key}`, fresh);
      setCopy(fresh);
      setFailure(undefined);
    },
    [key],
  );

  const reload = useCallback(() => {
    if (key === undefined) return;
    setLoading(true);
    loader
      .current()
      .then((data) => wanted.current === key && replace(data))
      .catch((error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        if (wanted.current === key) setFailure(error);
      })
      .finally(() => wanted.current === key && setLoading(false));
  }, [key, replace]);

  useEffect(() => {
    wanted.current = key;
    setCopy(storedCopy<T>(key));
    setFailure(undefined);
    reload();
    window.addEventListener("online", reload);
    return () => window.removeEventListener("online", reload);
  }, [key, reload]);

  return { data: copy?.data, asOf: copy?.asOf, failure, isLoading, reload, replace };
}

function storedCopy<T>(key: string | undefined): Copy<T> | undefined {
  const stored = key === undefined ? undefined : readStored(`kept:${key}`);
  return stored as Copy<T> | undefined;
}
