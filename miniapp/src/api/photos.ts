import type { PhotoView } from "../../../shared/api/photo.ts";
import { callForFile, callServer } from "./client.ts";

export const uploadPhoto = (
  token: string,
  { reportId, key, picture }: { reportId: number; key: string; picture: Blob },
) => callServer<PhotoView>(`/reports/${reportId}/photos?key=${key}`, { method: "POST", token, body: picture });

export const readPhoto = (token: string, photoId: number) => callForFile(`/photos/${photoId}`, { token });

export const deletePhoto = (token: string, photoId: number) =>
  callServer<void>(`/photos/${photoId}`, { method: "DELETE", token });
