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
    "hoc vien|hoc tro|dai bieu|vo chong|nguoi|nguoi dan|ba con|=bác|=cụ|=ông|=bà|=chị|=anh|=chú|=cô|=dì|=mợ|=thím|=o|=mệ|=bu|=cậu|=em|=cháu|=đứa|dua chau|dua nho|=bạn|!vị|vo chong|hoc vien|hoc tro|dai bieu|nguoi hoc|tieu thuong|chu quan|chu sap|chu tiem|dong bao|dang vien|xa vien|cong nhan|nguoi ban|hoi vien|chi em|phu nu|thanh nien|hoc sinh|cong dan|nhan dan|=khách|nguoi gia|nguoi cao tuoi|cu gia|cu ong|!cụ bà|ong ba|co chu|co bac|cac cu|ba me|chi phu nu|anh chi|bo lao|phu lao|=lão|=mạng|=suất|nhan khau|ong cu|!bà cụ|bac gia|bac nong dan|chu bac|anh em|nong dan|nguoi lon tuoi|=trẻ|phu huynh|hoc tro|thanh nien tre|=khẩu|chau nho|nguoi khac|phat tu|giao dan|tan binh|bo doi|=dân|!má|!mẹ|ban tre|truong hop|=cặp|=ca|=nam|=nữ",
  visit:
    "luot|luot nguoi|luot dan|luot ba con|luot nguoi dan|=lần|luot cong dan|luot khach|luot ho tro|luot huong dan|cuoc goi",
  household:
    "=hộ|=nhà|ho dan|ho gia dinh|noc nha|=nóc|gia dinh|can nha|can ho|ho ngheo|ho can ngheo|ho neo don|ho duoc huong dan|ho duoc den|ho duoc tham",
  place:
    "cua hang|=quán|=tiệm|=sạp|sap hang|=quầy|quay hang|=điểm|diem ban|diem ban hang|shop|ho kinh doanh|ho kinh doanh khoan|ho khoan|kiot|ki ot|ki-ot|co so|cua tiem|tap hoa|quan an|quan nuoc|tiem tap hoa|quan ca phe|quan pho|doanh nghiep|hop tac xa|htx|nha hang|co so kinh doanh|dai ly|hang quan|xe hang|=gian|ho buon ban|ho tieu thuong|cho hang|xe nuoc|hang nuoc|hang an|hang pho|xe banh mi|hang thit|hang rau|hang ca|tiem thuoc|nha thuoc|hieu thuoc|=lô|=mâm|ghe hang|xe day|ganh hang|xuong hang",
  file: "ho so|=bộ|bo ho so|=đơn|to khai|thu tuc|bo giay to|ho so giay to",
  account: "tai khoan|acc|nick",
  event: "buoi|=lớp|=cuộc|=phiên|=hội|ca truc|buoi chieu|buoi sang|buoi toi|cuoc hop|lop hoc|=khóa|=tối|=ca",
  product: "san pham|mat hang|=món|=loại|mon hang|mat hang nong san|san vat|loai nong san|loai san pham|dac san",
  message: "tin|phan anh|kien nghi|y kien|tin nhan phan anh|tin phan anh|gop y|vu viec|=vụ",
  device: "=máy|dien thoai|cai may|chiec dien thoai|cai dien thoai|chiec may|smartphone",
  generic: "=cái|=chiếc|=mã|app|!ví|ma so|=thẻ|=lần",
  agent:
    "doan vien|thanh vien|thanh vien to|tinh nguyen vien|can bo|cong an|dong chi cong an|giao vien|dan quan|dong chi|cong chuc|sinh vien|ban doan vien|ban sinh vien|chau doan vien|to vien|ban tinh nguyen|can bo xa|anh cong an|chu cong an|can bo thon|thanh vien to cong nghe so|b doan vien|em doan vien|ban thanh nien tinh nguyen|chien si|dong chi doan vien",
  thing:
    "to roi|to cong nghe so|to cong nghe so cong dong|don hang|=bước|=mục|=ngày|=độ|do c|=áo|=quà|phan qua|suat qua|bang ron|ap phich|=cuốn|=quyển|to gap|pano|may tinh|may tinh bang|laptop|=ghế|ban ghe|khau trang|mu bao hiem|gio qua|bao gao|=cây|=con|ky|=mét|km|cuon sach|=tấm|=bức|=lít|=thùng|poster|loa keo|=sim|=gói|=chai|quyen so tay|so tay|chiec ao|thiet bi|bai viet|=bài|video|clip|status|tai lieu|bo tai lieu|pa no|=bảng|=tờ|=trạm|=cột|=xe|bong den|camera|thang may|anh chup|tam anh|buc anh|=hình|tin bai|luot xem|like|view|=trang",
};
