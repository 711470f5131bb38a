import type { IntentUtterances } from "./utterances.ts";

/** By another hand that had not seen the reader. Long because it is data. */
export const bySecondStranger: IntentUtterances = {
  report: {
    member: [
      "hs 4, vneid 2, tối về gửi tiếp",
      "bc: dan qr 3 sap, quet ma 8 nguoi",
      "Khu phố 7: tập huấn 1 buổi 20 người",
      "di 12 nha, dinh danh 5",
      "để em nộp số liệu tuần luôn",
      "chiều nay chỉ được 7 bác mở sổ sức khỏe",
      "muốn gửi báo cáo tháng thì cho tui bắt đầu",
      "tuần này tổ không có gì để báo",
      "cả tuần nghỉ lo bão, không phát sinh chi",
    ],
  },
  edit_report: {
    member: [
      "xóa số ví điện tử hôm nay đi",
      "gửi lộn số người dự tuyên truyền, đúng 37",
      "sửa giùm số hộ đến nhà tuần này thành 21",
      "báo dư rồi, vneid 8 chứ không phải 18",
      "nham, hom qua ghi 6 ho so ma dung la 4",
      "đổi lại dịch vụ công còn 11 lượt",
      "cap nhat lai vneid 14 giup chi",
      "bớt 2 người vssid đi nha, tính trùng",
      "chữ ký số tăng lên 3 mới đúng, sửa hộ em",
    ],
  },
  cancel: {
    member: [
      "cho thoát ra",
      "khoan, đừng gửi vội, tui chưa cộng xong",
      "hủy giùm em bước này",
      "quay lai dau, khong lam nua",
    ],
    resident: ["bấm nhầm rồi, quay ra giùm", "thôi khỏi, không làm tiếp nữa", "thôi bỏ qua chuyện đó đi"],
  },
  register: {
    member: ["em đổi về xóm Trong rồi, chuyển em sang tổ đó giúp ạ", "hộ khẩu dời qua khu 4, cho tui qua tổ khu 4"],
    resident: [
      "bác trưởng thôn bảo con nhắn vô đây để nhập tổ",
      "cho tôi vào tổ xóm Mít với, tôi là tổ viên mới",
      "mã tham gia của em đây: TQ-7730",
      "Em bên hội phụ nữ, muốn ghi danh vào tổ công nghệ số khối 9",
      "thêm chị vô danh sách thành viên tổ 11 nha",
      "dang ky to 2 ap An Hoa, minh ten Tuyet",
    ],
  },
  guide: {
    member: ["gửi giùm bài tích hợp giấy phép lái xe", "cho tài liệu về chữ ký số để tôi in"],
    staff: ["lấy bài hướng dẫn ví điện tử cho bác đọc"],
    resident: [
      "lam sao cai dinh danh muc 2",
      "xem sổ sức khỏe ở đâu trên điện thoại",
      "chỉ tui nộp hồ sơ khai sinh trên mạng với",
      "cách nhận ra mấy cuộc gọi lừa đảo",
      "quên mã 6 số của VNeID thì làm gì",
    ],
  },
  ask_support: {
    member: ["vướng quá, xã cho người xuống kèm tổ em một buổi đi", "alo có ai không, cần người hỗ trợ gấp"],
    resident: [
      "tôi muốn nói chuyện với người thật",
      "tui già mắt kém, cử đứa nào tới chỉ giùm",
      "nhờ cán bộ phụ trách gọi lại số 0900 000 640",
      "có ai rảnh qua nhà dạy má tui bấm điện thoại với",
      "cho gap anh phu trach chuyen doi so",
      "máy treo hoài không biết làm sao, nhờ người đến nhà giúp",
    ],
  },
  my_stats: {
    member: [
      "mình đứng hạng mấy trong phường vậy",
      "to minh con thieu may vneid nua moi du",
      "cho xem số em đã nộp hôm thứ hai",
      "xem lại những gì mình báo tuần trước coi",
      "tui đạt bao nhiêu phần trăm chỉ tiêu rồi",
      "từ đầu quý tới giờ chữ ký số tổ 3 được bao nhiêu",
      "số của thôn Hạ tháng trước là bao nhiêu nhỉ",
      "tháng này tổ tui cộng được mấy lượt dịch vụ công rồi",
    ],
  },
  who_missing: {
    staff: [
      "còn bao nhiêu thôn chưa gửi số",
      "đến giờ này thiếu những khu phố nào",
      "ai chưa nộp báo cáo tháng 11 vậy",
      "danh sach cac to tre han",
      "bao cao tuan 47 con thieu to nao khong",
      "kiểm tra giùm tổ nào im hơi lặng tiếng từ đầu tuần",
      "tổ chưa nộp",
      "xem giúp tuần này tổ nào chưa báo",
    ],
  },
  announcement: {
    staff: [
      "đăng tin giúp: từ thứ hai, một cửa làm việc cả sáng thứ bảy",
      "phát giúp anh: lịch cúp nước ngày 25/11 ở ấp 6",
      "nhắn toàn dân khóm 3 mai tiêm phòng dại cho chó",
      "loan tin khẩn giúp: có đối tượng giả nhân viên điện lực",
      "thông báo bà con tránh đoạn đường đang sửa ở cầu Ông Bường",
      "gửi mọi người: tối nay hội trường có lớp VNeID, mời bà con",
      "báo cho cả xã: chiều mai 15h phát quà tết ở nhà văn hóa",
      "gui tin cho cac to: nop bao cao truoc 17h thu sau",
    ],
  },
  help: {
    member: ["nhắn kiểu gì để nó hiểu", "quên cách nhắn để báo cáo rồi", "huong dan dung bot"],
    staff: ["trợ lý này giúp cán bộ được những gì"],
    resident: [
      "có những mục nào trong đây",
      "mới vô lần đầu, chưa biết bấm gì",
      "cái trợ lý này làm được gì cho dân",
      "xài cái này thế nào mấy cháu",
    ],
  },
  stop: {
    member: ["gỡ em ra khỏi danh sách nhận tin đi"],
    resident: [
      "ngung nhan tin tu xa",
      "đừng gửi tin nữa, tui nhận nhiều quá rồi",
      "thôi khỏi gửi bản tin cho tôi",
      "tui dọn đi tỉnh khác rồi, khỏi nhắn cho tui nữa nghen",
      "hủy nhận thông báo",
    ],
  },
  feedback_thanks: {
    member: ["tuyệt vời 👏", "dễ dùng hơn cái cũ nhiều"],
    staff: ["ok nhận rồi, cảm ơn"],
    resident: [
      "cam on to cong nghe so nhiu",
      "bấm được rồi, thương mấy đứa ghê",
      "hướng dẫn rõ ghê, bà con mừng lắm",
      "nhờ em mà má tui rút được tiền, đội ơn",
    ],
  },
  other: {
    member: ["vay tiền online không thẩm định, duyệt trong ngày", "ai còn thuốc trừ sâu cho mượn chai"],
    staff: ["chiều đá banh sân ủy ban nha"],
    resident: ["bán trái bơ ngon, ai ăn nhắn", "trời này mà có nồi bún thì ngon", "zzzz"],
  },
};
