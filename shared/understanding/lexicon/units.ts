/**
 * What can be counted. `generic` fits anything; `agent` counts the team itself, so it is not a result; `thing` counts what no
 * indicator counts (gifts, leaflets, days …).
 */
export type UnitClass =
  | "person"
  | "visit"
  | "household"
  | "place"
  | "file"
  | "account"
  | "event"
  | "product"
  | "message"
  | "device"
  | "generic"
  | "agent"
  | "thing"
  | `own:${string}`;

/** Folded nouns by what they count. Longest match wins. */
export const unitWords: Record<Exclude<UnitClass, `own:${string}`>, string> = {
  person:
    "nguoi|nguoi dan|ba con|bac|cu|ong|chi|anh|chu|co|di|mo|thim|o|me|bu|cau|em|chau|dua|dua chau|dua nho|ban|vi|dong bao|" +
    "hoi vien|chi em|phu nu|thanh nien|hoc sinh|cong dan|nhan dan|khach|nguoi gia|nguoi cao tuoi|cu gia|cu ong|cu ba|ong ba|" +
    "co chu|co bac|cac cu|ba me|chi phu nu|anh chi|bo lao|phu lao|lao|mang|suat|nhan khau|ong cu|ba cu|bac gia|bac nong dan|" +
    "chu bac|anh em|nong dan|nguoi lon tuoi|tre|phu huynh|hoc tro|thanh nien tre|khau|chau nho|nguoi khac|dan|ban tre|truong hop|cap|ca|nam|nu",
  visit:
    "luot|luot nguoi|luot dan|luot ba con|luot nguoi dan|lan|luot cong dan|luot khach|luot ho tro|luot huong dan|cuoc goi",
  household: "ho|nha|ho dan|ho gia dinh|noc nha|noc|gia dinh|can nha|can ho|ho ngheo|ho can ngheo|ho neo don",
  place:
    "cua hang|quan|tiem|sap|sap hang|quay|quay hang|diem|diem ban|diem ban hang|shop|ho kinh doanh|tieu thuong|kiot|ki ot|co so|" +
    "cua tiem|tap hoa|quan an|quan nuoc|tiem tap hoa|quan ca phe|quan pho|doanh nghiep|hop tac xa|htx|nha hang|co so kinh doanh|" +
    "dai ly|hang quan|xe hang|gian|ho buon ban|ho tieu thuong|cho hang|xe nuoc|hang thit|hang rau|hang ca|tiem thuoc|nha thuoc|hieu thuoc|nguoi ban|chu quan|chu sap|chu tiem|lo|mam",
  file: "ho so|bo|bo ho so|don|to khai|thu tuc|bo giay to|ho so giay to",
  account: "tai khoan|acc|nick",
  event: "buoi|lop|cuoc|phien|hoi|ca truc|buoi chieu|buoi sang|buoi toi|cuoc hop|lop hoc|khoa|toi|ca",
  product: "san pham|mat hang|mon|loai|mon hang|mat hang nong san|san vat|loai nong san|loai san pham|dac san",
  message: "tin|phan anh|kien nghi|y kien|tin nhan phan anh|tin phan anh|gop y|vu viec|vu",
  device: "may|dien thoai|cai may|chiec dien thoai|cai dien thoai|chiec may|smartphone",
  generic: "cai|chiec|ma|app|vi|ma so|the|lan|ng nao",
  agent:
    "doan vien|thanh vien|thanh vien to|tinh nguyen vien|can bo|cong an|dong chi cong an|giao vien|dan quan|dong chi|cong chuc|" +
    "sinh vien|ban doan vien|ban sinh vien|chau doan vien|to vien|ban tinh nguyen|can bo xa|anh cong an|chu cong an|can bo thon|" +
    "tinh nguyen|thanh vien to cong nghe so|b doan vien|em doan vien|ban thanh nien tinh nguyen|chien si|dong chi doan vien|to cong nghe so|to",
  thing:
    "to roi|ao|qua|phan qua|suat qua|bang ron|ap phich|cuon|quyen|to gap|pano|may tinh|may tinh bang|laptop|ghe|ban ghe|khau trang|" +
    "mu bao hiem|gio qua|bao gao|cay|con|kg|ky|met|km|cuon sach|tam|buc|lit|thung|poster|loa keo|sim|goi|chai|quyen so tay|so tay|chiec ao|" +
    "thiet bi|bai viet|bai|video|clip|status|tai lieu|bo tai lieu|pa no|bang|to|tram|cot|xe|bong den|camera|thang may|anh chup|tam anh|buc anh|hinh|tin bai|luot xem|like|view|trang",
};
