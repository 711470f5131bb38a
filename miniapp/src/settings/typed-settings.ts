import type { GeneralSettings } from "../../../shared/api/commune-settings.ts";

/** As typed: a field that is being emptied is not a nought. */
export interface Typed {
  controller: string;
  contact: string;
  workingHours: string;
  photoMonths: string;
  consentMonths: string;
  needsApproval: boolean;
  approvalAbove: string;
  hosts: readonly string[];
}

/** For each of the form's cards. */
export interface CardProps {
  typed: Typed;
  onChange: (part: Partial<Typed>) => void;
}

/** What to mend, by field. */
export type Wrong = Partial<Record<"photoMonths" | "consentMonths" | "approvalAbove" | "hosts", string>>;

const isWhole = (text: string, least: number, most: number) =>
  /^\d{1,7}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

export function wrongOf({ photoMonths, consentMonths, needsApproval, approvalAbove, hosts }: Typed): Wrong {
  const months = "Ghi số tháng, từ 1 đến 120.";
  const host = hosts.map(hostOf).find((one) => !/^[a-z0-9.-]+\.[a-z]{2,}$/.test(one));
  return {
    ...(isWhole(photoMonths, 1, 120) ? {} : { photoMonths: months }),
    ...(isWhole(consentMonths, 1, 120) ? {} : { consentMonths: months }),
    ...(needsApproval && !isWhole(approvalAbove, 0, 1_000_000) ? { approvalAbove: "Ghi một số, ví dụ 20." } : {}),
    ...(host === undefined ? {} : { hosts: `“${host}” chưa phải tên miền, ví dụ truong.edu.vn.` }),
  };
}

/** "https://Truong.edu.vn/tin" is typed as it is copied. */
function hostOf(line: string): string {
  return line
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/\/.*$/, "");
}

export function typedOf({ announcements, ...settings }: GeneralSettings): Typed {
  return {
    controller: settings.controller ?? "",
    contact: settings.contact ?? "",
    workingHours: settings.workingHours,
    photoMonths: String(settings.photoMonths),
    consentMonths: String(settings.consentMonths),
    needsApproval: announcements.approvalAbove !== undefined,
    approvalAbove: String(announcements.approvalAbove ?? 20),
    hosts: announcements.allowedHosts,
  };
}

/** `before` gives what the page does not show, and the hours where they were emptied. */
export function settingsOf(typed: Typed, before: GeneralSettings): GeneralSettings {
  const [controller, contact] = [typed.controller.trim(), typed.contact.trim()];
  return {
    ...(controller && { controller }),
    ...(contact && { contact }),
    workingHours: typed.workingHours.trim() || before.workingHours,
    photoMonths: Number(typed.photoMonths),
    consentMonths: Number(typed.consentMonths),
    announcements: {
      previewAboveGroups: before.announcements.previewAboveGroups,
      allowedHosts: typed.hosts.map(hostOf),
      ...(typed.needsApproval ? { approvalAbove: Number(typed.approvalAbove) } : {}),
    },
  };
}
