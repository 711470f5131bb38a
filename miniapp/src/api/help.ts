import type { HeldThreads } from "../../../shared/api/held-thread.ts";
import type {
  HelpAnswer,
  HelpRequestList,
  HelpRequestView,
  OwnHelpRequest,
  OwnHelpRequests,
} from "../../../shared/api/help-request.ts";
import { callServer } from "./client.ts";

interface HelpWish {
  show: "waiting" | "ended";
  /** Of an officer's unit; absent: of the teams one is in. */
  unitId: number | undefined;
  cursor?: string | undefined;
}

export const readHelpRequests = (token: string, { show, unitId, cursor }: HelpWish) => {
  const rest = `${unitId === undefined ? "" : `&unit=${unitId}`}${cursor ? `&cursor=${cursor}` : ""}`;
  return callServer<HelpRequestList>(`/help-requests?show=${show}${rest}`, { token });
};

export const takeHelp = (token: string, id: number) =>
  callServer<HelpRequestView>(`/help-requests/${id}/take`, { method: "POST", token });

export const answerHelp = (token: string, id: number, body: HelpAnswer) =>
  callServer<HelpRequestView>(`/help-requests/${id}/answers`, { method: "POST", token, body });

export const closeHelp = (token: string, id: number) =>
  callServer<HelpRequestView>(`/help-requests/${id}/close`, { method: "POST", token });

export const readOwnHelp = (token: string, cursor?: string) =>
  callServer<OwnHelpRequests>(`/me/help-requests${cursor ? `?cursor=${cursor}` : ""}`, { token });

export const cancelOwnHelp = (token: string, id: number) =>
  callServer<OwnHelpRequest>(`/me/help-requests/${id}/cancel`, { method: "POST", token });

export const rateOwnHelp = (token: string, id: number, rating: 1 | 2 | 3) =>
  callServer<OwnHelpRequest>(`/me/help-requests/${id}/rating`, { method: "POST", token, body: { rating } });

export const readHeldThreads = (token: string, unitId: number) =>
  callServer<HeldThreads>(`/units/${unitId}/held-threads`, { token });

export const releaseThread = (token: string, unitId: number, id: number) =>
  callServer<HeldThreads>(`/units/${unitId}/held-threads/${id}/release`, { method: "POST", token });
