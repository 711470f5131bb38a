import { HttpError } from "../http-error.ts";

/** What each commune has for itself was asked of another unit; `what` begins the sentence. */
export function noCommune(what: string): HttpError {
  return new HttpError(422, "no_commune", `${what} ở từng xã, phường; xin chọn một xã, phường ở “unitId”.`);
}
