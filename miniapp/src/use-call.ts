import { useState } from "react";
import { CallFailed } from "./api/client.ts";

/** A call that a press starts: whether it is under way, and why it brought nothing. */
export function useCall() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailed>();
  const run = async <T>(call: () => Promise<T>, onDone: (answer: T) => void): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      onDone(await call());
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, failure, run, forget: () => setFailure(undefined) };
}
