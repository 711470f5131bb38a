import type { GrantCode, GrantInput, OfficerList } from "../../../shared/api/officers.ts";
import { callServer } from "./client.ts";

export const readOfficers = (token: string, unitId: number) =>
  callServer<OfficerList>(`/units/${unitId}/officers`, { token });

export const endOfficer = (token: string, unitId: number, roleId: number) =>
  callServer<OfficerList>(`/units/${unitId}/officers/${roleId}`, { method: "DELETE", token });

export const createGrant = (token: string, unitId: number, body: GrantInput) =>
  callServer<GrantCode>(`/units/${unitId}/grants`, { method: "POST", token, body });

export const cancelGrant = (token: string, unitId: number, grantId: number) =>
  callServer<OfficerList>(`/units/${unitId}/grants/${grantId}`, { method: "DELETE", token });
