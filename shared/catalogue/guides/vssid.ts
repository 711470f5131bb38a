import { type Guide, neverAskedForSecrets, usualHelp } from "../guide.ts";

export const vssid: Guide = {
  slug: "vssid",
  title: "Cài và đăng nhập VssID – Bảo hiểm xã hội số",
  category: "y-te-bao-hiem",
  aliases: [
    "vssid",
    "vss id",
    "vsid",
    "cài vssid",
    "bảo hiểm xã hội số",
    "bhxh số",
    "app bảo hiểm",
    "xem đóng bảo hiểm",
    "tra bảo hiểm xã hội",
    "quên mật khẩu vssid",
    "đăng nhập vssid",
    "mã số bảo hiểm",
    "xem lương hưu",
    "quá trình đóng bhxh",
  ],
  steps: [
    "Vào CH Play hoặc App Store, tìm “VssID” của Bảo hiểm xã hội Việt Nam, bấm cài đặt.",
    "Mở VssID, ở màn hình đăng nhập chọn đăng nhập bằng tài khoản định danh điện tử (VNeID).",
    "Nhập số định danh và mật khẩu VNeID, nhập mã OTP nếu máy hỏi, bấm đồng ý chia sẻ thông tin.",
    "Vào xem thẻ bảo hiểm y tế, quá trình đóng bảo hiểm xã hội, các khoản được hưởng.",
    "Thông tin sai thì ghi lại, mang thẻ căn cước đến cơ quan bảo hiểm xã hội hoặc Trung tâm Phục vụ hành chính công.",
  ],
  notes: [
    "Từ 01/08/2025 mã số bảo hiểm xã hội chính là số định danh cá nhân.",
    "Nhập sai mật khẩu 5 lần, tài khoản tạm khóa 15 phút. Đổi điện thoại không phải đăng ký lại.",
  ],
  safety: ["Không nhờ “dịch vụ” trên mạng xem hộ, rút hộ bảo hiểm xã hội một lần.", neverAskedForSecrets],
  help: usualHelp,
  updatedOn: "2026-11-22",
  needsCheck: true,
  checkNote:
    "Nguồn xác nhận đăng nhập được bằng tài khoản định danh nhưng không ghi từng nút ở bước 2-3; kiểm trên bản hiện hành và hỏi BHXH về việc còn dùng tài khoản VssID cũ hay không.",
  sources: [
    "https://ebh.vn/tin-tuc/cach-dang-nhap-vssid (sai mật khẩu 5 lần khóa 15 phút; đổi máy không phải đăng ký lại)",
    "https://dansinh.dantri.com.vn/dien-dan-dan-sinh/hai-cach-lay-lai-mat-khau-vneid-don-gian-ai-cung-lam-duoc-20240514104513263.htm (hơn 10,4 triệu lượt đăng nhập VssID bằng tài khoản định danh, 05/2024)",
    "https://vnexpress.net/vneid-co-the-thay-the-nhung-giay-to-nao-4924821.html (10/08/2025, mã BHXH bằng số định danh, liên thông VssID và VNeID)",
    "https://fptshop.com.vn/tin-tuc/thu-thuat/cach-dang-nhap-vssid-153424 (ứng dụng của BHXH Việt Nam, có trên Google Play và App Store)",
  ],
};
