import { formatInstant } from "../../shared/calendar/format.ts";
import { type Account, listAccounts } from "../services/official-accounts/list-accounts.ts";
import { problemsNow } from "../zalo/observations.ts";
import { readOptions } from "./options.ts";
import { printJson, printLine, printTable } from "./output.ts";
import { withProduct } from "./product.ts";
import { UsageError, type Verb } from "./verb.ts";

const hourMs = 3_600_000;
const groupWords = { yes: "có", no: "không có", unknown: "chưa rõ" };

export const oaVerb: Verb = {
  name: "oa",
  summary: "Các OA đã kết nối: tuổi mã kết nối, tin đến gần nhất, việc gì chạy và phải bấm gì khi không chạy",
  usage: "list [--json] | status [--json]",
  async run(args) {
    const { options, rest } = readOptions(args, { json: "flag" });
    const [action, ...more] = rest;
    if ((action !== "list" && action !== "status") || more.length > 0)
      throw new UsageError("Cần “list” hoặc “status”.");
    const accounts = await withProduct(({ db }) => listAccounts(db));
    if (action === "list") showList(accounts, options.json);
    else showStatus(accounts, options.json, new Date());
    return 0;
  },
};

function showList(accounts: readonly Account[], isJson: boolean): void {
  if (isJson) {
    printJson(accounts.map(({ oaId, name, appId, communeName }) => ({ oaId, name, appId, commune: communeName })));
    return;
  }
  printTable(
    ["Mã OA", "Tên", "Xã, phường", "Ứng dụng"],
    accounts.map((account) => [account.oaId, account.name ?? "", account.communeName ?? "(chưa giao)", account.appId]),
  );
}

function showStatus(accounts: readonly Account[], isJson: boolean, now: Date): void {
  const states = accounts.map((account) => statusOf(account, now));
  if (isJson) {
    printJson(states);
    return;
  }
  if (states.length === 0) printLine("Chưa có OA nào được kết nối.");
  for (const state of states) {
    printLine(`OA ${state.oaId}${state.commune ? `, ${state.commune}` : " (chưa giao cho xã, phường nào)"}`);
    printLine(`  Mã kết nối: ${state.tokenAgeHours === null ? "chưa có" : `${state.tokenAgeHours} giờ tuổi`}`);
    printLine(
      `  Tin đến gần nhất: ${shown(state.lastEventAt) ?? "chưa có"}; tin gửi gần nhất: ${shown(state.lastSentAt) ?? "chưa có"}`,
    );
    printLine(`  Gói nhóm chat: ${groupWords[state.works.groups]}`);
    printLine(`  Kiểm tra gần nhất: ${shown(state.checkedAt) ?? "chưa (worker chưa chạy)"}`);
    if (state.problems.length === 0) printLine("  Mọi việc đang chạy.");
    for (const { sentence, press } of state.problems) printLine(`  ! ${sentence} → ${press}`);
  }
}

function shown(instant: string | null): string | undefined {
  return instant === null ? undefined : formatInstant(new Date(instant));
}

function statusOf(account: Account, now: Date) {
  const { tokens } = account;
  return {
    oaId: account.oaId,
    commune: account.communeName ?? null,
    tokenState: tokens?.state ?? "missing",
    tokenAgeHours: tokens ? Math.floor((now.getTime() - tokens.issuedAt.getTime()) / hourMs) : null,
    tokenExpiresAt: tokens?.expiresAt.toISOString() ?? null,
    lastEventAt: account.lastEventAt?.toISOString() ?? null,
    lastSentAt: account.lastSentAt?.toISOString() ?? null,
    checkedAt: account.watchedAt?.toISOString() ?? null,
    works: {
      receive: account.verifiedAt !== undefined,
      send: account.lastSentAt !== undefined,
      groups: account.capabilities.groups ?? "unknown",
    },
    freeGroupPlaces: account.capabilities.freeGroupPlaces ?? null,
    problems: problemsNow(account, now).map((problem) => ({ ...problem, since: problem.since ?? null })),
  };
}
