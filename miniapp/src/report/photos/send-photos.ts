import { CallFailed } from "../../api/client.ts";
import { uploadPhoto } from "../../api/photos.ts";
import { markPhotos } from "./photo-mark.ts";
import { forgetPhoto, keepPhoto, keptPhotos } from "./photo-store.ts";

let underWay: Promise<number> | undefined;

/** The report is saved: its pictures may go, now or when there is network. */
export async function releasePhotos(personId: number, draftKey: string, reportId: number): Promise<void> {
  for (const photo of await keptPhotos(personId)) {
    if (photo.draftKey === draftKey) await keepPhoto({ ...photo, reportId });
  }
}

/** One after the other, each until the server has it. Returns how many still wait. */
export function sendPhotos(personId: number, token: string): Promise<number> {
  underWay ??= send(personId, token).finally(() => {
    underWay = undefined;
  });
  return underWay;
}

async function send(personId: number, token: string): Promise<number> {
  let left = 0;
  const photos = await keptPhotos(personId);
  for (const { key, reportId, picture } of photos) {
    if (reportId === undefined) {
      left += 1;
      continue;
    }
    try {
      await uploadPhoto(token, { reportId, key, picture });
      await forgetPhoto(key);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      if (error.retryHelps || error.code === "login_required") left += 1;
      // Refused for good: a fifth one, or the report was withdrawn.
      else await forgetPhoto(key);
    }
  }
  if (left === 0) markPhotos(false);
  return left;
}
