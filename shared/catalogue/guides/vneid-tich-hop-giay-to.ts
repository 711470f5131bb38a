import { type Guide, neverAskedForSecrets, usualHelp } from "../guide.ts";

export const vneidTichHopGiayTo: Guide = {
  slug: "vneid-tich-hop-giay-to",
  title: "Đưa thẻ bảo hiểm y tế, bằng lái vào VNeID",
  category: "vneid",
  aliases: [
    "tích hợp giấy tờ",
    "tích hợp vneid",
    "tích hợp bhyt",
    "tích hợp bảo hiểm y tế",
    "thẻ bảo hiểm y tế trên điện thoại",
    "tích hợp bằng lái",
    "tích hợp giấy phép lái xe",
    "tích hợp gplx",
    "bằng lái vneid",
    "đăng ký xe vneid",
    "ví giấy tờ",
    "đưa giấy tờ vào vneid",
    "bỏ bằng lái vô vneid",
    "bhyt vneid",
    "mất thẻ bảo hiểm",
    "cà vẹt xe vneid",
  ],
  steps: [
    "Cần có VNeID mức 2. Vào CH Play hoặc App Store cập nhật VNeID bản mới nhất, rồi đăng nhập.",
    "Bấm mục “Ví giấy tờ”, chọn “Tích hợp thông tin”.",
    "Bấm “Tạo mới yêu cầu”.",
    "Chọn loại giấy tờ muốn đưa vào: thẻ bảo hiểm y tế, giấy phép lái xe, đăng ký xe…",
    "Nhập số trên giấy tờ, đánh dấu ô xác nhận thông tin đúng, bấm “Gửi yêu cầu”.",
    "Chờ duyệt. Sau đó vào “Ví giấy tờ”, nhập passcode 6 số để xem và đưa cho nơi cần kiểm tra.",
  ],
  notes: [
    "Giấy tờ đã hiện trên VNeID dùng được như bản gốc.",
    "Từ 01/06/2025, khi xin cấp lại, đổi thẻ bảo hiểm y tế thì dùng thẻ điện tử, không in thẻ giấy.",
    "Từ 01/08/2025, mã số bảo hiểm xã hội dùng chính là số định danh cá nhân, bà con không phải khai lại.",
  ],
  safety: [
    "Chỉ làm trong ứng dụng VNeID trên máy của mình.",
    "Không chụp màn hình giấy tờ gửi vào nhóm Zalo.",
    neverAskedForSecrets,
  ],
  help: usualHelp,
  updatedOn: "2026-11-22",
  needsCheck: true,
  checkNote:
    "Bước 3-6 (tên nút Tạo mới yêu cầu, Gửi yêu cầu, ô xác nhận) chỉ có nguồn một phần; cần kiểm trên ứng dụng bản hiện hành. Người không có điện thoại thông minh còn được cấp thẻ BHYT giấy hay không: hỏi cơ quan BHXH.",
  sources: [
    "https://nghean24h.vn/day-la-nhung-loai-giay-to-co-the-tich-hop-tren-vneid-a758648.html (11/08/2025, mục Ví giấy tờ, Tích hợp thông tin)",
    "https://vnexpress.net/vneid-co-the-thay-the-nhung-giay-to-nao-4924821.html (10/08/2025, loại giấy tờ; mã BHXH từ 01/08/2025)",
    "https://cafef.vn/yen-tam-cat-ban-cung-o-nha-vneid-hien-co-the-thay-the-loat-giay-to-quan-trong-sau-nguoi-dan-can-biet-keo-mat-nhieu-quyen-loi-188250811101757334.chn (11/08/2025)",
    "https://dantri.com.vn/cong-nghe/cach-dang-nhap-lai-vao-tai-khoan-vneid-khi-bi-mat-dien-thoai-20251126012938713.htm (26/11/2025, giá trị như bản gốc)",
  ],
};
