import { type Guide, neverAskedForSecrets, usualHelp } from "../guide.ts";

export const soSucKhoeDienTu: Guide = {
  slug: "so-suc-khoe-dien-tu",
  title: "Xem sổ sức khỏe điện tử trên VNeID",
  category: "y-te-bao-hiem",
  aliases: [
    "sổ sức khỏe",
    "sổ sức khỏe điện tử",
    "sskđt",
    "sổ khám bệnh",
    "sổ khám bệnh điện tử",
    "hồ sơ sức khỏe",
    "xem lịch sử khám bệnh",
    "đơn thuốc trên điện thoại",
    "khám bệnh bằng vneid",
    "đi khám dùng vneid",
    "giấy chuyển viện điện tử",
    "hẹn khám lại",
    "đi nhà thương",
  ],
  steps: [
    "Cần có VNeID mức 2, cập nhật bản mới nhất rồi đăng nhập.",
    "Nếu chưa có thẻ bảo hiểm y tế trong VNeID thì đưa vào trước (xem bài “Đưa thẻ bảo hiểm y tế, bằng lái vào VNeID”).",
    "Ở trang chủ VNeID, chọn “Sổ sức khỏe điện tử”. Không thấy thì gõ tên này vào ô tìm kiếm.",
    "Nhập passcode 6 số. Lần đầu máy hỏi, đọc rồi bấm xác nhận đồng ý.",
    "Xem thông tin thẻ, lịch sử khám, đơn thuốc, giấy hẹn khám lại, giấy chuyển viện.",
    "Khi đi khám, mở mục này cho nhân viên y tế xem thay sổ giấy.",
  ],
  notes: [
    "Sổ trên VNeID dùng thay sổ giấy ở cả bệnh viện công và tư.",
    "Từ 2026, dữ liệu đã hiện đủ trên VNeID thì nơi khám không đòi bản giấy.",
  ],
  safety: [
    "Bệnh tật là chuyện riêng. Đừng gửi ảnh sổ khám, đơn thuốc vào nhóm Zalo hay khung chat này.",
    neverAskedForSecrets,
  ],
  help: usualHelp,
  updatedOn: "2026-11-22",
  needsCheck: true,
  checkNote: "Bước 3-4 (vị trí mục, màn hình đồng ý lần đầu) nguồn chỉ nêu một phần; kiểm trên bản VNeID hiện hành.",
  sources: [
    "https://bvtrungvuong.vn/tin-tuc-su-kien/tin-benh-vien/huong-dan-tich-hop-va-truy-cap-so-suc-khoe-dien-tu-tren-ung-dung-vneid (26/11/2024, bản 2.1.10 trở lên, mức 2)",
    "https://vietnamnet.vn/huong-dan-cach-tra-cuu-va-su-dung-so-suc-khoe-dien-tu-tren-vneid-2477729.html (31/12/2025, Quyết định 2733/QĐ-BYT)",
    "https://giadinh.suckhoedoisong.vn/dang-ky-su-dung-so-suc-khoe-dien-tu-vneid-khi-di-kham-chua-benh-dien-ra-nhanh-gon-tiet-kiem-thoi-gian-khi-thuc-hien-cac-buoc-nay-172260109150433277.htm (11/01/2026, Quyết định 31/QĐ-BYT)",
    "https://dantri.com.vn/cong-nghe/tra-cuu-lich-su-kham-benh-va-don-thuoc-da-duoc-ke-thong-qua-ung-dung-vneid-20260131010624124.htm (31/01/2026)",
  ],
};
