import { useState } from "react";
import { CallFailed } from "./api/client.ts";
import { saveFile } from "./save-file.ts";

export type Made =
  | { state: "idle" }
  | { state: "making" }
  | { state: "done"; name: string }
  | { state: "failed"; why: string };

/** Fetches a file and saves it; says what is going on meanwhile. */
export function useDownload() {
  const [made, setMade] = useState<Made>({ state: "idle" });
  const download = async (name: string, fetchFile: () => Promise<Blob>) => {
    setMade({ state: "making" });
    try {
      saveFile(await fetchFile(), name);
      setMade({ state: "done", name });
      return true;
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setMade({ state: "failed", why: error.message });
      return false;
    }
  };
  return { made, download };
}
