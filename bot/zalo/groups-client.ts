import { type ChatEntry, toChatEntries } from "./answers.ts";
import { type ApiAnswer, type ApiRequest, callApi } from "./api-call.ts";
import { type LooseObject, toBoolean, toId, toList, toNumber, toObject, toText } from "./lenient.ts";
import type { ZaloHttp } from "./zalo-http.ts";

const root = "/v3.0/oa";

export interface Group {
  groupId?: string | undefined;
  name?: string | undefined;
  link?: string | undefined;
  description?: string | undefined;
  /** "enabled", "disabled" (package expired) and the like, as sent. */
  status?: string | undefined;
  memberCount?: number | undefined;
  memberLimit?: number | undefined;
  /** dd/mm/yyyy as sent: the package ends, the group is dissolved. */
  validThrough?: string | undefined;
  autoDeleteOn?: string | undefined;
}

/** A bought place for one group. */
export interface GroupPackage {
  assetId?: string | undefined;
  /** gmf10, gmf50, gmf100 …: the number of members. */
  product?: string | undefined;
  isAvailable: boolean;
  usedByGroupId?: string | undefined;
  /** dd/mm/yyyy as sent. */
  validThrough?: string | undefined;
  autoRenew?: boolean | undefined;
}

export interface GroupMember {
  userId?: string | undefined;
  oaId?: string | undefined;
  name?: string | undefined;
}

export interface GroupSettings {
  name?: string;
  description?: string;
  /** Only admins may write. */
  isLocked?: boolean;
  joinsNeedApproval?: boolean;
}

/** Zalo's own default is 5: always say how many. */
export interface PageQuery {
  offset: number;
  count: number;
}

export interface Page<Item> {
  total?: number | undefined;
  items: readonly Item[];
}

/** Group chats owned by the OA (zalo-openapi.md 4). Every call throws ZaloApiError or ZaloUnreachableError. */
export function createGroupsClient(zaloHttp: ZaloHttp) {
  const get = (token: string, operation: string, path: string, query: Record<string, string | number>) =>
    callApi(zaloHttp, operation, { token, method: "GET", path: root + path, query });
  const post = (token: string, operation: string, path: string, body: NonNullable<ApiRequest["body"]>) =>
    callApi(zaloHttp, operation, { token, method: "POST", path: root + path, body });

  return {
    /** Needs one admin of the OA among 1 to 99 members. */
    async create(
      token: string,
      group: { name: string; description?: string; assetId: string; memberUserIds: readonly string[] },
    ): Promise<Group> {
      const body = {
        group_name: group.name,
        ...(group.description === undefined ? {} : { group_description: group.description }),
        asset_id: group.assetId,
        member_user_ids: group.memberUserIds,
      };
      return toGroup(await post(token, "createGroup", "/group/creategroupwithoa", body));
    },
    async info(token: string, groupId: string): Promise<Group> {
      return toGroup(await get(token, "groupInfo", "/group/getgroup", { group_id: groupId }));
    },
    async list(token: string, page: PageQuery): Promise<Page<Group>> {
      const { data } = await get(token, "listGroups", "/group/getgroupsofoa", { ...page });
      return toPage(data, "groups", groupOf);
    },
    async members(token: string, groupId: string, page: PageQuery): Promise<Page<GroupMember>> {
      const { data } = await get(token, "groupMembers", "/group/listmember", { group_id: groupId, ...page });
      return toPage(data, "members", (member) => ({
        userId: toId(member.user_id),
        oaId: toId(member.oa_id),
        name: toText(member.name),
      }));
    },
    async invite(token: string, groupId: string, memberUserIds: readonly string[]): Promise<void> {
      await post(token, "inviteToGroup", "/group/invite", { group_id: groupId, member_user_ids: memberUserIds });
    },
    async update(token: string, groupId: string, settings: GroupSettings): Promise<Group> {
      const body = {
        group_id: groupId,
        ...(settings.name === undefined ? {} : { group_name: settings.name }),
        ...(settings.description === undefined ? {} : { group_description: settings.description }),
        ...(settings.isLocked === undefined ? {} : { lock_send_msg: settings.isLocked }),
        ...(settings.joinsNeedApproval === undefined ? {} : { join_appr: settings.joinsNeedApproval }),
      };
      return toGroup(await post(token, "updateGroup", "/group/updateinfo", body));
    },
    async remove(token: string, groupId: string): Promise<void> {
      await post(token, "deleteGroup", "/group/delete", { group_id: groupId });
    },
    /** The places the OA has bought, used or not. */
    async packages(token: string): Promise<GroupPackage[]> {
      const { data } = await post(token, "groupPackages", "/quota/group", { quota_owner: "OA" });
      return toList(data).map(toObject).map(toPackage);
    },
    async recentChats(token: string, page: PageQuery): Promise<ChatEntry[]> {
      return toChatEntries(await get(token, "groupRecentChats", "/group/listrecentchat", { ...page }));
    },
    async conversation(token: string, groupId: string, page: PageQuery): Promise<ChatEntry[]> {
      const query = { group_id: groupId, ...page };
      return toChatEntries(await get(token, "groupConversation", "/group/conversation", query));
    },
  };
}

/** A new group comes flat, a known one as `{ group_info, asset_info, group_setting }`. */
function toGroup({ data }: ApiAnswer): Group {
  const { group_info: info, asset_info: asset } = toObject(data);
  return { ...groupOf(toObject(info ?? data)), validThrough: toText(toObject(asset).valid_through) };
}

function groupOf(group: LooseObject): Group {
  return {
    groupId: toId(group.group_id),
    name: toText(group.name),
    link: toText(group.group_link),
    description: toText(group.group_description),
    status: toText(group.status),
    memberCount: toNumber(group.total_member),
    memberLimit: toNumber(group.max_member),
    autoDeleteOn: toText(group.auto_delete_date),
  };
}

function toPackage(asset: LooseObject): GroupPackage {
  return {
    assetId: toId(asset.asset_id),
    product: toText(asset.product_type),
    isAvailable: asset.status === "available",
    usedByGroupId: toId(asset.used_id),
    validThrough: toText(asset.valid_through),
    autoRenew: toBoolean(asset.auto_renew),
  };
}

function toPage<Item>(data: unknown, list: string, toItem: (item: LooseObject) => Item): Page<Item> {
  const page = toObject(data);
  return { total: toNumber(page.total), items: toList(page[list]).map(toObject).map(toItem) };
}
