import type { IntentUtterances } from "./utterances.ts";

/** By somebody who had not seen the reader. Long because it is data. */
export const byFirstStranger: IntentUtterances = {
  report: {
    member: [
      "chiều nay tuyên truyền 1 buổi 40 người dự nhé cháu",
      "sang di 7 ho, lam dc 9 vneid",
      "nộp hồ sơ 4 bộ, ví điện tử 2 người",
      "Tuần này tổ em kích hoạt định danh được 11 người ạ",
      "tui muốn nộp báo cáo tuần",
      "to 6 ko co hoat dong",
      "cho bác báo số liệu với",
      "vneid 8, dvc 5, cks 1",
      "tuần này xóm tui nghỉ, không có gì để báo",
    ],
  },
  edit_report: {
    member: [
      "em ghi nhầm, vneid là 14 chứ không phải 41",
      "bữa qua tính trùng 3 người, số đúng là 17",
      "hồ sơ hôm qua tôi báo 8, sửa lại thành 6",
      "xem lại giùm, số chữ ký số phải là 5",
      "bao cao luc nay sai roi, cho chinh lai",
      "đính chính giúp bác số hộ đến nhà: 12",
      "Cho tôi chỉnh số buổi tập huấn thành 2",
    ],
  },
  cancel: {
    member: ["dừng lại, tôi chưa muốn gửi cái này", "thôi không báo nữa", "bo qua, khong luu"],
    staff: ["khoan, đừng gửi, hủy thông báo này"],
    resident: ["không cần hỏi nữa, bỏ qua nhé"],
  },
  register: {
    member: ["em chuyển sang thôn khác rồi, cho em đổi tổ"],
    resident: [
      "tôi là tổ phó mới, cho tôi vào tổ 3",
      "em muốn vào tổ số của ấp",
      "đăng ký TQ-1190",
      "ma cua bac la NX-2207, ghi ten giup bac",
      "dang ky",
      "cho tôi tham gia tổ công nghệ số thôn Đoài",
    ],
  },
  guide: {
    member: ["huong dan vssid", "cho em xin bài hướng dẫn chữ ký số"],
    staff: ["bài về phòng chống lừa đảo đâu em"],
    resident: [
      "hướng dẫn nộp hồ sơ khai sinh trên mạng",
      "số lạ gọi xưng công an đòi cài app, làm sao giờ",
      "làm răng đưa bằng lái vô điện thoại hè",
      "xem sổ sức khỏe ở mục nào",
      "quét mã ở chợ làm sao vậy con",
      "mất điện thoại thì khóa định danh kiểu gì",
      "cai vi momo the nao",
      "bán mật ong trên mạng cần làm gì",
    ],
  },
  ask_support: {
    member: ["tổ tôi bí quá, xin cán bộ xã xuống hỗ trợ"],
    resident: [
      "cho tui gặp người thật",
      "goi cho toi so 0900 000 812 toi can giup",
      "nhờ người của tổ qua nhà cài giúp tôi",
      "tôi muốn nói chuyện với cán bộ phụ trách",
      "ba tôi già yếu, xin tổ đến tận nhà hỗ trợ",
      "có ai rảnh qua chỉ bà ngoại tôi bấm điện thoại không",
    ],
  },
  my_stats: {
    member: [
      "kết quả của tổ tuần này",
      "báo cáo tuần này của tổ em đã vào chưa",
      "xem so lieu thang truoc",
      "mình còn bao nhiêu nữa mới đạt chỉ tiêu chữ ký số",
      "tổng số vneid tổ tui từ đầu năm",
      "to em dat bao nhieu phan tram chi tieu roi",
      "tổ tôi xếp hạng mấy",
    ],
  },
  who_missing: {
    staff: [
      "hiện có bao nhiêu tổ nộp rồi, còn ai nữa",
      "con to nao chua gui so lieu tuan nay",
      "nhung to chua bc",
      "tổ nào trễ báo cáo vậy em",
      "danh sách các thôn chưa nộp",
    ],
  },
  announcement: {
    staff: [
      "nhắn cho các tổ trưởng chiều mai 14h họp tại xã",
      "thong bao khan: bao so 12 do bo toi nay, cac to gom thiet bi",
      "gửi tin cho bà con: trạm y tế khám miễn phí sáng chủ nhật",
      "thông báo tới các tổ: thứ hai nộp danh sách hộ nghèo",
      "đăng giúp em lên kênh: tuần lễ chuyển đổi số bắt đầu từ 10/10",
      "báo cho thôn Hạ biết lịch cấp căn cước dời sang thứ năm",
    ],
  },
  help: {
    member: ["không biết bấm cái nào đây cháu", "huong dan su dung bot", "nhắn sao cho đúng mẫu báo cáo"],
    staff: ["tôi gõ lệnh gì để xem số liệu"],
    resident: ["bot này làm được gì", "cho xem menu", "trợ giúp"],
  },
  stop: {
    member: ["huy nhan tin, toi khong con o to"],
    resident: [
      "ngừng nhắn tin cho bà già này đi",
      "đừng gửi tin nữa",
      "toi khong muon nhan thong bao nua",
      "tin nhắn nhiều quá, thôi nhận",
    ],
  },
  feedback_thanks: {
    member: ["tuyệt vời, nhanh quá", "cam on ad"],
    staff: ["tốt lắm, cảm ơn em"],
    resident: ["may quá làm được rồi, cám ơn cháu nhiều", "bot giỏi quá", "hữu ích lắm 👍", "cảm ơn tổ nhé"],
  },
  other: {
    member: ["đám cưới con bác Tư ngày 12 nhé", "chúc cả tổ cuối tuần vui"],
    staff: ["đội mình đá banh thắng 3-1"],
    resident: [
      "ông Sáu bữa nay đi đâu rồi",
      "bán 2 con bò giống ai mua",
      "trời mưa quá",
      "cho vay nhanh lãi thấp, lh 0900 000 909",
      "hôm nay ăn gì",
    ],
  },
};
