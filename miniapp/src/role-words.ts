import type { TeamRole } from "../../shared/api/members.ts";
import type { UnitRoleName } from "../../shared/api/officers.ts";

export const roleNames: Record<TeamRole, string> = {
  leader: "Tổ trưởng",
  deputy: "Tổ phó",
  member: "Thành viên",
  officer: "Cán bộ phụ trách",
};

export const unitRoleNames: Record<UnitRoleName, string> = {
  staff: "Cán bộ",
  leader: "Lãnh đạo",
  viewer: "Người theo dõi",
};

/** "0912 345 678" from "84912345678". */
export function phoneWords(phone: string): string {
  return `0${phone.slice(2)}`.replace(/^(\d{4})(\d{3})(\d+)$/, "$1 $2 $3");
}
