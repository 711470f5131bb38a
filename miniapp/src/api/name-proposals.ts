import type { NameProposal, NameProposals } from "../../../shared/api/name-proposal.ts";
import { callServer } from "./client.ts";

const at = (communeId: number) => `/units/${communeId}/name-proposals`;

export const readNameProposals = (token: string, communeId: number) =>
  callServer<NameProposals>(at(communeId), { token });

/** Answers with what is left to decide. */
export const settleName = (
  token: string,
  communeId: number,
  { words, code, decision }: Pick<NameProposal, "words" | "code"> & { decision: "accepted" | "dismissed" },
) => callServer<NameProposals>(at(communeId), { method: "POST", token, body: { words, code, decision } });
