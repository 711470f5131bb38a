import type { IntentUtterances } from "./utterances.ts";

/** By a third hand that had not seen the reader. Long because it is data. */
export const byThirdStranger: IntentUtterances = {
  report: {
    member: [
      "số tổ em đây: căn cước 3, vssid 8",
      "mở 1 lớp 20 chị em học rồi nghen",
      "nay tui muốn báo kết quả",
      "Tổ 9: đến nhà 14 hộ, cài app tỉnh 6",
      "mình bận mùa vụ, tuần rồi tổ không hoạt động",
      "cho em nhập số liệu cho chi đoàn",
      "bac gui so: cks 2, vi dien tu 5",
      "bao cao tuan 46 cua thon Khe",
      "hôm nay 11 bà con quét mã trả tiền được rồi",
      "sáng nay trực một cửa giúp được 7 lượt dịch vụ công",
      "được 4 cái gian hàng với 9 sản phẩm",
      "tuan ni khong mần chi ca, ghi rứa hè",
    ],
  },
  edit_report: {
    member: [
      "cho tôi chỉnh lại báo cáo tuần 45",
      "báo cáo gửi sáng nay bị thừa mục qr, bỏ ra giúp",
      "xóa dùm cái số chữ ký số tui báo hôm qua, nhầm tổ khác",
      "ghi lộn ngày rồi, số đó của hôm thứ 5, đổi giúp",
      "à mà hồ sơ hồi nãy là 6 mới đúng",
      "quên cộng xóm Nội, đến nhà phải là 22 hộ",
      "tuyen truyen 1 buoi chu khong phai 2, sua lai di",
      "số vừa gửi sai mất, ví điện tử 4 chứ không phải 14",
      "dvc hồi trưa báo 8, giờ sửa thành 10 nha",
      "bot ho em 1 nguoi o muc vneid di",
    ],
  },
  cancel: {
    member: [
      "khoan đã, chưa gửi nhé, để hỏi lại tổ phó",
      "dẹp, lười gõ quá mai gõ",
      "thoát, lát nữa làm lại từ đầu",
      "dung lai, gui nham cho",
      "thôi không báo nữa, tắt cái này đi",
    ],
    resident: ["bo qua buoc nay di, tui khong dang ky nua", "không hỏi nữa, quay ra đi"],
  },
  register: {
    member: [
      "tôi qua phụ trách tổ 8 rồi, chuyển tên tôi sang bên đó",
      "em lấy chồng về xã bên, cho em đổi qua tổ thôn Đông Sơn",
    ],
    resident: [
      "chị trưởng chi hội phụ nữ, xin được thêm vào nhóm tổ số của làng",
      "cho con vo to voi, con o ap 3",
      "mã vô tổ em nhận được là KP-2019, nhập ở đây hả",
      "bác muốn tham gia tổ công nghệ số xóm Trại thì đăng ký sao",
      "tôi là Hà, mới được bầu tổ trưởng thôn 6, xin được vào tổ",
      "ghi tên tôi vào tổ dân phố 11 nhé",
      "dang ky lam thanh vien",
      "em co ma moi TQ-7730 ne",
    ],
  },
  guide: {
    member: [
      "có tài liệu nào dạy bà con nộp khai sinh online không",
      "nhắc lại giúp các bước gửi phản ánh 1022 với",
      "dan lam mat dien thoai thi huong dan ho lam gi truoc",
      "cho em xin bài vssid gửi bà con",
    ],
    staff: ["gửi anh bản hướng dẫn sổ sức khỏe để in dán bảng tin", "lay bai cai vneid de chi doc cho dan nghe"],
    resident: [
      "muốn bỏ thẻ bảo hiểm vô điện thoại làm kiểu chi",
      "đưa bưởi lên sàn bán thì bắt đầu từ đâu",
      "làm chữ ký số trên máy cần gì",
      "chỉ bác cách mở tài khoản momo",
      "quet ma tra tien dien bam vao dau",
      "tui quên mật khẩu vneid rồi, lấy lại sao đây",
    ],
  },
  ask_support: {
    member: [
      "bản em nhiều cụ quá, xin tăng cường cho 2 đoàn viên",
      "ca nay kho qua em khong xu ly duoc, nho anh ben xa goi cho dan",
    ],
    resident: [
      "anh tổ trưởng nhà ở đâu, tôi muốn gặp nhờ chút việc",
      "có anh chị nào rảnh chiều nay ghé nhà tôi giúp không",
      "máy hiện lỗi hoài, có ai tới coi dùm tui không",
      "nhà tui 2 ông bà già, nhờ các cháu lên giúp một hôm",
      "noi voi may khong hieu, cho gap nguoi that",
      "bà nội tui bị liệt, xin người xuống tận nơi với",
      "gọi giùm tui số 0900 000 628, tui nói chuyện cho lẹ",
      "cho xin so anh can bo phu trach de hoi",
    ],
  },
  my_stats: {
    member: [
      "cho chi coi lai bao cao chi gui hom thu hai",
      "đến hôm nay tổ tui cộng dồn được mấy người vneid rồi",
      "so ca nhan em tuan nay",
      "xem điểm của tổ mình với",
      "tui đã báo những gì trong tuần này",
      "coi giùm tổ 2 còn thiếu mấy căn cước nữa cho đủ giao",
      "tong so ho so to 6 lam tu thang 9 den nay",
      "tháng trước với tháng này tổ nào hơn, tổ em xếp đâu",
      "chỉ tiêu quý này tổ đạt bao nhiêu phần trăm",
      "liệt kê kết quả của tôi từ đầu năm",
    ],
  },
  who_missing: {
    staff: [
      "danh sách ấp chưa nộp tháng này",
      "kiểm tra xem tổ nào hai tuần liền không gửi",
      "hết hạn rồi, tổ nào còn nợ báo cáo",
      "em ơi còn đơn vị nào chưa gửi số hông",
      "ai nop cham tuan nay",
      "thon nao im re chua gui gi",
      "lọc cho anh các tổ chưa báo cáo",
      "tuần 48 đã đủ 15 tổ chưa, thiếu đâu",
    ],
  },
  announcement: {
    staff: [
      "báo tất cả các thôn: sáng mai 7h tổng vệ sinh, kết hợp cài vneid",
      "nhắc bà con trên kênh là bưu điện đổi giờ trả lương hưu từ ngày 5",
      "thông tin tới mọi người là chiều nay trung tâm hành chính công nghỉ sớm",
      "đăng tin cảnh báo: tin nhắn giả mạo điện lực đòi nợ",
      "em soạn tin thông báo đợt tiêm phòng rồi gửi cho bà con nghe",
      "truyền đi giúp anh: hoãn lớp bình dân học vụ số tối nay vì bão",
      "gui giup toi toi toan the to vien: nop so truoc 16h thu sau",
      "phat cho ca 12 to lich tap huan ngay 28/11",
    ],
  },
  help: {
    member: [
      "tui không biết bắt đầu từ đâu, có nút nào không",
      "bot này đọc được tin nhắn thoại không",
      "nhắn mấy chữ gì để gửi số vậy em",
    ],
    staff: ["cho xem danh sach lenh", "em có thể làm giúp văn phòng những gì"],
    resident: ["đây là ai vậy, nói chuyện được không", "co nhung muc nao vay", "trang này dùng để làm gì hả cháu"],
  },
  stop: {
    member: ["từ nay khỏi nhắc tui nha, tui hết làm rồi", "xin rút khỏi tổ, đừng nhắc báo cáo nữa"],
    resident: [
      "cho bác ra khỏi danh sách nhắn tin",
      "tui không muốn nhận mấy tin này nữa",
      "thôi đừng gửi tin cho tôi nữa, ồn lắm",
    ],
  },
  feedback_thanks: {
    member: ["cam on bot nhe, nhanh that", "Tuyệt vời, đỡ phải ghi sổ 👏"],
    staff: ["cảm ơn, số liệu gọn gàng đấy", "ok tot roi cam on nhe"],
    resident: [
      "đội ơn mấy đứa, ông mừng lắm",
      "xong rồi, cảm ơn tổ nghen",
      "chỉ rõ ràng ghê, cho 10 điểm",
      "tot qua, ba lam theo duoc ngay",
    ],
  },
  other: {
    member: ["chúc chị em 20/10 vui vẻ", "tối qua đi đám cưới mệt quá trời"],
    resident: [
      "có ai mua heo giống không, 2 triệu một con",
      "hôm nay rằm nhớ cúng nghe bà con",
      "Ai thang tran bong da toi qua vay",
      "😀😀",
      "lãi suất 0% giải ngân trong ngày, gọi 0900 000 909",
      "qwe",
    ],
  },
};
