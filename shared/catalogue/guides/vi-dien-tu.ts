import { type Guide, neverAskedForSecrets, usualHelp } from "../guide.ts";

export const viDienTu: Guide = {
  slug: "vi-dien-tu",
  title: "Cài và dùng ví điện tử",
  category: "thanh-toan",
  aliases: [
    "ví điện tử",
    "ví điện tử là gì",
    "cài ví",
    "momo",
    "ví momo",
    "zalopay",
    "viettel money",
    "vnpt money",
    "shopeepay",
    "mở ví",
    "nạp tiền ví",
    "liên kết ngân hàng",
    "xác thực ví",
    "sinh trắc học ví",
    "cài momo",
  ],
  steps: [
    "Vào CH Play hoặc App Store, tìm đúng tên ví (MoMo, ZaloPay, Viettel Money…), bấm cài đặt.",
    "Mở ứng dụng, nhập số điện thoại của mình, nhập mã OTP trong tin nhắn và đặt mật khẩu ví.",
    "Xác thực: chụp thẻ căn cước theo hướng dẫn trên màn hình, rồi áp thẻ gắn chip vào lưng điện thoại, giữ yên đến khi máy báo xong.",
    "Máy không đọc được thẻ: chọn xác thực qua VNeID, bấm đồng ý chia sẻ, mở VNeID bấm xác nhận rồi quay lại ví.",
    "Liên kết ví với tài khoản ngân hàng đứng tên mình, nạp ít tiền dùng thử.",
    "Dùng ví để trả tiền điện, nước, nạp điện thoại hoặc quét mã khi mua hàng.",
  ],
  notes: [
    "Từ 01/01/2026, mở ví điện tử bắt buộc xác thực sinh trắc học (khuôn mặt khớp với chủ ví).",
    "Khi quét thẻ: tháo ốp lưng, giữ điện thoại không động.",
  ],
  safety: [
    "Chỉ để ít tiền trong ví.",
    "Người lạ gọi tự xưng “nhân viên ví, ngân hàng” đòi cập nhật sinh trắc học: tắt máy.",
    neverAskedForSecrets,
  ],
  help: usualHelp,
  updatedOn: "2026-11-22",
  needsCheck: true,
  checkNote:
    "Bước 2 và 5 là thao tác chung, khác nhau giữa các ví; kiểm với từng ứng dụng. Nút bấm mỗi ví đặt tên khác nhau.",
  sources: [
    "https://soha.vn/tu-1-1-2026-nguoi-dung-momo-zalopay-chu-y-quy-dinh-sau-chinh-thuc-co-hieu-luc-198260101084158732.htm (Thông tư 41/2025, sinh trắc học khi mở ví từ 01/01/2026)",
    "https://thuvienphapluat.vn/hoi-dap-phap-luat/83A53D5-hd-cach-xac-thuc-sinh-trac-hoc-tren-momo-de-tranh-bi-ngung-giao-dich-tu-2025.html (xác thực bằng NFC hoặc VNeID)",
    "https://kenh14.vn/cap-nhat-sinh-trac-hoc-tren-momo-chuyen-tien-hay-thanh-toan-deu-bat-buoc-thuc-hien-20240630165830929.chn (cách đặt thẻ khi quét)",
    "https://cafef.vn/nhieu-cach-xac-thuc-sinh-trac-hoc-tren-momo-de-tranh-bi-ngung-giao-dich-188241211092645323.chn (11/12/2024)",
  ],
};
