import type { OutgoingMessage } from "../../shared/api/message.ts";
import {
  type ChatEntry,
  type MessageQuota,
  type OaProfile,
  type SentMessage,
  toChatEntries,
  toMessageQuota,
  toOaProfile,
  toSentMessage,
  toUserDetail,
  type UserDetail,
} from "./answers.ts";
import { callApi, dataQuery } from "./api-call.ts";
import { createGroupsClient, type PageQuery } from "./groups-client.ts";
import { toId, toObject } from "./lenient.ts";
import { toGroupBody, toPersonBody } from "./message.ts";
import { createZaloHttp } from "./zalo-http.ts";

/** Which API reaches a person: v3, or v2 for some government OAs (zalo-openapi.md 7.1). */
export type PersonPath = "v3" | "v2";

const personPaths: Readonly<Record<PersonPath, string>> = { v3: "/v3.0/oa/message/cs", v2: "/v2.0/oa/message" };

export type ZaloClient = ReturnType<typeof createZaloClient>;

/** Those that carry the outbox's messages. */
export const sendingOperations: ReadonlySet<string> = new Set(["sendToPerson", "sendToGroup"]);

interface ZaloClientOptions {
  openapiUrl: string;
  timeoutMs: number;
  /** Before each call, with its name. */
  onCall?: (operation: string) => void;
}

/**
 * Calls to openapi.zalo.me on behalf of one OA, whose access token is the first argument of each. Throws ZaloApiError when Zalo says no and
 * ZaloUnreachableError when it says nothing; never repeats by itself.
 */
export function createZaloClient({ openapiUrl, timeoutMs, onCall }: ZaloClientOptions) {
  const zaloHttp = createZaloHttp({ baseUrl: openapiUrl, timeoutMs, onCall });
  const get = (token: string, operation: string, path: string, data: object) =>
    callApi(zaloHttp, operation, { token, method: "GET", path, query: dataQuery(data) });
  const post = (token: string, operation: string, path: string, body: object) =>
    callApi(zaloHttp, operation, { token, method: "POST", path, body });

  return {
    groups: createGroupsClient(zaloHttp),

    /** `message` must fit one wire message (splitMessage). */
    async sendToPerson(
      token: string,
      userId: string,
      message: OutgoingMessage,
      { path }: { path: PersonPath },
    ): Promise<SentMessage> {
      return toSentMessage(await post(token, "sendToPerson", personPaths[path], toPersonBody(userId, message)));
    },
    /** `message` must fit one wire message (splitGroupMessage). */
    async sendToGroup(token: string, groupId: string, message: OutgoingMessage): Promise<SentMessage> {
      return toSentMessage(await post(token, "sendToGroup", "/v3.0/oa/group/message", toGroupBody(groupId, message)));
    },
    /** A reaction such as "/-heart" on a person's message; uses no quota. */
    async react(token: string, userId: string, messageId: string, icon: string): Promise<void> {
      const action = { react_icon: icon, react_message_id: messageId };
      await post(token, "react", personPaths.v2, { recipient: { user_id: userId }, sender_action: action });
    },
    /** jpg or png of at most 1 MB; the id lives about 7 days. */
    async uploadImage(
      token: string,
      image: { bytes: Uint8Array<ArrayBuffer>; fileName: string; mediaType: "image/jpeg" | "image/png" },
    ): Promise<{ attachmentId?: string | undefined }> {
      const form = new FormData();
      form.append("file", new Blob([image.bytes], { type: image.mediaType }), image.fileName);
      const { data } = await post(token, "uploadImage", "/v2.0/oa/upload/image", form);
      return { attachmentId: toId(toObject(data).attachment_id) };
    },
    async getOa(token: string): Promise<OaProfile> {
      return toOaProfile(await callApi(zaloHttp, "getOa", { token, method: "GET", path: "/v2.0/oa/getoa" }));
    },
    async getUserDetail(token: string, userId: string): Promise<UserDetail> {
      return toUserDetail(await get(token, "getUserDetail", "/v3.0/oa/user/detail", { user_id: userId }));
    },
    async quotaMessage(token: string, userId: string): Promise<MessageQuota> {
      return toMessageQuota(await post(token, "quotaMessage", "/v3.0/oa/quota/message", { user_id: userId }));
    },
    /** The newest messages with one person; `count` at most 10. */
    async conversation(token: string, userId: string, page: PageQuery): Promise<ChatEntry[]> {
      const query = { user_id: userId, ...page };
      return toChatEntries(await get(token, "conversation", "/v2.0/oa/conversation", query));
    },
    /** The newest message of each chat with a person; `count` at most 10. */
    async listRecentChat(token: string, page: PageQuery): Promise<ChatEntry[]> {
      return toChatEntries(await get(token, "listRecentChat", "/v2.0/oa/listrecentchat", { ...page }));
    },
    close(): void {
      zaloHttp.close();
    },
  };
}
