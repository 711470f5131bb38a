import type { HelpState } from "../../../shared/api/help-request.ts";
import type { ConsentPurpose } from "../consent/texts.ts";
import type { Membership, UnitRole } from "./known-person.ts";

/** What we hold of people, in their own words. */

export const roleNames: Record<Membership["role"], string> = {
  leader: "Tổ trưởng",
  deputy: "Tổ phó",
  member: "Thành viên",
  officer: "Cán bộ phụ trách",
};

export const unitRoleNames: Record<UnitRole["role"], string> = {
  staff: "Cán bộ",
  leader: "Lãnh đạo",
  viewer: "Người theo dõi",
};

export const purposeNames: Record<ConsentPurpose, string> = {
  reporting: "ghi nhận công việc của tổ",
  announcements: "nhận thông báo",
};

export const helpStateNames: Record<HelpState, string> = {
  open: "đang chờ",
  taken: "đã có người nhận",
  closed: "đã xong",
  cancelled: "đã hủy",
};
