import type { GroupChange, InboundEvent } from "../../shared/api/inbound-event.ts";

/** Who stands on which side of an event (zalo-openapi.md 1.4). */
export type Sides =
  /** `sender` is the person, `recipient` the OA. */
  | "person_speaks"
  /** `sender` is the OA, `recipient` the person. */
  | "oa_speaks"
  /** `sender` is the person, `recipient` the group. */
  | "person_speaks_in_group"
  /** `sender` is the OA, `recipient` the group. */
  | "oa_speaks_in_group"
  /** `oa_id`, and the person in one of several places. */
  | "about_person"
  | "about_group";

export interface EventMeaning {
  kind: InboundEvent["kind"];
  sides: Sides;
  change?: GroupChange;
}

/** Every name whose meaning its beginning does not tell; several spellings of one event stand together. */
const meaningByName = new Map<string, EventMeaning>([
  ["follow", { kind: "follow", sides: "about_person" }],
  ["unfollow", { kind: "unfollow", sides: "about_person" }],
  ["user_received_message", { kind: "delivered", sides: "oa_speaks" }],
  ["user_seen_message", { kind: "seen", sides: "oa_speaks" }],
  ["user_reacted_message", { kind: "reaction", sides: "person_speaks" }],
  ["oa_reacted_message", { kind: "reaction", sides: "oa_speaks" }],
  ["user_submit_info", { kind: "contact_shared", sides: "person_speaks" }],
  ["user_withdraw", { kind: "data_withdrawn", sides: "about_person" }],
  ["user_click_chatnow", { kind: "chat_opened", sides: "about_person" }],
  ["permission_revoked", { kind: "permission_revoked", sides: "about_person" }],

  ["create_group", { kind: "group_changed", sides: "about_group", change: "created" }],
  ["user_join_group", { kind: "group_changed", sides: "about_group", change: "joined" }],
  ["user_out_group", { kind: "group_changed", sides: "about_group", change: "left" }],
  ["user_leave_group", { kind: "group_changed", sides: "about_group", change: "left" }],
  ["user_request_join_group", { kind: "group_changed", sides: "about_group", change: "join_requested" }],
  ["accept_request_join_group", { kind: "group_changed", sides: "about_group", change: "join_accepted" }],
  ["react_request_join_group", { kind: "group_changed", sides: "about_group", change: "join_accepted" }],
  ["react_request_join_group_accept", { kind: "group_changed", sides: "about_group", change: "join_accepted" }],
  ["reject_request_join_group", { kind: "group_changed", sides: "about_group", change: "join_rejected" }],
  ["react_request_join_group_reject", { kind: "group_changed", sides: "about_group", change: "join_rejected" }],
  ["add_group_admin", { kind: "group_changed", sides: "about_group", change: "admin_added" }],
  ["remove_group_admin", { kind: "group_changed", sides: "about_group", change: "admin_removed" }],
  ["update_group_info", { kind: "group_changed", sides: "about_group", change: "info_updated" }],
  ["delete_group", { kind: "group_changed", sides: "about_group", change: "deleted" }],
  ["disperse_group", { kind: "group_changed", sides: "about_group", change: "deleted" }],

  ["user_feedback", { kind: "template", sides: "about_person" }],
  ["user_click_response_button", { kind: "template", sides: "about_person" }],
  ["change_template_status", { kind: "template", sides: "about_person" }],
  ["change_template_quality", { kind: "template", sides: "about_person" }],
  ["change_template_quota", { kind: "template", sides: "about_person" }],
  ["change_oa_daily_quota", { kind: "template", sides: "about_person" }],
  ["change_oa_template_tags", { kind: "template", sides: "about_person" }],
  ["event_journey_time_out", { kind: "template", sides: "about_person" }],
  ["event_journey_acknowledged", { kind: "template", sides: "about_person" }],

  ["user_call_oa", { kind: "call", sides: "about_person" }],
  ["oa_call_user", { kind: "call", sides: "about_person" }],
  ["oa_send_consent", { kind: "call", sides: "about_person" }],
  ["user_reply_consent", { kind: "call", sides: "about_person" }],
]);

/** Messages of every type, also of types Zalo adds later. The longer beginning stands first. */
const meaningByBeginning: readonly (readonly [string, EventMeaning])[] = [
  ["user_send_group_", { kind: "message", sides: "person_speaks_in_group" }],
  ["user_send_", { kind: "message", sides: "person_speaks" }],
  ["anonymous_send_", { kind: "anonymous_message", sides: "person_speaks" }],
  ["oa_send_group_", { kind: "echo", sides: "oa_speaks_in_group" }],
  ["oa_send_", { kind: "echo", sides: "oa_speaks" }],
];

/** Unknown names mean `other`: new events arrive without notice. */
export function meaningOf(eventName: string): EventMeaning {
  return (
    meaningByName.get(eventName) ??
    meaningByBeginning.find(([beginning]) => eventName.startsWith(beginning))?.[1] ?? {
      kind: "other",
      sides: "about_person",
    }
  );
}
