import type { HelpState } from "../../../shared/api/help-request.ts";

export const helpStates: Record<HelpState, string> = {
  open: "Đang chờ người nhận",
  taken: "Đã có người nhận",
  closed: "Đã xong",
  cancelled: "Bà con không cần nữa",
};

export const ratingWords: Record<1 | 2 | 3, string> = { 1: "chưa được giúp", 2: "tạm được", 3: "giúp tốt" };
