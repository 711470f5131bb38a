import type { PhotoView } from "../../../shared/api/photo.ts";
import type { Photo } from "../../services/photos/photos.ts";

/** Deleted ones are nobody's to see: they are not handed in. */
export function toPhotoView(photo: Photo, personId: number): PhotoView {
  const { id, state, width, height, reason } = photo;
  return {
    id,
    state: state === "deleted" ? "failed" : state,
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
    ...(reason === null ? {} : { reason }),
    isMine: photo.byPersonId === personId,
  };
}
