import { fetchWaitingPhotos } from "../services/photos/fetch-photos.ts";
import { removeDeletedPhotos } from "../services/photos/remove-photos.ts";
import { MediaUnavailableError } from "../zalo/media-client.ts";
import type { Job } from "./job.ts";

/** Pictures people sent by chat are fetched while Zalo still has them; what was deleted goes from the disk. */
export const keepPhotosJob: Job = {
  name: "keep-photos",
  schedule: { everyMs: 15_000 },
  async run(_payload, { db, vault, photoFiles: files, media, now }) {
    const fetch = (url: string) =>
      media.fetch(url).catch((error: unknown) => {
        if (!(error instanceof MediaUnavailableError)) throw error;
        return { mayComeBack: error.because === "unreachable", isTooLarge: error.because === "too_large" };
      });
    const counts = await fetchWaitingPhotos({ db, vault, files, fetch, now });
    return { ...counts, removed: await removeDeletedPhotos({ db, files }, now()) };
  },
};
