import { readStored, removeStored, writeStored } from "../../store.ts";

const PLACE = "photos-wait";

/** Whether pictures may wait on this phone: who never took one does not pay for the code that sends them. */
export function mayHavePhotos(): boolean {
  return readStored(PLACE) !== undefined;
}

export function markPhotos(areThere: boolean): void {
  if (areThere) writeStored(PLACE, true);
  else removeStored(PLACE);
}
