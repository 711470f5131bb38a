import { type Guide, neverAskedForSecrets, usualHelp } from "../guide.ts";

export const chuKySoCaNhan: Guide = {
  slug: "chu-ky-so-ca-nhan",
  title: "Đăng ký chữ ký số cá nhân trên VNeID",
  category: "vneid",
  aliases: [
    "chữ ký số",
    "chữ kí số",
    "cks",
    "chữ ký số cá nhân",
    "chữ ký số vneid",
    "đăng ký chữ ký số",
    "ký số",
    "chứng thư số",
    "chứng thư chữ ký số",
    "chữ ký điện tử",
    "làm chữ ký số",
    "ký giấy tờ trên điện thoại",
  ],
  steps: [
    "Cần có VNeID mức 2, cập nhật bản mới nhất.",
    "Mở VNeID, ở ô tìm kiếm trên trang chủ gõ “chữ ký số”, chọn mục đăng ký chữ ký số.",
    "Nhập passcode 6 số. Đọc và đồng ý chia sẻ thông tin để cấp chữ ký số.",
    "Chọn một nhà cung cấp và gói phù hợp. Đọc kỹ gói có miễn phí không, dùng được bao lâu.",
    "Làm tiếp theo hướng dẫn trên màn hình để kích hoạt. Tự đặt mã PIN ký số và nhớ kỹ.",
    "Khi nộp hồ sơ cần ký, bấm ký số, kiểm tra nội dung rồi mới xác nhận.",
  ],
  notes: [
    "Chữ ký số có giá trị như ký tay. Bấm ký là đã ký, nên phải đọc trước.",
    "Chức năng trên VNeID bắt đầu thí điểm từ 22/05/2025.",
  ],
  safety: ["Không cho ai mượn mã PIN ký số, không nhờ người khác ký hộ.", neverAskedForSecrets],
  help: usualHelp,
  updatedOn: "2026-11-22",
  needsCheck: true,
  checkNote:
    "Không tìm được nguồn ghi tên nút, danh sách nhà cung cấp, mức phí hiện hành; bước 2-5 phải kiểm trực tiếp trên VNeID trước khi phát hành.",
  sources: [
    "https://thanhnien.vn/huong-dan-nguoi-dan-dang-ky-su-dung-chung-thu-chu-ky-so-tren-vneid-185250603095621083.htm (06/2025, đăng ký trên VNeID từ 22/05/2025, thí điểm)",
    "https://smartsign.com.vn/ho-tro/chu-ky-so (chữ ký số có giá trị như ký tay; giấy tờ cần có)",
    "https://eca.com.vn/tin-tuc/tao-chu-ky-so-ca-nhan-mien-phi-su-dung-trong-dich-vu-cong (chữ ký số miễn phí cho dịch vụ công)",
    "http://congan.haiphong.gov.vn/Tin-hoat-dong-cua-CATP/Cai-cach-hanh-chinh/Huong-dan-gui-kien-nghi-phan-anh-ve-an-ninh-trat-tu-tren-ung-dung-VNeID-134631.html (VNeID có ô tìm kiếm chức năng ở trang chủ)",
  ],
};
