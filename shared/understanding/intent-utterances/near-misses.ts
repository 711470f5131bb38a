import type { IntentUtterances } from "./utterances.ts";

/** Said by the builders where one intent sounds like another. Long because it is data. */
export const nearMisses: IntentUtterances = {
  report: {
    member: [
      "sáng ra nhà ông Tám với bà Sáu chỉ hai cụ cài vneid",
      "tổ 4 xin nộp số: 3 vneid, 2 ví",
      "tuần này mưa suốt, tổ em chưa làm được gì ạ",
      "bữa nay trắng chị ơi",
      "em muốn gửi số liệu tuần",
    ],
  },
  edit_report: {
    member: [
      "em gõ lộn, 12 chứ không phải 21",
      "bớt giùm 2 cái qr",
      "số hộ lên sàn ghi dư 1",
      "chữa lại phần vssid thành 5 nha",
      "hạ số hồ sơ xuống 8",
    ],
  },
  cancel: {
    member: ["khoan khoan đừng gửi nha", "thôi bỏ đi để mai tính", "quay lại giùm"],
  },
  register: {
    member: ["em được điều qua tổ 7, chuyển giùm"],
    resident: [
      "cho cháu tham gia tổ số thôn mình với",
      "mã của em TQ-2291",
      "chú mới được bầu trưởng thôn, vô tổ bằng cách nào",
    ],
  },
  guide: {
    member: ["gửi em bài hướng dẫn cài vneid để đọc loa", "bà con hỏi đổi sim có mất định danh không, trả lời sao"],
    resident: [
      "mất thẻ bảo hiểm đi khám được không",
      "làm khai sinh cho cháu qua mạng sao",
      "bị lừa chuyển tiền rồi giờ làm gì",
    ],
  },
  ask_support: {
    member: ["ca này khó quá tổ bó tay, nhờ xã cử kỹ thuật"],
    resident: [
      "có ai xuống nhà chỉ giúp bà cụ không",
      "gọi lại cho bác số này nha",
      "cho tui nói chuyện với cán bộ đi",
      "tui làm hoài không được, nhờ người tới coi giùm",
    ],
  },
  my_stats: {
    member: [
      "tổ mình xếp thứ mấy toàn xã vậy",
      "chỉ tiêu tháng này tổ em được giao bao nhiêu",
      "tụi mình còn thiếu mấy hồ sơ nữa đủ kế hoạch",
      "hồi sáng em gửi rồi máy có ghi không",
    ],
    staff: ["cả xã đến giờ được bao nhiêu người cài vneid rồi", "so với tháng trước xã mình tăng hay giảm"],
  },
  who_missing: {
    staff: ["coi giúp chị tổ nào còn nợ số", "điểm danh báo cáo tuần này đi em", "còn thôn nào im re không"],
  },
  announcement: {
    staff: [
      "nhắn các tổ trưởng 14h chiều nay qua ủy ban lấy bảng mã",
      "nhờ loan tin giúp: mai cúp điện từ 7 giờ",
      "gửi bà con: tuần tới làm căn cước lưu động ở nhà văn hóa",
    ],
  },
  help: {
    member: ["muốn báo cáo thì gõ chữ gì", "bot này xài sao"],
    staff: ["gửi thông báo thì soạn thế nào"],
    resident: ["mày là máy hay người", "ở đây hỏi được những gì"],
  },
  stop: {
    member: ["cho chú rút tên khỏi tổ, chú lên thành phố ở rồi"],
    resident: ["tui không muốn nhận tin của xã nữa", "làm phiền quá xóa tui khỏi danh sách đi"],
  },
  feedback_thanks: {
    member: ["bác vô được rồi, giỏi ghê"],
    resident: ["ui tốt quá cảm ơn cháu nhiều", "dễ hiểu lắm con ơi"],
  },
  other: {
    member: ["chúc cả tổ buổi sáng vui vẻ", "haha vui ghê"],
    staff: ["trưa nay ăn gì"],
    resident: ["giá phân hôm nay nhiêu", "alo alo", "ai mua gà ta không, nhà em có 20 con", "con mèo nhà tui đi lạc"],
  },
};
