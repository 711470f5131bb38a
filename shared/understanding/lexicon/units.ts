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
    "nguoi|co/thay giao|nguoi dan|ba con|=bác|=cụ|=ông|=bà|=chị|=anh|=chú|=cô|=dì|=mợ|=thím|=o|=mệ|=mụ|=ôn|=bu|=cậu|=em|=cháu|=đứa|dua chau|dua nho|=bạn|!vị|vo chong|hoc vien|nguoi hoc|tieu thuong|chu quan|chu sap|chu tiem|dang vien|xa vien|cong nhan|nguoi ban|hoi vien|chi em|phu nu|thanh nien|hoc sinh|cong dan|nhan dan|=khách|nguoi gia|nguoi cao tuoi|cu gia|!cụ bà|ong ba|co chu|co bac|cac cu|ba me|anh chi|=lão|=mạng|=suất|ong cu|!bà cụ|anh em|nong dan|nguoi lon tuoi|=trẻ|phu huynh|hoc tro|=khẩu|chau nho|nguoi khac|phat tu|tan binh|bo doi|=dân|!má|!mẹ|ban tre|truong hop|=cặp|=ca|=nam|=nữ",
  visit: "luot|luot nguoi|luot ba con|luot nguoi dan|=lần|luot cong dan|luot khach|luot huong dan|cuoc goi",
  household:
    "gia dinh chinh sach|=hộ|=nhà|ho dan|ho gia dinh|=nóc|gia dinh|can ho|ho ngheo|ho neo don|ho duoc huong dan|ho duoc den",
  place:
    "cua hang|=quán|=tiệm|=sạp|=quầy|quay hang|=điểm|diem ban|diem ban hang|shop|ho kinh doanh|ho kinh doanh khoan|kiot|ki ot|ki-ot|co so|tap hoa|quan an|quan nuoc|tiem tap hoa|quan ca phe|quan pho|doanh nghiep|hop tac xa|htx|nha hang|dai ly|hang quan|=gian|ho buon ban|ho tieu thuong|xe nuoc|hang nuoc|hang an|xe banh mi|hang thit|hang rau|hang ca|!chỗ|tiem thuoc|nha thuoc|hieu thuoc|=lô|=mâm|ghe hang|ghe|=xuồng",
  file: "ho so|=bộ|bo ho so|=đơn|to khai|thu tuc",
  account: "tai khoan|acc|nick",
  event: "buoi|=lớp|=cuộc|=phiên|=hội|ca truc|buoi chieu|buoi sang|buoi toi|cuoc hop|lop hoc|=khóa|=tối|=ca",
  product: "san pham|mat hang|=món|=loại|loai nong san|loai san pham|dac san",
  message: "tin|phan anh|kien nghi|y kien|tin phan anh|gop y|=vụ",
  device: "=máy|dien thoai|cai may|cai dien thoai|smartphone",
  generic: "=cái|=mã|app|!ví|=thẻ|=lần",
  agent:
    "doan vien|thanh vien|thanh vien to|tinh nguyen vien|can bo|cong an|giao vien|dan quan|dong chi|cong chuc|sinh vien|ban sinh vien|to vien|can bo xa|anh cong an|chu cong an|can bo thon|ban/em/chau/anh/chi tinh_nguyen/tinh_nguyen_vien/doan_vien|tinh nguyen|chien si/sy -/dan_quan",
  thing:
    "to roi|to cong nghe so|to cong nghe so cong dong|=bước|=mục|=ngày|=độ|=áo|=quà|suat qua|=cuốn|=quyển|to gap|may tinh|may tinh bang|laptop|=ghế|gio qua|=cây|=con|ky|=mét|km|=tấm|=thùng|loa keo|=sim|=gói|so tay|thiet bi|bai viet|=bài|video|clip|tai lieu|=bảng|=tờ|=trạm|=cột|=xe|bong den|camera|thang may|=hình|like|=trang|=nhóm|=mũi|=tốp",
};
