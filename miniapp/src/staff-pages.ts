import { type ComponentType, lazy } from "react";
import type { Me } from "../../shared/api/session.ts";
import type { IconName } from "./components/icon-shapes.ts";

export const staffGroups = ["Việc hằng ngày", "Theo dõi", "Thiết lập"] as const;

export interface StaffPage {
  /** Below `/s/`. */
  path: string;
  page: ComponentType;
  /** Where the menu names it; a page without one is reached from another page. */
  menu?: { label: string; icon: IconName; group: (typeof staffGroups)[number] };
  /** Roles over a unit whose menu names it. The server decides what they may. */
  roles: readonly Me["units"][number]["role"][];
}

/** The officers' workplace: a page is one file and one entry here (`page: lazy(() => import(…))`), in the order of the menu. */
export const staffPages: readonly StaffPage[] = [
  {
    path: "help",
    page: lazy(() => import("./pages/help-requests.tsx").then((m) => ({ default: m.HelpRequestsPage }))),
    menu: { label: "Hỗ trợ bà con", icon: "heart", group: "Việc hằng ngày" },
    roles: ["staff"],
  },
  {
    path: "questions",
    page: lazy(() => import("./pages/open-questions.tsx").then((m) => ({ default: m.OpenQuestionsPage }))),
    menu: { label: "Câu hỏi của bà con", icon: "message", group: "Việc hằng ngày" },
    roles: ["staff"],
  },
  {
    path: "announcements",
    page: lazy(() => import("./pages/announcements.tsx").then((m) => ({ default: m.AnnouncementsPage }))),
    menu: { label: "Thông báo", icon: "megaphone", group: "Việc hằng ngày" },
    roles: ["staff", "leader"],
  },
  {
    path: "announcements/new",
    page: lazy(() => import("./pages/announcement-edit.tsx").then((m) => ({ default: m.AnnouncementEditPage }))),
    roles: ["staff"],
  },
  {
    path: "announcements/:announcementId",
    page: lazy(() => import("./pages/announcement.tsx").then((m) => ({ default: m.AnnouncementPage }))),
    roles: ["staff", "leader"],
  },
  {
    path: "announcements/:announcementId/edit",
    page: lazy(() => import("./pages/announcement-edit.tsx").then((m) => ({ default: m.AnnouncementEditPage }))),
    roles: ["staff"],
  },
  {
    path: "scores",
    page: lazy(() => import("./pages/unit-scores.tsx").then((m) => ({ default: m.UnitScoresPage }))),
    menu: { label: "Điểm các tổ", icon: "chart", group: "Theo dõi" },
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "scores/rules",
    page: lazy(() => import("./pages/score-rules.tsx").then((m) => ({ default: m.ScoreRulesPage }))),
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "score/:teamId",
    page: lazy(() => import("./pages/unit-team.tsx").then((m) => ({ default: m.UnitTeamPage }))),
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "report/:reportId",
    page: lazy(() => import("./pages/unit-report.tsx").then((m) => ({ default: m.UnitReportPage }))),
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "documents",
    page: lazy(() => import("./pages/documents.tsx").then((m) => ({ default: m.DocumentsPage }))),
    menu: { label: "Tài liệu", icon: "file", group: "Theo dõi" },
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "targets",
    page: lazy(() => import("./pages/targets.tsx").then((m) => ({ default: m.TargetsPage }))),
    menu: { label: "Chỉ tiêu", icon: "target", group: "Theo dõi" },
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "targets/edit",
    page: lazy(() => import("./pages/target-edit.tsx").then((m) => ({ default: m.TargetEditPage }))),
    roles: ["staff"],
  },
  {
    path: "campaigns",
    page: lazy(() => import("./pages/campaigns.tsx").then((m) => ({ default: m.CampaignsPage }))),
    menu: { label: "Chiến dịch", icon: "flag", group: "Theo dõi" },
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "campaigns/new",
    page: lazy(() => import("./pages/campaign-edit.tsx").then((m) => ({ default: m.CampaignEditPage }))),
    roles: ["staff"],
  },
  {
    path: "campaigns/:campaignId",
    page: lazy(() => import("./pages/campaign.tsx").then((m) => ({ default: m.CampaignPage }))),
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "campaigns/:campaignId/edit",
    page: lazy(() => import("./pages/campaign-edit.tsx").then((m) => ({ default: m.CampaignEditPage }))),
    roles: ["staff"],
  },
  {
    path: "trends",
    page: lazy(() => import("./pages/trends.tsx").then((m) => ({ default: m.TrendsPage }))),
    menu: { label: "Xu hướng", icon: "chart", group: "Theo dõi" },
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "teams",
    page: lazy(() => import("./pages/staff-teams.tsx").then((m) => ({ default: m.StaffTeamsPage }))),
    menu: { label: "Tổ và người", icon: "people", group: "Việc hằng ngày" },
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "teams/:teamId",
    page: lazy(() => import("./pages/staff-team.tsx").then((m) => ({ default: m.StaffTeamPage }))),
    roles: ["staff", "leader"],
  },
  {
    path: "places",
    page: lazy(() => import("./pages/places.tsx").then((m) => ({ default: m.PlacesPage }))),
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "import",
    page: lazy(() => import("./pages/import.tsx").then((m) => ({ default: m.ImportPage }))),
    menu: { label: "Nhập danh sách", icon: "upload", group: "Thiết lập" },
    roles: ["staff"],
  },
  {
    path: "officers",
    page: lazy(() => import("./pages/officers.tsx").then((m) => ({ default: m.OfficersPage }))),
    menu: { label: "Cán bộ", icon: "shield", group: "Thiết lập" },
    roles: ["staff", "leader"],
  },
  {
    path: "periods",
    page: lazy(() => import("./pages/period-rules.tsx").then((m) => ({ default: m.PeriodRulesPage }))),
    menu: { label: "Kỳ và ngày nghỉ", icon: "calendar", group: "Thiết lập" },
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "indicators",
    page: lazy(() => import("./pages/indicators-editor.tsx").then((m) => ({ default: m.IndicatorsEditorPage }))),
    menu: { label: "Danh mục chỉ tiêu", icon: "list", group: "Thiết lập" },
    roles: ["staff"],
  },
  {
    path: "indicators/new",
    page: lazy(() => import("./pages/indicator-edit.tsx").then((m) => ({ default: m.IndicatorEditPage }))),
    roles: ["staff"],
  },
  {
    path: "indicators/:code",
    page: lazy(() => import("./pages/indicator-edit.tsx").then((m) => ({ default: m.IndicatorEditPage }))),
    roles: ["staff"],
  },
  {
    path: "names",
    page: lazy(() => import("./pages/names.tsx").then((m) => ({ default: m.NamesPage }))),
    menu: { label: "Tên gọi mới", icon: "message", group: "Thiết lập" },
    roles: ["staff"],
  },
  {
    path: "guides",
    page: lazy(() => import("./pages/guides-editor.tsx").then((m) => ({ default: m.GuidesEditorPage }))),
    menu: { label: "Soạn hướng dẫn", icon: "edit", group: "Thiết lập" },
    roles: ["staff"],
  },
  {
    path: "guides/new",
    page: lazy(() => import("./pages/guide-edit.tsx").then((m) => ({ default: m.GuideEditPage }))),
    roles: ["staff"],
  },
  {
    path: "guides/:slug",
    page: lazy(() => import("./pages/guide-edit.tsx").then((m) => ({ default: m.GuideEditPage }))),
    roles: ["staff"],
  },
  {
    path: "reminders",
    page: lazy(() => import("./pages/reminder-rules.tsx").then((m) => ({ default: m.ReminderRulesPage }))),
    menu: { label: "Nhắc báo cáo", icon: "bell", group: "Thiết lập" },
    roles: ["staff", "leader", "viewer"],
  },
  {
    path: "groups",
    page: lazy(() => import("./pages/zalo-groups.tsx").then((m) => ({ default: m.ZaloGroupsPage }))),
    menu: { label: "Nhóm Zalo", icon: "message", group: "Thiết lập" },
    roles: ["staff", "leader"],
  },
  {
    path: "oa",
    page: lazy(() => import("./pages/official-accounts.tsx").then((m) => ({ default: m.OfficialAccountsPage }))),
    menu: { label: "Tài khoản OA", icon: "phone", group: "Thiết lập" },
    roles: ["staff", "leader"],
  },
  {
    path: "settings",
    page: lazy(() => import("./pages/general-settings.tsx").then((m) => ({ default: m.GeneralSettingsPage }))),
    menu: { label: "Cài đặt chung", icon: "gear", group: "Thiết lập" },
    roles: ["staff"],
  },
  {
    path: "audit-log",
    page: lazy(() => import("./pages/audit-log.tsx").then((m) => ({ default: m.AuditLogPage }))),
    menu: { label: "Nhật ký", icon: "history", group: "Thiết lập" },
    roles: ["staff"],
  },
];
