/** Mentions that say which group of things is meant, not which indicator: the product asks, unless other words decide. */
export const ambiguousMentions: ReadonlyArray<{ phrases: string; codes: readonly string[]; follows?: boolean }> = [
  {
    phrases:
      "tai khoan|lap tai khoan|tao tai khoan|dang ky tai khoan|tai khoan moi|tao acc|kich hoat tai khoan|tao tai khoan moi|lap tai khoan moi",
    codes: ["dvc_account_created", "payment_account_opened", "vneid_level2_activated", "social_benefit_account_linked"],
  },
  {
    phrases:
      "cai app|app|ung dung|cai ung dung|cai dat|cai dat ung dung|tai app|phan mem|cai phan mem|cai dien thoai|cai may|tai ung dung|cai dat app|cai dat phan mem",
    codes: ["vneid_level2_activated", "provincial_app_installed", "ewallet_installed", "vssid_installed"],
  },
  {
    follows: true,
    phrases: "kich hoat",
    codes: ["vneid_level2_activated", "digital_signature_registered", "ehealth_record_activated"],
  },
  {
    follows: true,
    phrases: "bao hiem|bhyt|the bhyt|the bao hiem|the bao hiem y te",
    codes: ["vneid_docs_integrated", "vssid_installed"],
  },
  {
    follows: true,
    phrases: "bang lai|bang lai xe|giay phep lai xe|dang ky xe|ca vet|the dang vien",
    codes: ["vneid_docs_integrated", "dvc_files_submitted"],
  },
  { phrases: "zalo", codes: ["zalo_channel_followers"] },
  { phrases: "mang xa hoi", codes: ["online_safety_guided", "zalo_channel_followers"] },
];

/** Verbs that name an indicator only after one of `after` was named: "lớp … 40 học viên, hoàn thành 35". */
export const continuations: ReadonlyArray<{ phrases: ReadonlySet<string>; after: readonly string[]; code: string }> = [
  {
    phrases: new Set(["hoan thanh", "hoc xong", "xong", "dat"]),
    after: ["training_sessions", "training_attendees", "digital_literacy_completed"],
    code: "digital_literacy_completed",
  },
];

/** Codes whose mention is only a fallback: a more particular one in the same clause takes the number. */
export const generalCodes: ReadonlySet<string> = new Set(["people_supported"]);

/** Phrases that only carry their code when nothing more particular stands in the same clause. */
export const generalPhrases =
  "ocop|ngay hoi chuyen doi so|=lớp|tt|ho dan|ho gia dinh|ho duoc huong dan|nguoi hoc|hoc vien|nguoi tham gia|nguoi du|nguoi nghe|ba con tham gia|vi|quet|mot phan|loa|san pham|mat hang|mon hang|nong san|khai sinh|ket hon|tam tru|thuong tru|" +
  "tam vang|chung thuc|den nha|vao nha|toi nha|vo nha|den tan nha|toi tan nha|tan nha|dinh danh|da nop|nop xong|so nguoi du|nha dan|dai bieu|zalo|tich hop|oa|tren san|bi lua|tung ho|huong dan tai nha|di tung nha|nguoi tham du|qua nha|truc|pho bien|tien dien|tien nuoc|cho 4.0|cho 4 0";

/** For a mention and what its number counts, the indicator really meant. */
export const unitDecides: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  propaganda_sessions: { person: "propaganda_attendees", visit: "propaganda_attendees", agent: "propaganda_attendees" },
  propaganda_attendees: { event: "propaganda_sessions" },
  training_sessions: { person: "training_attendees", visit: "training_attendees", agent: "training_attendees" },
  training_attendees: { event: "training_sessions" },
  dvc_guided: { file: "dvc_files_submitted", account: "dvc_account_created" },
  dvc_account_created: { file: "dvc_files_submitted" },
  cashless_shops: { person: "cashless_guided", visit: "cashless_guided" },
  cashless_guided: { place: "cashless_shops", household: "cashless_shops" },
  ecommerce_products: {
    household: "ecommerce_households",
    place: "ecommerce_households",
    person: "ecommerce_households",
    account: "ecommerce_households",
  },
  ecommerce_households: { product: "ecommerce_products" },
  help_desk_shifts: { visit: "people_supported" },
  digital_literacy_completed: { event: "training_sessions" },
  vneid_level2_activated: {},
};
