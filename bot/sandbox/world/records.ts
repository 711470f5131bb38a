import type { GroupAsset, Message, OfficialAccount, Quota } from "../protocol.ts";

/** What the sandbox knows. Everything here survives a restart (state-file.ts). */
export interface AppRecord {
  id: string;
  secret: string;
  name: string;
  webhookUrl: string;
  webhookState: "on" | "off" | "unsubscribed";
  mutedEvents: string[];
  lastError?: string;
  /** All OA calls of the app in a minute. */
  perMinute: number;
}

export interface OaRecord {
  id: string;
  appId: string;
  name: string;
  kind: OfficialAccount["kind"];
  isVerified: boolean;
  package: OfficialAccount["package"];
  isGranted: boolean;
  /** Signs webhooks; not the app's secret. */
  secretKey: string;
  /** The staff member whose name stands on answers from the OA's chat tool. */
  adminId: string;
  perMinute: number;
  tokens: TokenPair;
  /** Spent, but given back at the start of the sandbox (tokens.ts). */
  returnedRefreshToken?: string;
  quotas: { paidMessages: Quota; broadcasts: Quota; uploads: Quota };
  /** `YYYY-MM` the quotas count for. */
  quotaMonth: string;
  assets: GroupAsset[];
  tags: Record<string, string[]>;
}

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  accessExpiresAt: number;
  refreshExpiresAt: number;
  rotations: number;
  /** Somebody has called with the access token: the answer that carried the pair has arrived. */
  isUsed: boolean;
  /** The refresh token that was spent for this pair. */
  spentRefreshToken?: string;
}

export interface PersonRecord {
  id: string;
  displayName: string;
  description: string;
  phone: string;
  shown: boolean;
  /** App id → the person's id within that app. */
  appUserIds: Record<string, string>;
}

/** A person in the eyes of one OA. */
export interface ContactRecord {
  userId: string;
  oaId: string;
  personId: string;
  isFollower: boolean;
  hasChatted: boolean;
  lastInteractionAt?: number;
  unfollowedAt?: number;
  hasWithdrawn: boolean;
  /** Free messages since the last interaction. */
  repliesUsed: number;
  lastBroadcastOn?: string;
  alias?: string;
  externalId?: string;
  sharedInfo?: SharedInfo;
}

export interface SharedInfo {
  name: string;
  phone: string;
  city: string;
  ward: string;
  address: string;
}

export interface GroupRecord {
  id: string;
  oaId: string;
  name: string;
  description: string;
  assetId: string;
  isDeleted: boolean;
  /** The OA's user ids of the members, in the order they joined. */
  memberIds: string[];
  adminIds: string[];
  pendingIds: string[];
  settings: GroupSettings;
  createdAt: number;
  avatarUrl?: string;
}

export interface GroupSettings {
  lockSendMessage: boolean;
  joinApproval: boolean;
  enableMessageHistory: boolean;
  enableLinkJoin: boolean;
}

export interface ConversationRecord {
  id: string;
  kind: "direct" | "group" | "anonymous";
  oaId: string;
  personId?: string;
  messages: Message[];
  /** A phone on the page shows it: changes are streamed. */
  shown: boolean;
}

/** A file the product uploaded; good for seven days. */
export interface UploadRecord {
  id: string;
  oaId: string;
  kind: "image" | "gif" | "file";
  url: string;
  name: string;
  sizeBytes: number;
  checksum: string;
  uploadedAt: number;
}
