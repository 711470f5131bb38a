import type {
  ChangeOa,
  ControlError,
  ConversationPage,
  CreatedIds,
  CreatedOas,
  CreatedPeople,
  CreateGroups,
  CreateOas,
  CreatePeople,
  Media,
  MessageContent,
  MiniAppFrame,
  NewFault,
  SaveWebhook,
  SubmitInfo,
  TapEffect,
  VisitorSaid,
} from "../../protocol.ts";

/** The sandbox refused a command; the message is for the person at the page. */
class RefusedError extends Error {
  override name = "RefusedError";
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method };
  if (body !== undefined) {
    init.headers = { "content-type": "application/json" };
    init.body = JSON.stringify(body);
  }
  return read<T>(await fetch(`/sandbox/control${path}`, init).catch(unreachable));
}

async function read<T>(response: Response): Promise<T> {
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as T;
  const refusal = answer as ControlError | undefined;
  throw new RefusedError(refusal?.error.message ?? `Máy chủ trả lời ${response.status}.`);
}

function unreachable(): never {
  throw new RefusedError("Không tới được máy chủ tập thử. Kiểm tra xem chương trình còn chạy không.");
}

const id = encodeURIComponent;

/** The commands of `protocol.ts`. Each rejects with RefusedError. */
export const control = {
  send: (conversationId: string, personId: string, content: MessageContent, quotedMessageId?: string) =>
    call("POST", `/conversations/${id(conversationId)}/messages`, {
      personId,
      content,
      ...(quotedMessageId ? { quotedMessageId } : {}),
    }),
  sendAsStaff: (conversationId: string, text: string) =>
    call("POST", `/conversations/${id(conversationId)}/staff-messages`, { text }),
  markSeen: (conversationId: string, personId: string) =>
    call("POST", `/conversations/${id(conversationId)}/receipts`, { personId, state: "seen" }),
  older: (conversationId: string, before: string) =>
    call<ConversationPage>("GET", `/conversations/${id(conversationId)}?before=${id(before)}`),
  tap: (messageId: string, personId: string, index: number) =>
    call<TapEffect>("POST", `/messages/${id(messageId)}/taps`, { personId, index }),
  react: (messageId: string, personId: string, icon: string) =>
    call("POST", `/messages/${id(messageId)}/reactions`, { personId, icon }),
  openMiniApp: (personId: string, oaId: string) =>
    call<MiniAppFrame>("POST", `/people/${id(personId)}/mini-app`, { oaId, sharesProfile: true }),
  personDoes: (personId: string, action: "follow" | "unfollow" | "chatnow" | "withdraw" | "call", oaId: string) =>
    call("POST", `/people/${id(personId)}/${action}`, { oaId }),
  shareContact: (personId: string, info: SubmitInfo) => call("POST", `/people/${id(personId)}/info`, info),
  changeOa: (oaId: string, change: ChangeOa) => call("PATCH", `/oas/${id(oaId)}`, change),
  expireToken: (oaId: string) => call("POST", `/oas/${id(oaId)}/expire-token`, {}),
  saveWebhook: (appId: string, webhook: SaveWebhook) => call("PUT", `/apps/${id(appId)}/webhook`, webhook),
  addPeople: (people: CreatePeople) => call<CreatedPeople>("POST", "/people", people),
  hidePerson: (personId: string) => call("POST", `/people/${id(personId)}/show`, { shown: false }),
  addGroups: (groups: CreateGroups) => call<CreatedIds>("POST", "/groups", groups),
  addOas: (oas: CreateOas) => call<CreatedOas>("POST", "/oas", oas),
  inGroup: (groupId: string, action: "join" | "leave" | "request", personId: string) =>
    call("POST", `/groups/${id(groupId)}/${action}`, { personId }),
  expireGroup: (groupId: string) => call("POST", `/groups/${id(groupId)}/expire`, {}),
  visitorSays: (oaId: string, text: string, conversationId?: string) =>
    call<VisitorSaid>("POST", `/oas/${id(oaId)}/visitors`, { text, ...(conversationId ? { conversationId } : {}) }),
  advance: (advanceMs: number) => call("POST", "/clock", { advanceMs }),
  setRetrySpeed: (retrySpeed: number) => call("POST", "/clock", { retrySpeed }),
  addFault: (fault: NewFault) => call("POST", "/faults", fault),
  removeFault: (faultId: string) => call("DELETE", `/faults/${id(faultId)}`),
  removeFaults: () => call("DELETE", "/faults"),
  reset: () => call("POST", "/reset", {}),
  clearLog: () => call("DELETE", "/log"),
  async upload(file: File): Promise<Media> {
    const response = await fetch(`/sandbox/control/media?name=${id(file.name)}`, {
      method: "POST",
      headers: { "content-type": file.type || "application/octet-stream" },
      body: file,
    }).catch(unreachable);
    return read<Media>(response);
  },
};
