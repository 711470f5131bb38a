import type { Lexicon } from "./concepts.ts";

/** Every way to say the parts one after another. */
function inTurn(...parts: readonly string[]): string {
  const lists = parts.map((part) => part.split(", "));
  return lists.reduce((before, list) => before.flatMap((said) => list.map((more) => `${said} ${more}`))).join(", ");
}

const me = "tôi, tui, em, chị, anh, chú, bác, cô, cháu, con, mình, ông, bà";
const handIn = "nộp, gửi, gởi, nhập, báo, khai, điền, ghi";
const coming = "lên, qua, tới, đến, ra, vô, vào, sang, xuống, ghé, chạy qua, đi cùng";
const forMe = "giúp, chỉ, giùm, dùm, làm giúp, làm giùm, làm hộ, làm dùm, coi giùm, xem giùm, hỗ trợ";
const neighbours =
  "các cháu, mấy cháu, các em, mấy em, các con, mấy đứa, em nào, cháu nào, thanh niên, đoàn viên, đoàn thanh niên";

/** What people say to the bot itself, by what it means; what the meanings ask for together is learned from utterances. */
export const intentLexicon: Lexicon = {
  register:
    "đăng ký, ghi danh, tham gia, gia nhập, xin vào, xin vô, kết nạp, làm thành viên, tham gia tổ, nhập tổ, thêm em vào, thêm tôi vào, thêm tui vào, thêm vào tổ, cho vào tổ, cho vô tổ, vào tổ, vô tổ, cho tui vô, cho em vào, cho tôi vào, cho chú vào, muốn vào, muốn vô, được phân về, phân công về, mới vào, mới vô, bổ sung vào tổ, đăng ký thành viên, là thành viên mới, thành viên mới, ghi tên, điền tên, thêm tên, cho em vô, cho cháu vào, nhận em vào, thêm thành viên, nhận vào, nhận vô, join, phụ giúp tổ, phụ tổ, vào hệ thống, tham gia với tổ, trưởng thôn mới, tổ trưởng mới, vào danh sách, vô danh sách, vào danh sách tổ, vô danh sách tổ, vào đội, cộng tác với tổ, làm cộng tác viên tổ, nhập em vô, nhập tôi vào, cho em làm, cho tôi làm, làm tình nguyện viên, tình nguyện viên, vào tổ công nghệ, tham gia nhóm, xin tham gia, muốn tham gia, muốn làm thành viên, được làm thành viên, vô tổ sao, vào tổ sao, gia nhập tổ, đăng ký vào, đăng kí vào, xin đăng ký, gia nhập đội, xin được vào, bổ sung tôi, bổ sung em, bổ sung tên, cập nhật em vào, cập nhật tôi vào, xin được thêm, được thêm vào, xin được đưa tên, được đưa tên vào, vào nhóm tổ, vô nhóm tổ, vào đội chuyển đổi số, xin một chân, xin 1 chân, góp sức với tổ, góp sức cho tổ, thêm chị vào, thêm anh vào, thêm chú vào, thêm bác vào, thêm cháu vào, thêm cô vào, giúp chị vào, giúp em vào",
  switchTeam:
    "đổi sang tổ, chuyển sang tổ, chuyển tổ, đổi tổ, qua tổ, sang tổ, chuyển qua tổ, đổi qua tổ, chuyển về tổ, đổi về tổ, chuyển nhà, chuyển thôn, chuyển sang thôn, chuyển qua thôn, về tổ mới, đổi thôn, chuyển công tác",
  inviteCode:
    "mã mời, mã tham gia, mã đăng ký, mã tổ, mã của tôi, mã của tui, mã của em, mã của chú, mã của bác, mã thành viên, mã vào tổ, nhập mã, mã là, có mã, mã kích hoạt tổ, mã số tổ, mã giới thiệu, mã cán bộ, mã xã cho, mã nè, mã này",
  team: "tổ, tổ công nghệ số, tổ công nghệ số cộng đồng, tổ chuyển đổi số, tổ cộng đồng, tổ mình, tổ em, tổ tôi, tổ tui, tổ ta, tổ chúng tôi, đội mình, tổ bác, tổ chú, thôn mình, thôn em, thôn tôi, thôn tui, ấp mình, ấp em, xóm mình, xóm em, bản em, khu phố em",
  place: "thôn, xóm, ấp, bản, buôn, khu phố, khối phố, tổ dân phố, khóm, làng, thôn nào, xóm nào, khu, tổ, sóc",
  reportWord: "báo cáo, báo cáo tuần, báo cáo tháng, bảng số liệu, phiếu báo cáo, gửi báo cáo, nộp báo cáo",
  figures:
    "số liệu, con số, số tuần, số tháng, số tổ, số tuần này, số tháng này, kết quả tuần, số hôm nay, số bữa nay, chốt số, chốt số liệu, số tổ em, số thôn, *số",
  send: "nộp, gửi, gởi, nhập, báo, khai, ghi, điền, đưa, up, cho tui nộp, cho em nộp, cho nộp, muốn nộp, muốn gửi, cho gửi, nhập giùm, ghi giùm, báo số, nộp số, gửi số, nhập số, nhập số liệu, gửi số liệu, báo số liệu, ghi nhận, ghi sổ, điền số, khai số, đưa số, chốt số, chốt số liệu, chốt, gửi kết quả, nộp kết quả, muốn báo, muốn khai, muốn nhập, muốn điền",
  begin:
    "bắt đầu báo cáo, bắt đầu, làm báo cáo, tạo báo cáo, viết báo cáo, mở báo cáo, lập báo cáo, báo cáo mới, mở form, mở phiếu, mở mẫu",
  nothingDone:
    "không có hoạt động, không phát sinh, không có gì, không có gì phát sinh, không có chi, không có chi mô, không làm được gì, chưa làm được gì, chưa làm gì, không làm gì, không có số liệu, không hoạt động, không có việc gì, tổ nghỉ, không có gì để báo cáo, không có gì mới, chưa có hoạt động, chưa có gì, không triển khai, chưa triển khai, không tổ chức, nghỉ hết, không đi được buổi nào, không phát sinh số liệu, trắng, không ra quân, chưa đi được nhà nào, không ai nhờ, không ai tới, không có số, không có ai đến, không ai đến nhờ, không đi nhà nào, không có ca nào, chưa có ca nào, không hướng dẫn được ai, chưa hướng dẫn được ai",
  period:
    "tuần này, tuần qua, tuần ni, tuần rồi, tháng này, tháng ni, hôm nay, hôm qua, bữa nay, bữa qua, sáng nay, chiều nay, chiều qua, tối qua, kỳ này, quý này, tuần trước, tháng trước, từ đầu tháng, từ đầu năm, đầu năm tới giờ, đầu năm đến giờ, năm nay, tới nay, đến nay, tới giờ, bữa giờ, từ đầu tuần, hồi sáng, hôm kia, bữa trước, hôm trước, tuần vừa rồi, tháng vừa rồi, quý iv, quý iii",
  wrong:
    "nhầm, lộn, sai, gõ nhầm, gõ lộn, gõ sai, báo nhầm, báo sai, báo lộn, nhập nhầm, nhập sai, nhập lộn, ghi nhầm, ghi sai, ghi lộn, lộn số, nhầm số, sai số, sai rồi, nhầm rồi, lộn rồi, bấm nhầm, bấm lộn, đếm nhầm, đếm sai, tính sai, tính nhầm, báo thiếu, báo dư, báo thừa, ghi thiếu, ghi dư, gõ dư, gõ thiếu, gõ thừa, nhập dư, nhập thiếu, báo lố, bị trùng, báo trùng, gửi trùng, gửi nhầm, gửi sai, báo hụt, quên ghi, quên báo, quên cộng, tính dư, tính thiếu, đếm thiếu, đếm dư, chưa đúng, không đúng, trùng, bị thừa, bị dư, thừa mục, dư mục, thừa một, thừa 1, dư một, dư 1, gửi dư, gửi thừa, nộp dư, nộp thừa, lộn mục, nhầm mục, thiếu mục, sót mục, gửi sót, gửi thiếu, báo sót, lấy ra giùm, lấy ra giúp, bỏ ra giúp, bỏ ra giùm",
  correct:
    "sửa, sửa lại, chỉnh, chỉnh lại, điều chỉnh, sửa giùm, sửa giúp, sửa số, sửa báo cáo, sửa thành, đính chính, sửa dùm, thay đổi số, cập nhật lại, ghi lại, nhập lại, báo lại, gửi lại số, làm lại báo cáo, đổi lại, đổi thành, đổi số, thay số, thay bằng, đúng là, đúng ra, mới đúng, chứ không phải, không phải, phải là, thực ra là, thực tế là, chính xác là, bớt lại, bớt đi, trừ đi, trừ bớt, giảm còn, giảm xuống, tăng lên, cộng thêm, thêm cho, bổ sung, rút lại, bỏ bớt, hạ xuống, nâng lên, lại là, xóa số, xóa báo cáo, bỏ số, bỏ cái, xóa cái, xóa dòng, bỏ dòng, chữa lại, sửa hộ, xin sửa, cho sửa, muốn sửa, cần sửa, sửa được không, xóa số liệu, *trừ, *thành, *thêm, *chữa, *bớt, *tăng, *giảm, *hạ",
  remaining: "còn, thôi, lại, chỉ",
  earlier:
    "hồi nãy, hôm trước, hồi sáng, vừa rồi, lúc nãy, nãy, hôm qua, bữa trước, tuần trước, đã gửi, đã báo, đã nộp, mới gửi, mới báo, vừa gửi, vừa báo, vừa nộp, ban nãy, khi nãy, đã nhập, vừa nhập, bữa qua, hồi nảy, báo cáo hôm qua, báo cáo tuần này, báo cáo vừa rồi",
  cancel:
    "quay ra, quay ra giùm, hủy, hủy bỏ, hủy đi, hủy báo cáo, bỏ qua, bỏ đi, thoát, thoát ra, quay lại, trở lại, quay về, khoan, khoan đã, đừng lưu, đừng gửi, đừng gửi vội, chưa gửi, chưa gửi vội, khoan gửi, không gửi nữa, không làm nữa, không nhập nữa, không báo nữa, không hỏi nữa, không cần nữa, không cần nữa đâu, khỏi, thôi khỏi, thôi không, thôi bỏ, thôi nhé, thôi để, thôi không gửi, để sau, để lúc khác, để khi khác, để mai, lúc khác, bữa khác, hôm khác, dừng lại, ngừng lại, làm lại từ đầu, không hỏi cái này nữa, không muốn nữa, đổi ý, không đăng ký nữa, cancel, exit, thoát ra dùm, bỏ, thôi, không lưu, đừng ghi, khoan lưu, chưa lưu, dẹp, dẹp đi, không cần, không cần đâu, mai tính, tính sau, từ từ đã, để tôi xem lại, để xem lại, để em xem lại, chút nữa làm, lát nữa làm, lát nữa, back, thôi không hỏi, không sửa nữa, không muốn làm, trở về, ra ngoài, ngưng, ngưng lại, tạm dừng, đừng có gửi, đừng có lưu, khoan hãy gửi, hãy khoan, chờ đã, chờ chút, đợi đã, đợi chút, để con, để cháu, tự làm được rồi, để hỏi lại đã, để kiểm tra lại đã, để đếm lại, để coi lại, lát gửi, mai gửi, chưa chắc, chưa chốt, không gửi, không lưu nữa, không đúng ý, bỏ hết, bỏ hết đi, xóa hết làm lại, hủy hết, hủy lệnh, hủy yêu cầu, không yêu cầu nữa, rút lại yêu cầu, thôi khỏi cần, không thích nữa, thoát khỏi đây, kết thúc, dừng ở đây, không cần giúp nữa, không cần hỗ trợ nữa, khỏi giúp nữa, khỏi hỗ trợ nữa",
  stop: `stop, ngưng nhắn, ngưng gửi, ngừng gửi, ngừng nhắn, ngưng gửi tin, đừng nhắn, đừng nhắn tin, đừng gửi tin, đừng gửi nữa, đừng nhắn nữa, thôi nhắn, thôi gửi, thôi đừng gửi, không nhận tin, không nhận nữa, không nhận thông báo, không muốn nhận, hủy đăng ký, hủy nhận tin, hủy đăng ký nhận tin, tắt thông báo, tắt tin, bỏ theo dõi, hủy theo dõi, bỏ quan tâm, hủy quan tâm, ra khỏi danh sách, khỏi danh sách, rút tên, rút khỏi, rút khỏi tổ, rút khỏi nhóm, ra khỏi tổ, ra khỏi nhóm, rời tổ, rời nhóm, nghỉ tổ, thôi tổ, xin nghỉ, xin ra khỏi, xin rút, xin thôi, không tham gia nữa, không làm tổ nữa, chặn tin, dừng nhận, dừng nhận tin, dừng gửi, ngừng nhận, ngưng nhận, thôi nhận, xóa tôi, xóa tui, xóa em, xóa số tôi, xóa tên, xóa thông tin của tôi, xóa dữ liệu, rút đồng ý, unsubscribe, spam quá, làm phiền, đừng làm phiền, gửi hoài, nhắn hoài, nhắn nhiều quá, gửi nhiều quá, bớt nhắn, đừng gửi cho, đừng nhắn cho, khỏi gửi, khỏi nhắn, thôi không nhận, hủy tin, không cho gửi, không gửi cho tôi nữa, không nhắn nữa, xóa khỏi danh sách, xin thôi không, hết làm tổ, không ở tổ nữa, rút khỏi danh sách, đừng gửi gì nữa, không nhận tin nữa, bỏ đăng ký, hủy tham gia, ${inTurn("khỏi, đừng, thôi, ngưng, ngừng, dừng, tắt, bớt, hết, đừng có, không cần, khỏi cần, khỏi phải, không muốn, thôi đừng, thôi khỏi", "nhắc, nhắc nhở")}, nhắc hoài, không nhắc nữa, không muốn bị nhắc, không muốn được nhắc`,
  person:
    "gặp người, gặp cán bộ, gặp người thật, người thật, gặp ai, nói chuyện với người, nói chuyện với cán bộ, nói chuyện với ai, cán bộ nói chuyện, gặp tổ, gặp tổ trưởng, gặp anh, gặp chị, gặp trực tiếp, gặp nhân viên, gặp tổng đài, gặp người phụ trách, kết nối với người, cho gặp, xin gặp, cần gặp, muốn gặp, gặp tổ công nghệ, gặp cán bộ phụ trách, gặp phụ trách, gặp bộ phận, nói chuyện trực tiếp, cần người hỗ trợ trực tiếp, hỗ trợ trực tiếp, nói với người, nói chuyện với người thật, nhân viên hỗ trợ, tư vấn viên, gọi người, có người trực không, có ai trực không, có ai đó không, có ai không",
  callBack:
    "gọi lại, gọi cho tôi, gọi cho tui, gọi cho bác, gọi cho chú, gọi cho em, gọi giùm, gọi tôi, gọi tui, gọi số, gọi bác, gọi lại cho, gọi điện cho, gọi vào số, liên hệ lại, liên lạc lại, alo lại, điện lại, điện cho tôi, điện cho tui, gọi qua số, gọi em, gọi cháu, liên hệ với tôi, gọi hộ, phone lại, gọi cho anh, gọi cho cô, liên hệ tôi, liên lạc tôi, liên hệ tui, liên hệ em, liên hệ bác, gọi điện lại",
  comeHelp: `tới nhà, đến nhà, xuống nhà, qua nhà, ghé nhà, tận nhà, cử người, cho người, cử cán bộ, cho cán bộ, cử ai, nhờ người, nhờ ai, có ai giúp, ai giúp, qua giúp, qua chỉ, tới giúp, đến giúp, xuống giúp, tới chỉ, sang giúp, sang nhà, ai qua, ai ở gần, nhờ tổ, nhờ xã, nhờ thôn, nhờ cán bộ, cần người giúp, cần người, cần giúp, cần giúp đỡ, cần hỗ trợ, cần người hỗ trợ, giúp tui với, giúp tôi với, giúp với, giúp bác với, giúp em với, giúp đỡ, yêu cầu hỗ trợ, xin hỗ trợ, nhờ hỗ trợ, nhờ giúp, hỗ trợ tôi, hỗ trợ em, hỗ trợ với, cử người xuống, người xuống, người tới, người đến, chỉ tui chút, chỉ tôi chút, chỉ giúp tận nơi, cứu với, xuống hỗ trợ, tới hỗ trợ, ai rảnh, có ai rảnh, mượn máy, cho mượn, hỗ trợ giùm, tới coi giùm, qua coi giùm, coi giùm, xem giùm, xuống xem, tới xem, chở đi, đưa đi, chịu rồi, chịu thua, bó tay, xã hỗ trợ, xã giúp, xã cho người, có người tới, giúp bà, giúp ông, giúp mẹ, giúp cụ, ${inTurn(coming, forMe)}, ${inTurn("nhờ", neighbours)}`,
  contact:
    "số điện thoại tổ trưởng, số tổ trưởng, số điện thoại tổ, số điện thoại của tổ, ai phụ trách, người phụ trách, liên hệ ai, liên hệ tổ, số liên hệ, số điện thoại cán bộ, số của tổ, số cán bộ, tổ trưởng là ai, tổ trưởng thôn, tổ trưởng, số điện thoại anh, số của ai, cho xin số, cho số, xin số, số máy cán bộ, cách liên hệ, liên hệ với ai, liên lạc với ai, đường dây nóng của xã, số điện thoại anh tổ trưởng, số anh tổ trưởng, số chị tổ trưởng, số tổ công nghệ, số của cán bộ, số điện thoại xã, số điện thoại ủy ban, số trưởng thôn, số máy tổ, gọi ai, gọi ai bây giờ, báo ai, gọi cho ai, hỏi ai, biết hỏi ai, biết gọi ai, nhờ ai được, kêu ai",
  stuck:
    "không được, làm hoài không được, không làm được, không tự làm được, không biết làm, làm mãi không được, bấm hoài không được, thử hoài, khó quá, không xong, không hiểu, đọc không hiểu, làm theo không được, không tự làm, lỗi hoài, vẫn không được, vẫn lỗi, hư rồi, không đi được, một mình",
  howMuch:
    "bao nhiêu, được bao nhiêu, được mấy, mấy, mấy cái, được mấy cái, làm được bao nhiêu, làm được mấy, làm được những gì, có bao nhiêu, là bao nhiêu, là mấy, bao nhiêu rồi, mấy rồi, mấy người rồi, bao nhiêu người rồi, được nhiêu, nhiêu, hết bao nhiêu, tổng cộng bao nhiêu, nộp những gì, báo những gì, làm những gì, báo được mấy, làm mấy, bao nhiêu ca, mấy ca, mấy lượt, mấy hồ sơ, mấy người, bao nhiêu người, bao nhiêu hồ sơ, mấy bộ",
  results:
    "kết quả, thống kê, thành tích, tổng kết, tổng hợp, lũy kế, tổng số, tổng cộng, tiến độ, bảng điểm, điểm, xếp hạng, xếp thứ, hạng, hạng mấy, thứ mấy, đứng thứ, đứng thứ mấy, đứng hạng, bảng xếp hạng, bảng thi đua, thi đua, so với, hơn hay kém, đạt, chỉ tiêu, đủ chỉ tiêu, phần trăm, bao nhiêu phần trăm, còn thiếu bao nhiêu, thiếu bao nhiêu, thiếu mấy, còn thiếu mấy, còn bao nhiêu nữa, bao nhiêu nữa, đạt chưa, đủ chưa, xong chỉ tiêu, tới đâu rồi, đến đâu rồi, được tới đâu, mục tiêu, kế hoạch giao, xã giao, biểu đồ, lịch sử báo cáo, hoàn thành, có hơn, tăng hay giảm, tăng giảm, kq, tổng, kết quả của, tổng vneid, tổng số liệu, so sánh, so, cao hay thấp, hơn tổ",
  lookBack:
    "xem lại, xem, coi, coi lại, cho xem, cho coi, xem lại số, xem số, xem số liệu, coi số, tra, kiểm tra, nhắc lại, cho biết, cho hỏi, báo tôi biết, đọc lại, cho em biết, cho anh biết, xem giúp, mở lại",
  alreadySent:
    "có ghi không, máy có ghi, có nhận không, có nhận được không, có lưu không, có tới không, có thấy không, báo cáo chưa, gửi chưa, nộp chưa, đã gửi chưa, đã báo cáo chưa, đã nộp chưa, gửi chưa nhỉ, có báo cáo chưa, ghi nhận chưa, nhận được chưa, nhận chưa, lưu chưa, vào chưa, tới chưa, báo chưa, đã có báo cáo, có số chưa, đã nhận chưa, nhận được báo cáo chưa, nhận được số chưa, đã vào hệ thống chưa, vào hệ thống chưa, lên hệ thống chưa, được ghi nhận chưa, duyệt chưa, được duyệt chưa, có được tính chưa, có được tính không",
  mine: "tổ mình, tổ em, tổ tôi, tổ tui, tổ ta, tổ bác, tổ chú, tổ anh, tổ chúng tôi, của tôi, của tui, của em, của tổ, em làm, tôi làm, tui làm, mình làm, tôi đã, tui đã, em đã, đã báo, đã gửi, thôn mình, thôn em, thôn tôi, thôn tui, ấp em, ấp mình, xóm em, xóm mình, mình được, em được, tui được, tôi được, bữa giờ, đã làm, bác làm, chú làm, tổ làm được, tổ được, tổ có",
  wholeCommune:
    "toàn xã, cả xã, xã mình, toàn phường, cả phường, phường mình, toàn tỉnh, các tổ, các thôn, cả tỉnh, từng tổ, từng thôn",
  notReported:
    "chưa báo cáo, chưa nộp, chưa gửi, chưa báo, chưa có báo cáo, chưa có số liệu, chưa có số, chưa nộp báo cáo, chưa gửi báo cáo, chưa gửi số liệu, chưa gửi số, chưa nộp số, quên gửi, quên nộp, quên báo cáo, còn nợ, nợ báo cáo, nợ số, chậm báo cáo, chậm nộp, trễ báo cáo, nộp trễ, gửi trễ, nộp muộn, thiếu báo cáo, thiếu số liệu, chưa xong báo cáo, chưa thấy báo cáo, chưa thấy gửi, chưa thấy số, không báo cáo, không nộp, không gửi, chưa chịu nộp, chưa chịu gửi, còn thiếu, thiếu ai, còn ai, vắng, bỏ báo cáo, chưa nhận được báo cáo, im, im re, im hơi, chưa hoàn thành, chưa làm báo cáo, trễ hạn, quá hạn, trễ, chậm, muộn",
  whoTeams:
    "điểm danh, ai, tổ nào, thôn nào, xóm nào, ấp nào, bản nào, khu phố nào, những tổ nào, những ai, mấy tổ, bao nhiêu tổ, các tổ, các thôn, những tổ, nhiều tổ, đơn vị nào, khu nào, tổ mô, thôn mô, bao nhiêu thôn, mấy thôn, còn tổ, còn thôn, còn mấy, danh sách tổ, danh sách thôn, danh sách, liệt kê, từng tổ, gồm những, tổ chưa, thôn chưa, người nào, mấy đứa, chỗ nào, khóm nào, buôn nào, tình hình nộp, tình hình báo cáo, tình hình gửi, mấy nơi, nơi nào, tên tổ, tên các tổ, tổ trưởng nào, có tổ, có thôn",
  submission:
    "nộp báo cáo, gửi báo cáo, đã nộp, đã gửi, đã báo cáo, nộp rồi, gửi rồi, nộp, gửi số, báo cáo rồi, đủ báo cáo, nộp đủ, gửi đủ, báo cáo, gửi",
  announce:
    "phát giúp tin, phát giùm tin, phát dùm tin, đăng giúp tin, đưa giúp tin, nhắn giúp tin, cảnh báo, thông báo, thông báo khẩn, thông báo tới, thông báo cho, ra thông báo, gửi thông báo, soạn thông báo, phát thông báo, đăng thông báo, viết thông báo, loan tin, loan báo, phát tin, phát tin khẩn, đăng tin, đưa tin, gửi tin, gửi tin nhắn, nhắn tin, truyền tin, phát loa, phổ biến, đăng lên, đăng lên kênh, đăng lên nhóm, gửi lên nhóm, báo tin, tin khẩn, chuyển lời, nhắn lời, mời họp, mời, triệu tập, yêu cầu các tổ, đề nghị các tổ, kính mời, gửi giấy mời, gửi toàn xã, gửi tất cả, truyền đạt, bắn tin, nhắc các tổ, nhắc tất cả, nhắc nhở, báo gấp, báo khẩn, đăng giúp, đăng giùm, gửi giúp, gửi giùm, phát đi, đẩy tin, rao tin, nhắn giúp, nhắn giùm, báo giúp",
  tellThem:
    "nhắn, báo, gửi, nhắc, kêu, bảo, nói, gởi, báo cho, nhắn cho, gửi cho, nhắc cho, nói với, dặn, nhắn với, chuyển cho, gửi đến, gửi tới, báo tới, nhắn tới, đăng, phát, loan, thông tin, phổ biến",
  audience:
    "bà con, các tổ, các tổ trưởng, tổ trưởng các thôn, tất cả, tất cả các tổ, tất cả tổ, toàn thể, toàn xã, cả xã, toàn dân, người dân, mọi người, các nhóm, các nhóm thôn, các thôn, các xóm, các ấp, các bản, nhân dân, các thành viên, thành viên các tổ, anh em tổ, anh em các tổ, các đồng chí, nhóm thôn, nhóm tổ, nhóm zalo, bà con thôn, dân thôn, dân, cả nhóm, các anh chị, các bác tổ trưởng, tổ trưởng, toàn phường, cả phường, các khu phố, hộ kinh doanh, phụ huynh, các hộ, thanh niên, đoàn viên, hội viên, các trưởng thôn, trưởng thôn, các bản, cả thôn, kênh, các cụ, lên các nhóm, các nhóm zalo, toàn bộ thành viên, thành viên tổ",
  target:
    "chỉ tiêu, mục tiêu, kế hoạch được giao, kế hoạch giao, xã giao, được giao, đạt bao nhiêu phần trăm, phần trăm kế hoạch, còn thiếu bao nhiêu, còn thiếu mấy, đạt chưa, đạt mấy phần trăm",
  help: "dùng bot, xài bot, cách dùng bot, hướng dẫn dùng bot, trợ giúp, help, menu, trợ lý, bạn là ai, em là ai, mày là ai, ai đây, đây là ai, là bot, là người hay máy, người hay máy, robot, có phải robot, lệnh, những lệnh nào, các lệnh, câu lệnh, làm được gì, làm được những gì, làm được những việc gì, làm gì được, giúp được gì, giúp gì được, giúp được những gì, biết làm gì, hỏi được gì, hỏi gì được, hỏi những gì, hỏi được những gì, chức năng, tính năng, hướng dẫn sử dụng, cách dùng, cách sử dụng, cách xài, sử dụng sao, sử dụng thế nào, sử dụng ra sao, dùng thế nào, dùng sao, xài sao, xài thế nào, xài kiểu gì, dùng kiểu gì, dùng cái này, cái này dùng, cái này xài, cái này để làm gì, cái này là gì, cái này là cái gì, zalo này, trang này, kênh này, nhóm này, bot này, oa này, để làm gì, có tác dụng gì, tác dụng gì, bắt đầu, start, hi bot, mẫu, mẫu báo cáo, ví dụ báo cáo, cú pháp, cấu trúc tin nhắn, có gì ở đây, hỏi gì, ở đây hỏi được gì, danh mục, chọn gì, có những gì, có những mục nào, những mục gì, có mục gì, mục gì, bấm gì tiếp, làm gì tiếp, làm gì nữa, giờ làm gì, xài trang này, dùng trang này, của ai vậy, là của ai, này của ai",
  howTo:
    "gõ gì, gõ sao, gõ thế nào, gõ như nào, nhắn gì, nhắn sao, nhắn thế nào, nhắn như thế nào, viết sao, viết thế nào, viết như nào, ghi sao, ghi thế nào, bấm gì, bấm vào đâu, bấm đâu, bấm chỗ nào, bấm nút nào, bấm sao, sao, làm sao, làm thế nào, thế nào, như thế nào, kiểu gì, kiểu chi, kiểu nào, cách, cách nào, bằng cách nào, răng, làm răng, ra sao, chưa biết cách, không biết cách, quên cách, quên rồi, chỉ cách, chỉ với, bày với, ở đâu, chỗ nào, vào đâu, mần răng, phải làm sao, phải làm gì, nút nào, từng bước, các bước",
  botTask:
    "báo cáo, gửi số, gửi báo cáo, nộp báo cáo, xem kết quả, gửi thông báo, thông báo cho các tổ, sửa báo cáo, nộp số, báo số, xem số liệu, hủy báo cáo, nhắc các tổ, thêm thành viên, gửi ảnh, tải báo cáo, xuất báo cáo, báo cáo tuần, đổi tên tổ, vào nhóm, gửi tin nhắn thoại, xem bảng, gửi hình",
  material:
    "bài, bài hướng dẫn, bài viết, tài liệu, nội dung, bài nói, bài tuyên truyền, cẩm nang, video hướng dẫn, hình hướng dẫn, tờ rơi, bài về, bài nào, có bài, bài mẫu, tờ hướng dẫn, bản hướng dẫn",
  guideWord:
    "hướng dẫn, hướng dẫn cho, cách làm, chỉ cách, cách cài, cách dùng vneid, các bước, từng bước, quy trình, chỉ cho, hướng dẫn giùm",
  thanks:
    "thương mấy đứa, thương quá, thương ghê, mừng lắm, mừng ghê, mừng quá, rõ ghê, hướng dẫn rõ, chỉ rõ ghê, cảm ơn, xin cảm ơn, cảm ơn nhiều, tốt lắm, tốt quá, tuyệt, tuyệt vời, hay quá, hay ghê, hay lắm, giỏi, giỏi quá, giỏi lắm, giỏi ghê, dễ hiểu, dễ làm, tiện quá, tiện ghê, tiện lợi, quý hóa, quý hóa quá, khen lắm, hữu ích, bổ ích, có ích, được việc, mừng quá, mừng ghê, hài lòng, ưng quá, ưng bụng, chu đáo, nhiệt tình, dễ thương, đội ơn, biết ơn, ghi nhận công, xịn quá, good, great, quá hay, quá tốt, quá giỏi, quá tiện, thích quá, khỏe quá, đỡ quá, nhanh ghê, nhanh quá, nhanh thật, rất hay, rất tốt, rất tiện, rất dễ, dễ quá, rõ ràng, rõ quá, tận tình, may quá, may có, yên tâm, 5 sao, năm sao, thank you, thk, *đỉnh, *ưng, *xịn, *khen, quá đã, đã quá, hay đó, hay thiệt, hay thật, tuyệt quá, tốt, được đó, good job, ngon lành, cảm kích, nhớ ơn, phục quá, phục ghê, dễ xài, dễ dùng, dễ hiểu quá, rất hài lòng, hữu dụng, đáng khen, làm tốt, việc tốt, nhờ cháu mà, nhờ em mà, nhờ tổ mà, nhờ vậy mà, nhờ bài",
  succeeded:
    "làm được rồi, được rồi, xong rồi, vô được rồi, vào được rồi, cài được rồi, mở được rồi, thành công rồi, thành công, được rồi nè, làm xong rồi, giải quyết xong, đã được, ra rồi, hết lỗi",
  chat: "alo, a lô, chào, xin chào, hello, hi, hế lô, chào buổi sáng, chúc, chúc mừng, chúc mừng năm mới, chúc cả nhà, ăn cơm chưa, ăn sáng chưa, khỏe không, haha, hihi, hehe, kaka, ngủ ngon, cuối tuần vui vẻ, buổi sáng tốt lành, năm mới, sinh nhật, tân niên, giáng sinh, đám cưới, đám giỗ, nhậu không, cà phê không, đi chơi, đá banh, bóng đá, chuyện phiếm, buồn quá, chán quá, chào cả nhà, chào cả tổ, mới mất, qua đời, chia buồn, mới sinh, trời mưa, trời nóng, trời lạnh, trời nắng, trời đẹp, nóng quá, lạnh quá, mưa to, mưa quá, trúng số, xổ số, ủa, ủa gì, cháu có người yêu chưa, thắng rồi, ăn phở, ăn gì, giỗ, giáng sinh vui vẻ, mệt quá, đói quá, buồn ngủ, mưa rồi, mất điện rồi, cúp điện rồi, thua rồi, đi ngủ, ngủ chưa, dậy chưa, đi làm chưa, hôm nay là ngày gì, phim gì, coi phim, nghe nhạc, hát, cười, ha ha, hí hí, vui quá, đẹp quá, dễ thương quá, ai vậy trời, trời ơi, chào cháu, chào em, chào bạn, chào xã, a lo, alo alo, ê, hú, test, thử, thử xem, đám tang, đám ma, giỗ ông, liên hoan, đi câu, đi chợ",
  selling:
    "bán, cần bán, thanh lý, cho thuê, sang nhượng, ai mua, ai lấy không, ai lấy, ai cần, ship, giá rẻ, khuyến mãi, giảm giá, inbox, ib, kiếm tiền, kiếm tiền online, thu nhập, tuyển cộng tác viên, tuyển dụng, lương cao, vay tiền, cho vay, vay nóng, lãi suất, đầu tư, trúng thưởng, cá độ, casino, hotline, đặt hàng, order, combo, ai bán, bán gà, bán đất, bán xe, mua gà, cho vay nóng, giải ngân, hỗ trợ vay, cho thuê nhà, phòng trọ, cần thuê, cần mua, thu mua, nhận sửa, xem bói, số đề, lô đề, kèo, nhận đặt, ai ăn, ai đặt, tuyển nữ, tuyển nam, tuyển người, tuyển thợ, tuyển nhân viên",
  fillers:
    "ạ, nhé, nha, nhe, nghe, nè, ơi, em ơi, cháu ơi, em, cháu, chú, bác, anh, chị, cô, ông, bà, dạ, vâng, với, giùm, dùm, giúp, cho, tôi, tui, mình, cái, này, đi, thì, là, mà, rồi, đó, đấy, đây, nhỉ, hả, hè, hỉ, vậy, rứa, thế, luôn, xin, nhờ, muốn, cần, được, không, một, chút, voi, hộ, thôi, nữa, đã, lắm, quá, nhiều, bot, trợ lý, admin, ad, ok, oke, okay, a, e, c",
  question:
    "không, chưa, gì, sao, nào, ai, đâu, mấy, bao nhiêu, bao giờ, khi nào, chi, mô, răng, hả, à, nhỉ, thế nào, làm sao, ở đâu, hông, được không",
  futureNotice:
    "mai, ngày mai, sáng mai, chiều mai, tối nay, tối mai, chủ nhật, thứ 2, thứ 3, thứ 4, thứ 5, thứ 6, thứ 7, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, tuần sau, 8h, 7h, 14h, 19h, hội trường, nhà văn hóa, họp, tập huấn, lịch, cúp điện, ra quân, hạn nộp, hạn, trước ngày, cảnh giác, đề phòng, tiêm chủng, mưa lớn, sơ tán, bão, dọn vệ sinh, tổng vệ sinh, lưu động, dời lịch, hoãn, tổ chức",
  bareHelp: "giúp, giúp với",
  teach: "chỉ, bày, dạy, chỉ cho, chỉ giúp",
  support: "hỗ trợ, làm giúp, làm giùm, làm dùm, làm hộ, cài giúp, cài giùm, cài dùm, cài hộ, giúp đỡ",
  visit:
    "tới nhà, đến nhà, xuống nhà, qua nhà, ghé nhà, cử người, cho người, cử cán bộ, người tới, người đến, người xuống, sang nhà, ai qua, qua chỉ, có ai qua, xuống tận nơi, tới tận nơi, tới coi, qua coi, tăng cường, thêm người, người giúp, người chỉ, ai đó qua, tới nơi, xuống tận nhà, tận tay, chỉ tận tay, tận nơi, ở gần đây, gần nhà, ghé, ghé qua, chạy qua, chạy xuống, xuống đây, tới đây, qua đây, cử ai, cử em nào, cử thêm, ai đi giùm, có ai đi",
  addVerb: "nhập, thêm, cho, nhận, bổ sung, ghi, đưa, ghi tên, cập nhật, đăng ký",
  into: "vô, vào",
  list: "danh sách, hệ thống",
  newRole:
    "là trưởng thôn, là tổ trưởng, là tổ phó, là bí thư, cán bộ mới, mới nhận việc, mới lên làm, là thành viên, mới được bầu, mới làm trưởng thôn, là cán bộ, làm tổ phó, làm tổ trưởng, thay anh, thay chị, thay chú, thay bác, thay ông, mới làm tổ trưởng, mới làm tổ phó, làm trưởng thôn, phụ trách tổ, là đoàn viên, là giáo viên, được cử vào, được cử, được phân công, vừa được phân công",
  busy: "tổ nghỉ, bận, bận gặt, bận mùa, mưa lũ, nghỉ lễ, nghỉ tết, bận việc, ốm, đi vắng, không đi, không đi nhà nào, không làm gì cả, không triển khai được, chưa đi được, chưa làm được, không làm được gì, không đi được nhà nào, không có nhà nào, nghỉ cả tuần",
  earlierWrite:
    "ghi tới, báo tới, nhập tới, gõ tới, lên tới, ghi thành, gõ thành, nhập thành, hiện là, đang ghi, em ghi, tôi ghi, tui ghi, em gõ, em nhập, tui gõ, máy ghi, sao lại ghi, sao ghi",
  onlyWord: "chỉ có, chỉ, thôi, có mỗi, mới có",
  notYet: "chưa, chưa nhỉ, chưa em, chưa vậy, chưa ạ, chưa ta",
  bareStop: "dừng, dừng ngay, dừng đi",
  canI: "được không, được hông, có được không, được hem, được chưa, có được hông",
  howType:
    "gõ gì, gõ sao, gõ thế nào, gõ như nào, gõ chữ gì, gõ lệnh gì, nhắn gì, nhắn sao, nhắn thế nào, nhắn như thế nào, nhắn chữ gì, viết sao, viết thế nào, viết như nào, ghi thế nào, bấm gì, bấm nút nào, soạn sao, soạn thế nào, soạn gì, nhắn cú pháp gì, cú pháp",
  whatAll:
    "được gì, được những gì, những việc gì, được những việc gì, gì được, được chi, những gì, việc gì, mấy việc gì, cái gì",
  canDo: "hỏi, làm, giúp, biết, dùng để, hỗ trợ",
  identity:
    "máy hay người, máy hay là người, người hay là máy, robot hay người, tên gì, em tên gì, cháu tên gì, ai lập, ai làm ra, ai tạo ra, máy trả lời, có phải người, người thật không, trả lời tự động, ai trả lời, ai quản lý, ai đang nhắn, ai nhắn đó, ai đang nói",
  lostWay:
    "không biết bấm cái nào, không biết bấm nút nào, bấm cái nào đây, bấm nút nào đây, không biết nhắn gì, không biết bắt đầu, bắt đầu từ đâu, giờ bấm gì, không biết bấm gì, phải bấm gì, không biết dùng, chưa biết dùng, chưa biết xài, không biết xài cái này, mới dùng lần đầu, lần đầu dùng, mới vào đây, chưa hiểu cách dùng, hỏi kiểu gì, hỏi sao",
  stopVerb:
    "đừng, ngưng, ngừng, dừng, thôi, khỏi, không muốn, bỏ, tắt, hủy, chặn, không cần, hết, đừng có, không thích, không",
  receive:
    "nhận tin, nhận thông báo, nhận tin nhắn, tin nhắn, thông báo, nhận, quảng cáo, tin của xã, tin xã, nhắn tin, nhắn cho tôi, nhắn cho tui, nhắn tôi, nhắn tui, gửi cho tôi, gửi cho tui, gửi tin",
  nothingMore: "nữa, nữa nha, nữa nghe, nữa nhé, nữa đâu, thêm nữa",
  erase: "xóa, xóa hết, gỡ, bỏ, rút, xóa bỏ, xóa giùm",
  myData:
    "thông tin của tôi, thông tin của tui, thông tin tôi, dữ liệu của tôi, dữ liệu của tui, dữ liệu, tên tôi, tên tui, tên em, tên bác, số của tôi, số tôi, số tui, tài khoản của tôi ở đây, tôi ra, tui ra, em ra, bác ra",
  quit: "rút, nghỉ, xin nghỉ, xin ra, rời, thôi làm, nghỉ làm, không làm, không tham gia, xin thôi, rút lui, ra khỏi, từ nhiệm, bỏ tổ, không còn trong, không còn ở",
  annoyed:
    "phiền, phiền quá, bực, bực mình, gửi hoài, nhắn hoài, suốt ngày, tối ngày, nhiều quá, làm phiền, ồn quá, rác máy, đầy máy",
  tellMe:
    "báo cho chị, báo cho anh, báo cho em, cho chị biết, cho anh biết, gửi cho anh, gửi cho chị, gửi anh, gửi chị, cho anh, cho chị, báo anh, báo chị, cho tôi biết, cho mình biết, lấy cho chị, lấy cho anh, xuất cho chị, xuất cho anh, in cho anh, trích cho",
  passUp:
    "chuyển lên xã, chuyển xã, báo xã giúp, nhờ xã giải quyết, xã giải quyết, nhờ cấp trên, lên xã giúp, ca khó, trường hợp khó, không xử lý được, không giải quyết được, vượt quá khả năng, nhờ kỹ thuật, nhờ công an xã, nhờ viettel, nhờ vnpt",
  lackThings:
    "thiếu, thiếu người, thiếu máy, thiếu điện thoại, hết tờ rơi, không có kinh phí, thiếu kinh phí, hỏng, hư, mượn, xin thêm, xin cấp",
  letMe: inTurn("cho, để, xin phép cho", me, handIn),
  sendResults: `${inTurn(handIn, "kết quả, thành tích")}, ${inTurn("muốn", handIn, "kết quả, thành tích")}`,
  forSomebody: inTurn("kết quả cho, số liệu cho, thành tích cho", me),
  pleads: `nhờ, nhờ xã, cử, cử người, xin người, cho người, cho ai, có ai, ai rảnh, cần người, cần giúp, yêu cầu, đề nghị, mong, kêu người, thiếu, mượn, giúp với, ${inTurn("giúp", me)}, ${inTurn("chỉ", "tôi, tui")}`,
};
