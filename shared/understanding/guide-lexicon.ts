import type { Lexicon } from "./concepts.ts";

/**
 * What residents talk about when they need one of our guides, or something else that sounds like it.
 * Several ways to say a thing stand behind one name; what they mean together is learned from questions.
 * Phrases named `nothing` only keep shorter ones inside them from being found.
 */
export const guideLexicon: Lexicon = {
  // Things
  vneid:
    "vneid, vê nờ e i đi, vê nờ ai đi, vi en ai đi, vi nê it, vn eid, vnid, định danh, định danh điện tử, tài khoản định danh, app công an, app của công an, ứng dụng công an, app của bộ công an, app bộ công an, bộ công an, tài khoản công an, tài khoản bên công an, căn cước điện tử, đddt, đdđt, app định danh, app căn cước, ứng dụng định danh, quốc huy, app màu đỏ, định danh công dân, vneit, vnei, mã định danh, app vneid, app đỏ, ứng dụng màu đỏ, vneid mức",
  level: "mức 1, mức 2, mức hai, mức một, mức độ 2, cấp 2",
  card: "căn cước, căn cước công dân, thẻ căn cước, thẻ chip, chứng minh, chứng minh nhân dân, thẻ gắn chip",
  phone:
    "điện thoại, máy, cái máy, con máy, smartphone, iphone, samsung, oppo, xiaomi, vivo, realme, di động, con dế, máy tính bảng, ipad",
  newphone:
    "máy mới, điện thoại mới, con máy mới, máy khác, điện thoại khác, thiết bị khác, thiết bị mới, hai máy, hai điện thoại, 2 máy, 2 điện thoại, nhiều máy, lên đời, máy thứ hai, mua điện thoại, mua máy, sắm máy, thay máy, đổi máy, thay điện thoại, đổi điện thoại, máy cũ, điện thoại cũ, iphone cũ, iphone mới, samsung mới, oppo mới, mua cái khác, mua cái mới, cái khác, con khác, máy hư, máy hỏng, máy bể, máy chết, điện thoại hư, điện thoại hỏng, điện thoại bể, bể màn hình, bể máy, dt mới, dt cũ, sang máy, qua máy, chuyển máy, hai cái điện thoại, hai thiết bị, thiết bị lạ, điện thoại thứ hai, cho điện thoại, cho cái máy, tặng điện thoại, được cho máy, xóa máy, cài lại máy, khôi phục máy, đặt lại máy",
  sim: "sim, thuê bao, nhà mạng, sim chính chủ, chính chủ, số thuê bao, thẻ sim, esim, sim rác, sim cũ, sim mới",
  carrier: "viettel, vinaphone, mobifone, vina, mobi, vietnamobile",
  number: "số điện thoại, số máy, số đt, số cũ, số mới, số khác, số đang dùng, mấy số, bao nhiêu số, số nào, các số",
  owned: "đứng tên, chính chủ, tên mình, tên tôi, tên tui, không phải của tôi, số lạ đứng tên",
  license:
    "bằng lái, giấy phép lái xe, bằng xe, bằng lái xe, bằng lái xe máy, bằng ô tô, giấy phép lái, quên bằng, mất bằng, để bằng, mang bằng, cầm bằng, đem bằng, hỏi bằng, bằng a1, bằng b2, bằng hạng, cái bằng, bằng lái hạng, tấm bằng",
  vehicle:
    "cà vẹt, đăng ký xe, giấy xe, giấy tờ xe, giấy đăng ký xe, cà vẹt xe, bảo hiểm xe, bảo hiểm xe máy, cavet, đăng kiểm",
  healthcard:
    "bảo hiểm y tế, thẻ bảo hiểm, thẻ bảo hiểm y tế, thẻ bhyt, thẻ y tế, thẻ khám bệnh, bảo hiểm khám bệnh, bảo hiểm giấy, thẻ giấy bảo hiểm",
  papers: "giấy tờ, các loại giấy, giấy tờ tùy thân, thẻ giấy, bản gốc, giấy tờ gốc",
  paperwallet: "ví giấy tờ, ví điện tử giấy tờ, mục giấy tờ",
  password: "mật khẩu, passcode, pascode, mật mã, mã khóa, mã mở, mã truy cập",
  sixdigits: "6 số, sáu số, mã 6 số, mã sáu số, 6 chữ số, sáu chữ số, 6 con số, dãy 6 số, mã passcode",
  pin: "pin, mã pin",
  portal:
    "trên cổng, cổng thông tin, cổng nộp, dịch vụ công, cổng dịch vụ công, cổng quốc gia, dichvucong, dichvucong gov vn, cổng dịch vụ, trang dịch vụ công, dịch vụ công trực tuyến, trang của tỉnh, cổng của tỉnh, cổng tỉnh",
  file: "hồ sơ, tờ khai, đơn từ, thủ tục, giấy tờ hành chính, nộp đơn, khai đơn, khai báo, bộ hồ sơ, mã hồ sơ, đơn, nộp giấy, giấy này, thủ tục này, thủ tục hành chính, giấy má, nộp giấy tờ",
  procedure:
    "khai sinh, giấy khai sinh, đăng ký khai sinh, khai tử, báo tử, giấy chứng tử, kết hôn, đăng ký kết hôn, giấy kết hôn, đăng ký kết hôn, thường trú, đăng ký thường trú, tạm trú, đăng ký tạm trú, tạm vắng, nhập khẩu, nhập hộ khẩu, tách khẩu, tách hộ, chuyển khẩu, cắt khẩu, hộ khẩu, sổ hộ khẩu, độc thân, xác nhận độc thân, tình trạng hôn nhân, cư trú, xác nhận cư trú, lý lịch tư pháp, chứng thực, sao y, bản sao, trích lục, sổ đỏ, sang tên, giấy phép xây dựng, xin phép xây dựng, đăng ký kinh doanh, giấy phép kinh doanh, hộ chiếu, làm hộ chiếu, cải chính, đổi tên, nhận con nuôi, đăng ký giám hộ, mai táng phí, tiền mai táng, giấy phép, xin phép, xây nhà, cấp phép, giấy phép xây nhà, giấy đăng ký kết hôn, hộ tịch, làm hộ khẩu, cắt hộ khẩu, nhập hộ, đăng ký khai tử, sổ hồng, tách thửa, chuyển nhượng, cấp sổ, xác nhận, giấy xác nhận, xác nhận hộ nghèo, giám hộ, con nuôi, công chứng, chứng thực chữ ký, cấp lại giấy, cấp đổi bằng, đổi bằng, đổi bằng lái, đổi giấy phép lái xe, cấp lại bằng lái, phiếu lý lịch, lý lịch, visa, đăng ký hộ kinh doanh, mở hộ kinh doanh, đăng ký thuế, khai báo tạm trú, khai báo lưu trú, lưu trú, xác nhận nơi ở, giấy báo tử, khai cho con, làm giấy tờ cho con, đặt tên con khai, giấy ra quân, xóa đăng ký",
  fine: "phạt nguội, nộp phạt, đóng phạt, tiền phạt, biên bản phạt, lỗi vi phạm giao thông",
  online:
    "trên mạng, qua mạng, online, trực tuyến, trên máy, trên điện thoại, qua điện thoại, bằng điện thoại, tại nhà, ở nhà, trên web, trang web, trang nào, trên app, qua app, trên trang, trên máy tính, lên mạng, lên máy, trên cổng, qua internet, khỏi đi, khỏi lên, không cần lên, không phải lên, khỏi ra, không cần đi, điện tử, trong máy, vô máy, vào máy, lên điện thoại, vô điện thoại, vào điện thoại, trong điện thoại, dùng điện thoại, trên máy sao, khỏi ra xã, khỏi ra phường",
  signature:
    "chữ ký số, chữ ký điện tử, ký số, ký điện tử, chứng thư số, chứng thư, smartca, smart ca, mysign, viettel ca, vnpt ca, ký tên số, ký từ xa, chữ ký cá nhân, ký online, ký trên mạng, ký bằng điện thoại, ký trên điện thoại, ký tên bằng điện thoại, ký tên trên điện thoại, ký bằng máy, ký qua mạng, chữ kí điện tử, mã pin ký, pin chữ ký, chữ ký trên vneid, token ký, ký file",
  sign: "ký, ký tên, chữ ký, ký đơn, ký giấy, ký hợp đồng, ký duyệt, ký nhận, ký tay",
  provider: "nhà cung cấp, gói nào, bên nào cấp, gói miễn phí",
  healthbook:
    "sổ sức khỏe, sổ sức khỏe điện tử, hồ sơ sức khỏe, sổ khám bệnh, sổ khám, sổ khám bệnh điện tử, sổ y bạ, y bạ, sổ khám chữa bệnh, bệnh án điện tử, sổ bệnh án, hồ sơ bệnh án, sổ bệnh, sổ giấy, sổ khám giấy, sổ khám của, giấy khám, phiếu khám, hồ sơ bệnh, sổ theo dõi sức khỏe, sổ tiêm, hồ sơ khám, lịch sử bệnh",
  medical:
    "khám bệnh, đi khám, khám chữa bệnh, đi viện, bệnh viện, nhà thương, bác sĩ, trạm y tế, trạm xá, khám bệnh xong, khám sức khỏe, xét nghiệm, kết quả khám, kết quả xét nghiệm, tiêm chủng, tiền sử bệnh, lịch sử khám, lịch sử khám bệnh, lần khám, lần khám trước, chữa bệnh, nhập viện, ra viện, giấy ra viện, bệnh của mình, ghi bệnh, bệnh gì, chẩn đoán, siêu âm, chụp x quang, x quang, kết quả máu, thử máu, bệnh cũ, đợt khám, khám ở, khám hôm, khám xong, đi nhà thương, phòng khám, y tế, tái khám, mổ, tiểu đường, huyết áp, thuốc, mũi tiêm, đã tiêm",
  prescription: "toa thuốc, đơn thuốc, toa, thuốc bác sĩ kê, thuốc cũ, kê thuốc, kê toa, uống thuốc gì hôm trước",
  referral: "chuyển tuyến, chuyển viện, giấy chuyển tuyến, giấy chuyển viện, giấy hẹn khám, giấy hẹn tái khám",
  recheck: "tái khám, khám lại, hẹn khám, hẹn khám lại, ngày khám lại, lịch tái khám, lịch khám lại",
  vssid:
    "vssid, vss id, vsid, vsssid, app bảo hiểm, app bảo hiểm xã hội, bảo hiểm xã hội số, ứng dụng bảo hiểm xã hội, ứng dụng bảo hiểm, phần mềm bảo hiểm, vs sid, vssd",
  insurance:
    "bảo hiểm xã hội, sổ bảo hiểm, sổ bảo hiểm xã hội, đóng bảo hiểm, đóng bảo hiểm xã hội, mã số bảo hiểm, mã bảo hiểm, số sổ bảo hiểm, bảo hiểm thất nghiệp, bảo hiểm tự nguyện, đóng bảo hiểm cho, quá trình đóng, nợ bảo hiểm, bảo hiểm một lần, năm đóng bảo hiểm, tiền bảo hiểm, chốt sổ, đóng bao nhiêu năm, đóng được mấy năm, thai sản, đóng bảo hiểm bao lâu, bảo hiểm của tôi, bảo hiểm của tui, đóng bh, bh xã hội, sổ bh, tiền thai sản, ốm đau, tiền tuất, lãnh bảo hiểm, lĩnh bảo hiểm, rút bảo hiểm",
  pension: "lương hưu, về hưu, nghỉ hưu, tính hưu, hưu trí, tuổi hưu",
  code: "mã qr, qr, vietqr, mã vuông, ô vuông, hình vuông, ô vuông đen trắng, mã vạch, mã thanh toán, mã chuyển khoản, mã chuyển tiền, tấm mã, bảng mã, cái mã, mã cho khách, mã nhận tiền, mã của mình, mã ngân hàng, mã của quán, mã giả, dán đè, mã quán, tờ giấy dán, cái hình đen trắng, mã tiền, mã trả tiền, in mã, xin mã, làm mã, mã riêng, mã tài khoản, cái hình vuông, bảng quét, cái bảng quét, tem qr, mã dán",
  scan: "quét, quẹt, quét mã, quẹt mã, soi mã, chụp mã, bấm mã, rà mã, quét mã qr, quét qr, quét cái, đưa máy vào mã, chụp cái mã, chỉa camera, *rà",
  transfer:
    "chuyển khoản, chuyển tiền, bắn tiền, gửi tiền, gởi tiền, trả tiền, thanh toán, trả tiền bằng điện thoại, chuyển tiền qua điện thoại, trả bằng điện thoại, đưa tiền, chuyển nhầm, chuyển lộn, trả qua điện thoại, không tiền mặt, không dùng tiền mặt, tiền mặt, khỏi tiền mặt, không đem tiền, không mang tiền, khỏi đem tiền, khỏi mang tiền, khách chuyển, khách trả, đã chuyển, nhận tiền, nhận chuyển khoản, tiền về, báo có, loa báo tiền, loa thanh toán, sinh trắc, sinh trắc học, trả dư, trả thừa, trả thiếu, trả nhầm, chuyển dư, chuyển thừa, chuyển sai, mừng cưới, mừng đám cưới, chuyển cho con, chuyển cho, gửi cho con, gửi tiền cho, ngân hàng số, internet banking, chuyển khoản nhanh, app ngân hàng, ứng dụng ngân hàng, trả tiền hàng, trả tiền chợ, tính tiền, tiền chưa về, tiền chưa tới, chưa nhận được tiền, nhận được tiền",
  bill: "tiền điện, tiền nước, tiền mạng, tiền học phí, hóa đơn điện, hóa đơn nước, tiền điện nước, nạp card, nạp điện thoại, nạp thẻ, tiền internet, đóng tiền, đóng học",
  face: "soi mặt, quét mặt, khuôn mặt, quét khuôn mặt, xác thực khuôn mặt, nhận diện, soi khuôn mặt, gương mặt",
  shop: "quán, tiệm, sạp, quầy, cửa hàng, tạp hóa, buôn bán, tiểu thương, khách, hàng quán, bán hàng, bán cá, bán rau, bán thịt, sạp hàng, ki ốt",
  wallet:
    "ví điện tử, ví, momo, ví momo, zalopay, zalo pay, viettel money, vnpt money, shopeepay, vnpay, mobile money, smartpay, app ví, cái ví, app màu hồng, app trả tiền, app thanh toán, ứng dụng thanh toán, ứng dụng ví, ví tiền trên điện thoại, màu hồng hồng, apple pay",
  bank: "ngân hàng, tài khoản ngân hàng, agribank, vietcombank, bidv, vietinbank, mb bank, mbbank, thẻ atm, atm",
  topup:
    "nạp tiền, nạp tiền vào ví, rút tiền, đưa tiền vào, đưa tiền, liên kết, liên kết ngân hàng, liên kết thẻ, nối ngân hàng, nối thẻ, kết nối ngân hàng",
  market:
    "postmart, voso, vỏ sò, lên sàn, sàn thương mại điện tử, thương mại điện tử, sàn bưu điện, sàn tmđt, tmđt, gian hàng, mở gian hàng, sàn, trên sàn, cửa tiệm trên mạng, gian hàng số, buudien, nông sản việt, sàn nông sản, bán hàng online, bán hàng trên mạng, bán hàng qua mạng, bán online, bán trên mạng, bán qua mạng, rao bán, rao lên mạng, đăng bán, livestream bán, livestream, bán livestream, bán hàng livestream, bán ra nước ngoài, đơn hàng, chốt đơn cho khách",
  platform: "shopee, lazada, tiktok shop, tiki, tiktok, facebook, zalo shop",
  sell: "bán, rao, đăng, tiêu thụ, bán được, bán ra, đầu ra, bỏ mối, đặt mua, đặt hàng, đặt, khách ở xa, khách xa, người ta mua, cho người ta mua, khách đặt, có khách, bán hàng, không ai mua, ai mua, kiếm khách, kiếm mối, tìm khách, tìm đầu ra, đăng hình bán, đăng lên mạng, gửi khách, gửi khách xa, đóng gói, ship cho khách, giao cho khách, bán đắt",
  produce:
    "nông sản, ocop, trái cây, thanh long, sầu riêng, chôm chôm, cà phê, hồ tiêu, mật ong, măng khô, mắm ruốc, nước mắm, cá khô, khô cá, tôm khô, đặc sản, bánh tráng, bún khô, thổ cẩm, đồ đan, hàng thủ công, cây giống, tinh dầu, thuốc nam, vườn nhà, nhà trồng, nhà làm, của nhà, sản phẩm, *măng, *cam, *na, *hồng, *nghệ, *điều, *thơm, *vải, *nhãn, *lạc, *hành, *mít, *tiêu, *chè, *trà, *mận, *bưởi, *ổi, *dừa, *hoa, *gừng, *tỏi, *mứt, trái bưởi, trái cam, cam sành, vải thiều, nhãn lồng, hoa cúc, hoa lan, hoa tết, cây cảnh, bưởi da xanh, ghế mây, rổ tre, nón lá, gà thả vườn, trứng gà, trứng vịt, khô mực, bánh kẹo, cà chua, dầu tràm, men, thuốc lá nam, *rau, *tôm, *gà, *vịt, *heo, *lợn, *trứng, *khoai, *sắn, *bắp, *ngô, *đậu, *mắm, *nấm, *miến, *gạo, *nếp, *xoài, *chuối, *quýt, *dứa, *khóm, *rượu, *cá, *tép, *mực, *yến, *giò, *bánh, *kẹo, *dưa, *bí, *ớt, *thịt, *lúa, *chiếu, *cua, con gà, con heo, con lợn, gạo nếp, xoài cát, chuối, quýt, nấm rơm, mật ong rừng, rau sạch, rau củ, khoai lang, cây ăn trái, trái dừa, trái xoài, nhà vườn, vườn, giò chả",
  coop: "hợp tác xã, tổ hợp tác, nông hội",
  report1022:
    "1022, phản ánh, kiến nghị, khiếu nại, tố giác, tố cáo, phản ánh hiện trường, gửi phản ánh, góp ý, khiếu kiện, đường dây nóng, phản ảnh, ẩn danh, giấu tên, gửi tin kín, báo chính quyền, báo công an, báo xã, báo phường, kêu lên trên, kêu lên xã, gửi hình cho xã, gửi ảnh cho xã, báo lên, báo lên xã, tin kín",
  nuisance:
    "đường hư, đường hỏng, ổ gà, ổ voi, đường xấu, sụt lún, sụt đường, đèn đường, bóng đèn đường, cột điện, trụ điện, dây điện, dây điện rớt, rác, đổ rác, bãi rác, xả rác, bãi rác tự phát, cống nghẹt, nghẹt cống, nắp cống, ngập, ngập nước, ngập đường, hát karaoke, karaoke, kẹo kéo, loa kéo, ồn ào, mùi hôi, hôi thối, ô nhiễm, xả thải, nước thải, đốt rơm, cây đổ, cây ngã, cây gãy, nhánh cây, chặt cây, phá rừng, lấn chiếm, lấn đường, chiếm vỉa hè, vỉa hè, đánh bạc, đánh bài, đá gà, ma túy, hút chích, gây rối, đánh nhau, trộm chó, bắt trộm, mất trộm, trộm cắp, chó thả rông, chó dữ, đua xe, hố ga, cầu hỏng, cầu gãy, cầu sập, nuôi heo, nuôi lợn, trại heo, khai thác cát, hút cát, xây nhà trái phép, xây trái phép, bảo kê, cho vay nặng lãi, tín dụng đen, cán bộ nhũng nhiễu, vòi tiền, cán bộ thái độ, hàng xóm, nhà bên, bến bãi, biển báo, đèn giao thông, nước máy, nước đục, *bụi, *khói, *hôi, *ồn, *thúi, *cống, *mương",
  ask: "báo ai, báo đâu, báo cho ai, báo chỗ nào, báo cho đâu, gọi ai, gọi số nào, gọi số mấy, gửi đâu, gửi ai, gửi chỗ nào, gửi hình đâu, kêu ai, nhắn ai, nhắn vô đâu, nhắn đâu, muốn báo, để báo, bấm chỗ nào để báo, báo với ai, gửi cho ai, phản ánh ở đâu, ai xử lý, ai giải quyết, kêu đâu, gửi hình, gửi ảnh, chụp hình, chụp ảnh, quay video, muốn kêu, muốn phản ánh, muốn gửi, gửi lên, báo ở đâu, báo qua đâu, báo chỗ mô, kêu lên",
  delayed:
    "không ai trả lời, ngâm, trễ hẹn, quá hạn, quá hẹn, chậm trả, chưa giải quyết, không giải quyết, im ru, hẹn hoài, hẹn tới hẹn lui, cả tháng, chưa có kết quả",
  noSmartphone:
    "không có điện thoại thông minh, không có smartphone, điện thoại cục gạch, cục gạch, điện thoại đen trắng, điện thoại bàn phím, điện thoại phím, điện thoại thường, chỉ nghe gọi, chỉ gọi được, nghe gọi thôi, không có điện thoại, không có máy, không ai có điện thoại, không có zalo, không có mạng, không có sóng, không sóng, mất sóng, không có wifi, không xài smartphone, không dùng smartphone, không xài điện thoại, không dùng điện thoại, không có điện thoại xịn, máy đời cũ, máy cùi, không có internet, điện thoại cùi, không cài được app, không có máy thông minh, điện thoại đời cũ, không có 3g, không có 4g, không có điện thoại cảm ứng, nokia, máy nokia, nokia cũ, máy phím, máy bàn phím, điện thoại nokia, điện thoại hai sim đen trắng, điện thoại chỉ để gọi, máy chỉ gọi, chỉ có nghe gọi, không có máy cảm ứng, không vô mạng được, vùng sâu, mạng không có, sóng không có, mạng yếu, sóng yếu, không xài zalo, không có máy tính, không dùng zalo, điện thoại không có mạng, điện thoại không lên mạng được, chưa có điện thoại, điện thoại đểu",
  unable:
    "không biết chữ, mù chữ, không biết dùng, không biết xài, không biết sử dụng, không rành, không biết bấm, mắt kém, mắt mờ, mắt lòa, mù, không thấy đường, nằm một chỗ, nằm liệt, liệt, bại liệt, tai biến, khuyết tật, tàn tật, đi lại khó, không đi được, đi không được, đau ốm, già yếu, khiêng, ngồi xe lăn, nằm viện, run tay, lãng tai, điếc, lú lẫn, đau chân, ốm nặng, không đi lại được, già cả, người già, ông bà già, cha già, mẹ già, một mình, neo đơn, mù mắt, không đọc được, không viết được, nằm giường, đi đứng, đi hổng nổi, đi không nổi, bệnh nặng, không tự làm được, không tự đi được, già rồi, lớn tuổi, cao tuổi, già, tuổi già, cụ già, người cao tuổi, không biết đọc, không biết viết, mù tịt, chẳng biết bấm, chả biết bấm, không biết gì, chẳng biết gì, không biết vào mạng, không biết vô mạng, dốt, ít học, không biết mạng, không biết xài máy, bị mù, người mù, câm điếc, xe lăn, nằm bệnh, ốm, bệnh, yếu, không đi nổi, đột quỵ, người dân tộc, không biết tiếng kinh, không rành chữ, mắt không thấy, chân đau, gãy chân, nằm nhà, mù công nghệ, bị tai biến, bị bệnh, ở xa, nhà xa, ngồi một chỗ, không ra xã được, đi xa, đi làm xa, không về được, đang ở nước ngoài, lẫn, lẫn rồi, yếu quá, nhà nghèo, nghèo, không mua nổi, không tiền mua, không mua được, chậm hiểu, không rành máy móc, không rành mấy cái, không quen, chưa quen, ngại máy móc, không rành công nghệ, không biết công nghệ, cụ ông, cụ bà, ông cụ, bà cụ",
  proxy:
    "làm giùm, làm dùm, làm hộ, làm thay, làm giúp, khai giùm, khai hộ, khai thay, nộp giùm, nộp hộ, nộp thay, lấy thay, lấy giùm, lấy hộ, nhận thay, nhận hộ, nhận giùm, đi thay, ký thay, ủy quyền, giấy ủy quyền, nhờ con, nhờ cháu, nhờ người, nhờ ai, nhờ người làm, người thân làm, con làm thay, tận nhà, tới nhà, đến nhà, xuống nhà, lấy kết quả thay, kết quả thay, làm thế, nhờ hàng xóm, lấy dùm, nộp dùm, khai dùm, nhận dùm, thay được không",
  gaveIn:
    "lỡ chuyển tiền cho nó, lỡ chuyển khoản cho nó, lỡ chuyển cho nó, chuyển tiền cho nó rồi, chuyển cho nó rồi, cho tụi nó, cho bọn nó, cho chúng nó, cho tụi đó, cho người lạ, cho kẻ lạ, trót chuyển, trót đưa, lỡ chuyển, lỡ đưa, lỡ gửi tiền, lỡ cho nó, đưa tiền cho nó, gửi tiền cho nó",
  scam: "lừa đảo, lừa, bị lừa, tự xưng, xưng, xưng là, giả danh, giả mạo, mạo danh, giả công an, nhận là, nói là công an, nói là cán bộ, chiêu trò, kẻ gian, bọn lừa, trang giả, web giả, app giả, tên miền giả, giả dạng, giả giọng, deepfake, ghép mặt, thằng xưng, con xưng, đứa xưng",
  link: "link, link lạ, đường link, đường dẫn, bấm link, bấm vào link, nhấn link, cái link, apk, file apk, file lạ, mã lạ, tập tin lạ, tin nhắn lạ",
  prize:
    "trúng thưởng, nhận quà, quà tặng, trúng xe, trúng giải, hoàn tiền, tặng quà, quà miễn phí, nhận thưởng, tri ân",
  jobscam:
    "việc nhẹ lương cao, việc nhẹ, làm thêm tại nhà, việc làm tại nhà, kiếm thêm tại nhà, uy tín, nạp tiền nhận, hoa hồng, cộng tác viên, chốt đơn, làm nhiệm vụ, nhiệm vụ online, kiếm tiền online, đầu tư, tiền ảo, lãi cao, sàn chứng khoán, nhiệm vụ trên mạng, làm nhiệm vụ trên mạng, rủ đầu tư, chơi sàn, góp vốn, lợi nhuận, kiếm tiền trên mạng, đa cấp, like video, bấm like",
  stranger:
    "số lạ, người lạ, cuộc gọi lạ, ai đó gọi, có người gọi, có số gọi, họ gọi, nó gọi, người ta gọi, gọi điện nói, gọi bảo, gọi nói, gọi kêu, gọi bắt, gọi đòi, gọi báo, gọi đến, gọi tới, gọi video, gọi điện, gọi yêu cầu, công an gọi, ngân hàng gọi, điện lực gọi, cán bộ gọi, bưu điện gọi, nhà mạng gọi, thuế gọi, shipper, shipper gọi, người lạ gọi, số lạ gọi, gọi tui, gọi tôi, có thằng, có đứa, có ông, có bà, có cô, kêu tôi, kêu tui, nhắn tin nói, tin nhắn nói, tin nhắn báo, kết bạn, xưng cán bộ, toà án gọi, tòa án, viện kiểm sát, bên thuế gọi, bên ngân hàng gọi, bên điện gọi, bên công an gọi, thằng kia, con kia, đứa kia, cô gái, chị kia, anh kia, tự nhiên, kết bạn zalo, làm quen, thằng nào, người yêu qua mạng, gọi hình, cán bộ thuế, cán bộ ngân hàng, nhân viên ngân hàng, nhân viên, tổng đài gọi, cuộc gọi, tin nhắn, tin nhắn từ, nhận được tin nhắn, nhận được cuộc gọi, gọi cho tôi, gọi cho tui, gọi hoài, gọi mãi, đầu số lạ, số nước ngoài, xưng hô",
  demand:
    "bắt cập nhật, đòi cập nhật, cập nhật, yêu cầu chuyển, bắt chuyển, đòi chuyển, không thì khóa, không thì cắt, sắp bị khóa, bị khóa thẻ, khóa sim, cắt điện, cắt nước, chuyển khoản trước, đóng phí, đóng tiền trước, đặt cọc, chuyển cọc, nộp tiền, đọc mã, đọc otp, cho mã, đưa mã, xin mã, gửi mã, hỏi mã otp, hỏi otp, đọc số thẻ, hỏi số thẻ, bấm phím, giảm thuế, hoàn thuế, bị phạt, liên quan vụ án, rửa tiền, bị bắt, đổi 12 nghìn, kết nối zalo, kết bạn zalo, chuyển tiền cứu, tai nạn, cấp cứu, bị tai nạn, đóng viện phí, chuyển tiền gấp, cần tiền gấp, bắt nộp, đòi nộp, bắt đóng, đòi đóng, bắt cài, đòi cài, kêu cài, kêu tải, bảo cài, bảo tải, kêu chuyển, kêu nộp, kêu đóng, kêu đọc, kêu bấm, dọa",
  trust:
    "thật không, thiệt không, có thật, có thiệt, thật hay giả, thiệt hay giả, giả hay thật, có nên tin, tin được không, có tin được không, có phải thật, có đúng không, nghe theo không, có nghe theo, có nên nghe, có nên làm theo, làm theo không, đáng tin, có sao không, có bị sao không, thật hay lừa, phải lừa không, có phải lừa, nghi quá, nghi nghi, giống giống, có an toàn không, trang thật, thật hay trang, app thật, cái thật, cái thiệt, có ai bị chưa, phải lừa, lừa không, có phải là lừa, đúng không, thật hông, thiệt hông, thật hay, tin không, có nên chuyển, có nên cài, có nên bấm, có nên đọc, đúng của, chính thức, có phải của, chính hãng, của nhà nước không",
  moneygone:
    "mất tiền, mất hết tiền, mất sạch tiền, bị trừ tiền, tự trừ tiền, bay tiền, tiền tự mất, bị rút tiền, mất tiền trong tài khoản, tiền không cánh mà bay, bị mất tiền, tiền bay, bay hết tiền, tiền bay hết, bị lừa tiền, tiền mất, mất triệu, mất 20 triệu, bị mất 20 triệu, bị mất triệu, rút sạch, trừ sạch, hết sạch tiền, bốc hơi, bay sạch, mất trắng, tiền mất sạch, tiền mất hết, mất sạch",
  hacked:
    "bị hack, hack, hắc, máy chạy tùm lum, máy tự chạy, máy bị chiếm quyền, chiếm quyền, chiếm tài khoản, bị chiếm, nhiễm virus, virus, mã độc, máy nóng ran, tự nhắn tin",
  mistaken:
    "lỡ bấm, lỡ nhấn, lỡ cài, lỡ tải, lỡ chuyển, lỡ đọc, lỡ đưa, lỡ gửi, lỡ cho, trót bấm, trót cài, trót đọc, trót đưa, lỡ tay, tải nhầm, cài nhầm, bấm nhầm, lỡ dại, đã bấm, đã đọc",
  otp: "otp, mã otp, mã xác nhận, mã xác thực",
  borrow:
    "mượn tiền, mượn 10 triệu, vay tiền, nhắn mượn, hỏi mượn, nhắn vay, mượn mấy triệu, mượn triệu, nhắn mượn tiền, mượn 5 triệu, nhờ chuyển giùm, nhờ chuyển tiền, nhắn mẹ chuyển, nhắn chuyển, nhắn mượn 10, mượn 2 triệu, mượn 20 triệu",
  oddvoice:
    "giọng nghe kỳ, giọng lạ, nghe kỳ kỳ, giọng khác, gọi không nghe máy, không nghe máy, mặt đơ, hình giật, nghe lạ lạ, giọng không giống",
  benefit:
    "an sinh, an sinh xã hội, trợ cấp, tiền trợ cấp, trợ cấp xã hội, bảo trợ xã hội, bảo trợ, tiền an sinh, tài khoản an sinh, tài khoản hưởng an sinh, tiền hộ nghèo, tiền người già, tiền người cao tuổi, người có công, tiền thương binh, tiền liệt sĩ, tiền bảo trợ, quà của nhà nước, quà nhà nước, tiền nhà nước, tiền hỗ trợ của nhà nước, quà tết của nhà nước, tiền chính sách, trợ cấp người già, trợ cấp người cao tuổi, tiền cao tuổi, lãnh trợ cấp, nhận trợ cấp, tiền khuyết tật, trợ cấp khuyết tật, tiền hỗ trợ, tiền của nhà nước, quà quốc khánh, tiền quốc khánh, quà lễ, 100 nghìn, tiền 100 nghìn, nhận tiền hỗ trợ",
  intoAccount:
    "vô tài khoản, vào tài khoản, vô thẻ, vào thẻ, qua tài khoản, qua thẻ, qua ngân hàng, thẳng tài khoản, vô thẳng tài khoản, chuyển vào tài khoản, số tài khoản, liên kết tài khoản, đăng ký tài khoản, khỏi đi lãnh, khỏi đi lĩnh, khỏi ra xã lãnh, tài khoản ngân hàng, khai số tài khoản, khai tài khoản, nhận qua tài khoản, liên kết, tài khoản nhận, nhận qua thẻ, về tài khoản, nhận tiền, nhận tiền qua, chuyển khoản về, nhận bằng thẻ, nhận bằng tài khoản, nhận ở đâu, bằng tài khoản, vô ngân hàng, chuyển vô",
  // What happened, what one wants
  lost: "mất, bị giựt, giựt mất, giựt điện thoại, rớt, rơi, đánh rơi, đánh mất, bị giật, giật mất, bị trộm, bị móc túi, móc túi, bị cướp, bị chôm, bỏ quên, thất lạc, làm rơi, bị lấy cắp, lấy trộm, lấy cắp, ăn trộm, chôm mất, bị mất, rớt mất, bị lấy mất, trộm mất, lạc mất, ăn cắp, quên lấy, tìm không ra, tìm không thấy, không thấy đâu, để đâu mất, bị lạc, rớt đâu, rơi đâu, để quên trên xe, trên xe quên, bị ăn trộm, trộm lấy, nó lấy, lấy mất, bị đánh cắp, đánh cắp, bị mất cắp, mất cắp, cuỗm, bỏ rơi, lượm được, nhặt được, móc mất, móc điện thoại",
  change: "đổi, thay, chuyển, chuyển sang, chuyển qua, sang, qua, đổi sang, bỏ rồi, không dùng nữa, hết dùng",
  newword: "mới, mới mua, khác",
  renew:
    "làm lại, cấp lại, xin lại, cấp đổi, xin cấp lại, gia hạn, hết hạn, sắp hết hạn, quá hạn, đổi tấm mới, tấm mới, tấm khác, bản khác, xin bản khác, sai tên, in sai, ghi sai, sửa lại, đổi thẻ, đổi giấy, đổi bằng, qua thẻ nhựa, thẻ nhựa, bằng giấy, trích lục, bản chính",
  newCard:
    "làm căn cước, làm thẻ căn cước, đổi căn cước, cấp căn cước, mất căn cước, mất thẻ căn cước, căn cước hết hạn, căn cước mới làm, làm lại căn cước, lấy căn cước, sửa căn cước, căn cước sai, căn cước in sai, căn cước bị gãy",
  pays: "mua bảo hiểm, đóng bảo hiểm, đóng tiếp, tự nguyện, hộ gia đình, mức đóng, gia hạn bảo hiểm, bảo hiểm hết hạn, đóng bao nhiêu, đóng mấy, chi trả, chốt sổ, rút bảo hiểm",
  company: "doanh nghiệp, công ty, hộ kinh doanh, usb, token, usb token, con dấu",
  lock: "khóa, bị khóa, khóa lại, khóa giùm, chặn",
  lockedOut:
    "bị khóa, khóa rồi, không chịu, bấm hoài, không cho vô, không cho vào, vô không được, vào không được, không vô được, không vào được, không đăng nhập được, đăng nhập không được, không mở được, mở không được, mở không ra, mở không lên, sai nhiều lần, bấm sai, nhập sai, gõ sai, sai mật khẩu, sai hoài, nhập hoài không đúng, không đúng, báo sai, tạm khóa, nhập hoài, không vô nổi, đăng nhập hoài, vô hổng được, vô lại, vào lại, mở lại",
  forget:
    "quên, quên mất, quên tiêu, không nhớ, nhớ không ra, nhớ hổng ra, lấy lại, cấp lại, đặt lại, khôi phục, xin lại, reset, lộn, nhớ không nổi, đâu nhớ, quên béng, mất giấy ghi, tờ giấy ghi, quên mẹ, quên sạch, không còn nhớ, chẳng nhớ, hết nhớ, giờ chịu, chịu rồi",
  setPassword:
    "đặt mật khẩu, đặt passcode, đặt mật khẩu sao, ký tự đặc biệt, chữ hoa, mật khẩu yếu, chê yếu, đặt sao, đặt mấy số, đặt thế nào, đặt mã, tạo mật khẩu, tạo passcode",
  changePassword: "đổi mật khẩu, thay mật khẩu, đổi passcode, đổi mã",
  install:
    "cài phần mềm, cài ứng dụng, tải phần mềm, tải ứng dụng, cài, cài đặt, tải, tải về, tải app, tải xuống, ch play, app store, kho ứng dụng, chplay, appstore, cài app, cài vào máy, tải ở đâu, cài lại",
  activate: "kích hoạt, kích, chưa kích hoạt, lên mức, nâng, nâng lên, nâng cấp, lấy vân tay",
  child:
    "trẻ em, con nít, 14 tuổi, 15 tuổi, 10 tuổi, cháu nhỏ, con nhỏ, dưới 14, 6 tuổi, học sinh, mấy tuổi, 12 tuổi, 16 tuổi, 13 tuổi, em bé, trẻ con, trẻ nhỏ",
  integrate:
    "tích hợp, bỏ vô, bỏ vào, đưa vào, đưa vô, đưa lên, đem lên, thêm, thêm vào, cho vào, gắn vào, gắn vô, cập nhật lên, nhập vào, bỏ vô sao, bỏ chung, bỏ chung vô, cho lên, hiện, chưa hiện, không hiện, chưa thấy hiện, không thấy, thiếu, liên thông, đồng bộ, chưa có trong, hiện lên, lên app, đem vô, tích vô, nạp vào, nhét vô, để vô, để vào, lưu vào, lưu vô, bỏ lên",
  instead:
    "thay được không, thay thẻ, thay giấy, hết in, không in, rách, khỏi mang, khỏi đem, không mang, không đem, quên mang, quên đem, để ở nhà, để quên, khỏi cầm, coi trên máy, coi trong máy, xem trên máy, cho coi, cho xem, chìa, xuất trình, dùng gì, hỏi giấy, hỏi giấy tờ, bản cứng, bản giấy, xài được không, dùng được không, hợp lệ, mở điện thoại cho coi, mở điện thoại ra, cho công an coi, nhòe, mờ, hư, gãy, rách nát, ướt, hỏng, thay cho, giấy cứng, bản trên điện thoại, khỏi xách, có giá trị, có được chấp nhận, chấp nhận, còn xài",
  see: "xem, coi, mở, mở ra, tra, tra cứu, kiểm tra, ở đâu, chỗ nào, chỗ mô, ở mô, mục nào, tìm, xem lại, coi lại, ngó, biết, lấy ở đâu, trong máy, trên điện thoại, trên app, điện tử, trên vneid, trong điện thoại, bấm đâu, coi ở đâu, xem ở đâu, nhìn, xem lại chỗ nào, ngó lại, hiện ở đâu, quên rồi",
  track:
    "tới đâu, đến đâu, theo dõi, giải quyết, xong chưa, bị trả lại, trả về, bổ sung hồ sơ, có kết quả chưa, tình trạng hồ sơ, nhận kết quả, bao giờ có kết quả, chừng nào có kết quả, khi nào có kết quả, có kết quả, kết quả hồ sơ, đi tới đâu, xử lý tới đâu, duyệt chưa, tình trạng, bị từ chối, từ chối",
  submit:
    "nộp, gửi, khai, đăng ký, xin, làm, đính kèm, đăng nhập, nộp ở đâu, khai ở đâu, khai chỗ nào, bấm ở đâu, bấm đâu, điền, kê khai, nộp đâu, tải lên, chụp, cập nhật, xóa, đổi, gia hạn, cấp đổi, cấp lại, sắp hết hạn, hết hạn",
  how: "sao, làm sao, thế nào, như thế nào, kiểu gì, kiểu chi, cách, cách nào, làm răng, răng, hướng dẫn, chỉ, bày, từng bước, các bước, ở đâu, chỗ nào, bấm đâu, ở mô, chỗ mô, vào đâu, vô đâu, được không, có được không, cần gì, cần giấy gì, cần giấy chi, là gì, là chi, là cái gì, là cái chi, làm gì, phải làm gì, giờ sao, tính sao, dạy, có mất tiền không, mất phí không, làm thế nào",
  approved: "được duyệt, duyệt rồi, hồ sơ duyệt, đã duyệt, phê duyệt, duyệt xong, hồ sơ được duyệt",
  make: "đăng ký, làm, mần, lập, tạo, mở, có, dùng, xài, lấy, cấp",
  police: "công an, công an xã, công an phường",
  trafficPolice:
    "cảnh sát giao thông, giao thông, giao thông hỏi, công an hỏi, cảnh sát hỏi, công an giao thông, công an thổi, cảnh sát, bị thổi, thổi phạt, đi đường, chạy xe, chặn xe, bị chặn, kiểm tra giấy, thổi lại, thổi còi, bắt xe, kiểm tra giấy tờ, hỏi giấy xe",
  money: "tiền, số tiền, nhiều tiền, triệu, đồng",
  account: "tài khoản, tài khoản này, tài khoản của tôi",
  securityQuestion: "câu hỏi bảo mật, câu hỏi bí mật, hai câu hỏi, 2 câu hỏi, câu hỏi an toàn",
  move: "chuyển, chuyển hết, chuyển sang, chuyển qua, dời, đổi sang, bê qua, đem qua, đăng nhập lại",
  login: "đăng nhập, log in, đăng nhập lại, vô lại",
  helper:
    "có ai, ai làm, ai giúp, người làm giúp, cán bộ giúp, có ai làm cho, ai làm cho, cán bộ làm cho, có người giúp, có người làm, cán bộ xuống, cán bộ tới, cán bộ đến, xã có, ai chỉ, có cán bộ, tới giúp, đến giúp, làm giúp",
  tree: "cây, nhánh cây, cành cây, cây xanh, cây cổ thụ, cái cây",
  broken:
    "hư, hỏng, ngã, gãy, sập, sụt, nghiêng, ngả, bật gốc, sắp ngã, sắp đổ, nứt, sạt lở, tắt, đứt, tróc, lủng, thủng, sụp, rò rỉ, tràn, nghẹt, *đè, *đổ, *bể, *vỡ, *lở, *tắc, *cháy, *lún",
  publicThing:
    "đường, đèn, cống, mương, vỉa hè, biển báo, con đường, đường làng, đường xóm, cổng chào, hàng rào, công viên, sân chơi, kênh mương, ống nước, nắp hố, *đê, *dây, *cầu, *cột, *hẻm, *ngõ, *kênh, *trụ",
  noise:
    "mở nhạc, nhạc to, inh ỏi, suốt đêm, cả đêm, nửa đêm, la hét, hét, om sòm, ầm ĩ, nhậu nhẹt, quán nhậu, đua xe, chửi nhau, quậy, phá làng, nẹt pô, đua xe ban đêm, tụ tập",
  waste:
    "nước thải, khét, khói, bụi mù, lò nấu, lò mổ, mùi, khói bụi, vứt rác, rác thải, xác heo, xác gà, đổ trộm, đổ bậy, đốt rác, chuồng heo, trại gà, bốc mùi, hôi quá, thúi quá, ruồi, *xả",
  crime:
    "trộm, cờ bạc, ma túy, nghiện, đánh bài, cá độ, số đề, đánh nhau, bạo hành, đánh vợ, đánh con, phá rừng, khai thác trộm, chích điện, chích cá, buôn lậu, côn đồ, giang hồ, chặt cây, lấn đất, xây lấn, bạo lực, nhóm đánh bạc",
  tell: "báo, gọi, gửi, nhắn, kêu, phản ánh, hỏi, trình, tố, khiếu nại, góp ý, phàn nàn",
  whom: "ai, đâu, số nào, số mấy, chỗ nào, ở mô, chỗ mô, phòng nào, cơ quan nào, đường nào, ai bây giờ, cho ai, với ai, ai xử lý, ai giải quyết, ai lo, ai sửa, sao không ai, không ai sửa, không ai dọn, không ai xử lý, ai dọn",
  beneficiary:
    "thương binh, bệnh binh, liệt sĩ, chất độc da cam, người có công, hộ nghèo, cận nghèo, khuyết tật, cao tuổi, người cao tuổi, mồ côi, quà tết, nhà nước cho, nhà nước hỗ trợ, trên 80 tuổi, 80 tuổi, đơn thân, gia đình chính sách, mẹ việt nam anh hùng, tiền già, tiền tuất, người già",
  cardDone:
    "lấy vân tay, vân tay, chụp hình lấy vân tay, nhận thẻ, mới nhận thẻ, mới có thẻ, mới làm thẻ, làm thẻ xong, làm căn cước xong, làm cccd xong, mới nhận rồi, có thẻ chip",
  app: "app, ứng dụng, phần mềm, trong app",
  twoNumbers: "hai số, 2 số, hai số điện thoại, hai sim, 2 sim, nhiều số",
  prizeVerb:
    "trúng, tui trúng, tôi trúng, trúng tủ lạnh, trúng tivi, trúng vàng, trúng điện thoại, được tặng, tặng máy, nhận được quà, gửi quà",
  fakePerson:
    "giả làm, đóng giả, giả bộ, giả vờ, làm bộ, giả cán bộ, giả nhân viên, giả shipper, giả ngân hàng, đồ giả, nhái, đóng vai, xưng tên",
  abroad: "nước ngoài, hải quan, người mỹ, quân nhân, việt kiều, bạn mạng, bạn trên mạng, người yêu mạng",
  codeWord: "mã, cái mã, hỏi mã, xin mã, cho mã, chưa có mã, có mã, không có mã, tấm mã",
  camera: "camera, máy ảnh, máy không nhận, không nhận, máy không đọc, không đọc được mã, không quét",
  customersAsk:
    "khách hỏi mã, khách đòi chuyển khoản, khách không mang tiền, khách không có tiền mặt, khách muốn chuyển khoản, khách quét, mua hàng hỏi mã, mua hàng chuyển khoản, hỏi mã",
  scanOnly: "chỉ nhận quét, chỉ nhận chuyển khoản, không nhận tiền mặt, ai cũng quét, toàn quét",
  marketOnly: "chợ, siêu thị, cây xăng, hàng quán, quán cà phê",
  findBuyers:
    "kiếm khách, tìm khách, kiếm mối, tìm đầu ra, không ai mua, ế, bán không được, thương lái ép giá, ép giá, khách ở xa, khách xa, tìm người mua, có người mua, bán ra tỉnh ngoài, bán cho người thành phố, giải cứu, nhiều người biết, quảng bá, giới thiệu sản phẩm",
  sellerGoods:
    "lò bún, lò bánh, lò, xưởng, cơ sở, nghề, làng nghề, hàng nhà mình, hàng của mình, hàng nhà, sản phẩm, đặc sản, đồ nhà làm, hàng xóm làm, đồ thủ công, hàng hóa, mặt hàng",
  electricity:
    "điện chập chờn, điện yếu, chập chờn, nổ trạm điện, trạm biến áp, đường điện, dây điện, điện giật, rò điện",
  badOfficial:
    "cán bộ làm khó, làm khó dân, hách dịch, thái độ, gây khó dễ, nhũng nhiễu, vòi vĩnh, đòi tiền, đòi lót tay, lót tay, phong bì, cán bộ hạch sách, quát dân, bắt đi lại nhiều lần, hành dân, làm việc chậm",
  danger: "nguy hiểm, cắm biển, hay tai nạn, dễ té, té xe, tai nạn hoài, đuối nước, mất an toàn, sắp sập",
  angry: "bức xúc, bực, chịu không nổi, chịu hết nổi, khổ lắm, khổ quá, quá trời, dân khổ",
  instead2:
    "làm giấy thay, thay mẹ, thay cha, thay bố, thay ba, thay ông, thay bà, thay chồng, thay vợ, giùm mẹ, giùm cha, giùm ba, giùm bố, giùm ông, giùm bà, giùm chồng, giùm vợ, hộ bố, hộ mẹ, hộ ông, hộ bà, cho mẹ, đại diện",
  poor: "không mua nổi, không tiền mua, không mua được, nghèo không có, nhà nghèo",
  teachSomeone: "người bày, ai bày, bày cho, người chỉ, ai chỉ, chỉ cho, dạy cho, tận nơi, xuống tận",
  fineQuestion: "có bị phạt không, bị phạt không, phạt bao nhiêu, phạt tiền, có phạm luật",
  death: "mới mất, qua đời, vừa mất, khai tử, báo tử, chết, tuần trước mất, mất hôm, chứng tử",
  // What is none of our business
  birth:
    "mới đẻ, mới sinh, mới sanh, vừa sinh, vừa đẻ, vừa sanh, em bé ra đời, sinh em bé, sanh em bé, đẻ con, sinh con, sanh con",
  otherThing:
    "danh bạ, bản đồ, vali, két sắt, chìa khóa, ổ khóa, khóa cửa, khóa xe, thẻ nhớ, thẻ cào, thẻ cơ quan, thẻ nhân viên, thẻ đảng, thẻ đoàn, thẻ hội viên, thẻ thư viện, thẻ xe buýt, thẻ giữ xe, thẻ gửi xe, thẻ học sinh, thẻ sinh viên, thẻ nhà báo, thẻ luật sư, thẻ hướng dẫn viên, thẻ tín dụng, thẻ tích điểm, thẻ thành viên, thẻ tập, bằng khen, giấy khen, bằng tốt nghiệp, bằng cấp 3, bằng đại học, bảng điểm, học bạ, sổ liên lạc, sổ đoàn, sổ tiết kiệm, sổ lao động, sổ hưu, sổ vay vốn, sổ tang, sổ đỏ giả, chứng chỉ, chứng chỉ tin học, chứng chỉ hành nghề, chứng chỉ tiếng anh, huân chương, huy chương, kỷ niệm chương, bình ga, bình gas, bếp ga, nồi cơm, tủ lạnh, quạt, bóng đèn nhà, lò vi sóng, bảo hành, hộp đen, camera hành trình, camera nhà, chuông cửa, khóa vân tay, điện thoại bàn, tổng đài nhà mạng, cáp quang, modem, máy tính, laptop, máy chấm công, máy chiếu, micro, loa đài, loa phường, netflix, spotify, vnedu, smas, microsoft, windows, word, excel, powerpoint, zoom, teams, google drive, capcut, canva, chatgpt, telegram, grab, xanh sm, apple id, samsung account, office, photoshop, vietlott, steam, roblox, hòm thư, thư điện tử, tài khoản game, tài khoản học, tài khoản thuế, máy in, nhóm zalo, định vị, gps, bãi đậu xe, bãi giữ xe, sân bóng, hội trường, rạp, phông bạt, bàn ghế, thư viện, hồ bơi, phòng gym, khiêu vũ, yoga, dưỡng sinh, văn nghệ, hội diễn, hội thao, hội chợ, lễ hội, phiên chợ, hiến máu, quỹ xóm, quỹ lớp, quỹ hội, đảng phí, đoàn phí, hội phí, vận đơn, bưu phẩm, bưu cục, bưu kiện, mã bưu chính, xe ôm, taxi, xe đạp, nhẫn, vòng vàng, quần áo, giày, dép, mắt kính, đồng hồ, cửa sắt, cửa nhôm, mái tôn, cửa kính, nhà vệ sinh, bồn cầu, nhà tắm, bể phốt, hầm cầu, giếng, bồn nước, ao cá, cho mèo, con mèo, cho chó, con chó, cho bò, con bò, con trâu, cho trâu, bò nái, heo nái, vật nuôi, thú cưng, nhập ngũ, đi lính, tờ rơi, băng rôn, danh thiếp, tên miền, trang web bán, kế toán, chấm công, điểm danh, tem chống, mã vạch, nhãn hiệu, logo, bản quyền, cầm đồ, ký gửi, đấu giá, đấu thầu, hồ sơ thầu, du lịch, đấu võ, võ thuật, ký túc",
  price:
    "hết bao nhiêu tiền, nhiêu tiền, bán bao nhiêu, *giá, giá vàng, giá xăng, giá heo, giá lúa, giá cà phê, giá tiêu, giá gạo, giá phân, giá cám, giá tôm, giá mủ, giá đất, bao nhiêu một ký, bao nhiêu một cân, một ký, một cân, 1 ký, 1kg, giá bao nhiêu, mấy ký, rẻ, giá cả, giá rẻ, nào tốt, loại nào tốt, nào ngon, nên mua, mua ở đâu, bao nhiêu ký",
  loan: "*vay, vay được, muốn vay, đi vay, vay ngân hàng, vay bao nhiêu, vay trên, vay ở, vay online, vay nóng, cho vay, vay vốn, lãi suất, thế chấp, tiết kiệm, gửi tiết kiệm, trả góp, tín dụng, nợ xấu, *lãi, lãi bao nhiêu, lãi mấy phần trăm, tiền lãi, ngân hàng chính sách, vay chính sách",
  otherApp:
    "facebook, zalo, gmail, email, youtube, instagram, wifi, mail, game, liên quân, free fire, tiktok, messenger, icloud, gg, google, nick, viber, telegram, mạng wifi, tivi, camera an ninh, lắp camera",
  weather:
    "*trời, *mưa, *nắng, *lũ, trời mưa, trời nắng, có mưa, mưa không, bão số, mưa bão, mưa lớn, thời tiết, áp thấp, nước sông, giông, gió mùa, mưa to",
  school:
    "*lớp, *thi, *điểm, *trường, lớp 10, lớp 1, lớp 6, bao nhiêu điểm, điểm thi, kỳ thi, thi lớp, năm học, học thêm, đi học, cô giáo, tuyển sinh, học phí, học bổng, mầm non, nhập học, chuyển trường, thi bằng lái, học bằng lái, học lái xe, học lái, thi lái xe, thi bằng, trung tâm nào, câu hỏi thi",
  farming:
    "*phân, *ủ, *bón, *tưới, *cám, *chuồng, chết toi, bón phân, cám heo, cám gà, phân bón, ủ phân, thuốc sâu, sâu bệnh, trị sâu, cách trồng, kỹ thuật trồng, kỹ thuật nuôi, con giống, giống gì, giống lúa, chăn nuôi, bị rù, vụ này, trị bệnh, vàng lá, rầy",
  hospitalOther:
    "*ho, *trị, *sốt, bị ho, bị sốt, sốt cao, bệnh viện nào, khám ở đâu tốt, uống thuốc gì, uống sáng, uống tối, trước ăn, sau ăn, bị đau, đau bụng, uống mấy viên, lịch tiêm, tiêm phòng, tiêm vắc xin, vắc xin, thuốc huyết áp, đau đầu, nhức, chữa bằng gì, khám mắt, mua thuốc, nhổ răng",
  device:
    "hết pin, sạc, vô nước, vào nước, đầy bộ nhớ, bộ nhớ, nhẹ máy, máy chậm, chậm máy, màn hình, sửa điện thoại, sửa máy, pin, loa, nhạc chuông, hình nền, giật lag, lag, đơ, mua điện thoại nào, điện thoại nào, nâng cấp máy, vỡ màn hình, treo máy, rơi nước, rớt nước, không lên nguồn, lên nguồn, thay pin, thay màn hình, mất tiếng, mất âm thanh, không nghe tiếng, loa rè, ngập nước, chai pin, nóng máy, treo, ốp lưng, cường lực, quay phim, chụp hình mờ, cục sạc, tai nghe, bàn phím tiếng việt, chữ to, phóng to chữ",
  officeHours:
    "mấy giờ, giờ làm việc, làm việc mấy giờ, mở cửa, thứ 7, thứ bảy, chủ nhật có làm, giờ mở cửa, có làm việc không, lịch tiếp dân, tiếp dân",
  shopping:
    "giao hàng, giao trễ, giao sai, mua hàng, đổi trả, hoàn hàng, mã giảm giá, mua online, đặt vé, vé xe, vé tàu, vé máy bay, đặt phòng, mua trên, voucher, chưa nhận được hàng, mua vé, xe đi, mấy giờ có xe, gửi hàng mất",
  work: "tuyển dụng, xin việc, tìm việc, tuyển người, việc làm, tuyển công nhân, xuất khẩu lao động",
  village:
    "khi nào họp, họp thôn, cúp điện, cúp nước, mất điện, lịch cúp, bầu cử, trưởng thôn, bí thư, đền bù, cứu trợ, nghĩa vụ quân sự, đám cưới, đám tang, lịch cắt điện, thu gom rác mấy giờ",
  tax: "hóa đơn điện tử, xuất hóa đơn, etax, khai thuế, thuế đất, nộp thuế, thuế khoán, mã số thuế, doanh thu, *thuế, đóng thuế, tiền thuế, thuế bao nhiêu",
  land: "bán đất, mua đất, tranh chấp, ly hôn, thừa kế, di chúc, kiện",
  exclude:
    "viết đơn ly hôn, tổ chức tiệc, xổ số, bóng đá, đá banh, công thức, món ăn, bánh xèo, giảm cân, nhân thọ, sim số đẹp, số đẹp, máy giặt, máy in, máy bơm, máy lạnh, máy cày, máy gặt, xe buýt, thanh lý, tiếng anh, nhà nghỉ, cho thuê, thuê nhà, tử vi, coi bói, xem bói, ngày tốt, đặt tên, xe khách, tàu hỏa, đám giỗ, âm lịch, ngày mấy âm, thú y, bỏ ăn, mất ngủ, thầy bói, ăn gì, món gì, hát karaoke ở đâu, du lịch, chụp hình cưới, đội bóng, vàng lên, tiếng việt, văn mẫu, bài tập, giải toán, dịch giùm, viết giùm, làm thơ, truyện, kể chuyện, *chó, *mèo, *ngủ, *cúng, *giỗ, *hát, *chơi, *phim, *nấu, *dịch, *bóng, con chó, con mèo, chó mèo, xem phim, nấu ăn, sửa tủ lạnh, mua tủ lạnh, thanh lý tủ lạnh",
  nothing:
    "trên máy tính, bằng máy tính, qua máy tính, ngay trên máy tính, giá trị, đánh giá, bao nhiêu, bao lâu, bao giờ, gia đình, bao nhiêu tiền, mấy tiền, ngày mai, hôm nay, trị giá, đăng kí, xe máy, máy tính tiền, máy bay, con số, vì sao, mà sao, số nhà, không sao, đổi quà, qua đời, chuyển nhà, ví dụ, mã vùng, mất bao lâu, mất bao nhiêu, mất mấy, mất công, mất thời gian, bao lâu mới, mất phí, mất tiền không, có mất tiền, ký túc, tiền điện thoại, làm ơn, cho hỏi, thế à, xin chào, xin hỏi, mở hàng, sang năm, hôm qua, tuần qua, tháng qua, qua nay, vừa qua, bữa qua, bảo mật, làm thế nào, thế nào, bảo quản, bảo vệ, bảo trì, hóa đơn, hợp đồng, đồng ý, cộng đồng",
};
