import type { CampaignChange, CampaignDetail, CampaignList, NewCampaign } from "../../../shared/api/campaign.ts";
import { callServer } from "./client.ts";

export const readCampaigns = (token: string, unitId: number, cursor?: string) =>
  callServer<CampaignList>(`/units/${unitId}/campaigns${cursor ? `?cursor=${cursor}` : ""}`, { token });

export const readCampaign = (token: string, unitId: number, campaignId: number) =>
  callServer<CampaignDetail>(`/units/${unitId}/campaigns/${campaignId}`, { token });

export const openCampaign = (token: string, unitId: number, body: NewCampaign) =>
  callServer<CampaignDetail>(`/units/${unitId}/campaigns`, { method: "POST", token, body });

export const changeCampaign = (token: string, campaignId: number, body: CampaignChange) =>
  callServer<CampaignDetail>(`/campaigns/${campaignId}`, { method: "PATCH", token, body });

export const cancelCampaign = (token: string, campaignId: number) =>
  callServer<void>(`/campaigns/${campaignId}/cancel`, { method: "POST", token });
