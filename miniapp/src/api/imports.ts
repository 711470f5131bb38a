import type { ImportOutcome } from "../../../shared/api/import.ts";
import { callServer } from "./client.ts";

const send = (token: string, path: string, file: File) => {
  const body = new FormData();
  body.append("file", file);
  return callServer<ImportOutcome>(path, { method: "POST", token, body });
};

export const previewImport = (token: string, file: File) => send(token, "/imports/preview", file);

export const confirmImport = (
  token: string,
  file: File,
  { digest, skipErrors }: { digest: string; skipErrors: boolean },
) => send(token, `/imports?digest=${digest}&skipErrors=${skipErrors}`, file);
