import type {
  GuideDefinition,
  GuideShelf,
  IndicatorBook,
  IndicatorDefinition,
  UnansweredList,
} from "../../../shared/api/content.ts";
import { callServer } from "./client.ts";

const at = (communeId: number) => `/communes/${communeId}`;

export const readIndicatorBook = (token: string, communeId: number) =>
  callServer<IndicatorBook>(`${at(communeId)}/indicators`, { token });

/** A new one without a code. */
export const saveIndicator = (
  token: string,
  { communeId, code, definition }: { communeId: number; code: string | undefined; definition: IndicatorDefinition },
) =>
  callServer<{ code: string }>(`${at(communeId)}/indicators${code ? `/${code}` : ""}`, {
    method: code ? "PUT" : "POST",
    token,
    body: definition,
  });

export const retireIndicator = (
  token: string,
  { communeId, code, isRetired }: { communeId: number; code: string; isRetired: boolean },
) => callServer(`${at(communeId)}/indicators/${code}/retired`, { method: "PUT", token, body: { isRetired } });

export const readGuideShelf = (token: string, communeId: number) =>
  callServer<GuideShelf>(`${at(communeId)}/guides`, { token });

/** A new one without a slug. */
export const saveGuide = (
  token: string,
  {
    communeId,
    slug,
    ...body
  }: { communeId: number; slug: string | undefined; guide: GuideDefinition; published: boolean },
) =>
  callServer<{ slug: string }>(`${at(communeId)}/guides${slug ? `/${slug}` : ""}`, {
    method: slug ? "PUT" : "POST",
    token,
    body,
  });

export const hideGuide = (token: string, { communeId, slug }: { communeId: number; slug: string }) =>
  callServer(`${at(communeId)}/guides/${slug}`, { method: "DELETE", token });

export const restoreGuide = (token: string, { communeId, slug }: { communeId: number; slug: string }) =>
  callServer(`${at(communeId)}/guides/${slug}/restore`, { method: "POST", token });

export const readOpenQuestions = (token: string, communeId: number, cursor?: string) =>
  callServer<UnansweredList>(`${at(communeId)}/unanswered-questions${cursor ? `?cursor=${cursor}` : ""}`, { token });

export const settleQuestions = (token: string, communeId: number, ids: readonly number[]) =>
  callServer(`${at(communeId)}/unanswered-questions/done`, { method: "POST", token, body: { ids } });
