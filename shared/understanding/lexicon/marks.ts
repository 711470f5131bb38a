/** What small words say about the numbers near them. */
export type Mark =
  | "plan" // not done yet
  | "target" // what was asked for
  | "cumulative" // since the start of something
  | "now" // ends plan, target and cumulative: this period, done
  | "previous" // an earlier period
  | "reported" // was counted in an earlier message
  | "other" // another body's work
  | "left" // what remains to be done
  | "failed" // could not be done
  | "request" // asks for something
  | "gift" // handed out
  | "contrast" // what follows counts instead of what was said
  | "done" // carried through, of those begun
  | "achieved" // done, of the number said before
  | "install" // a first step that is not the result
  | "came" // were there, maybe not served
  | "subset" // parts of a number said before
  | "parts" // what a total is made of
  | "total"
  | "each"
  | "none" // "không có ai": an explicit zero
  | "deny" // "không có … nào"
  | "nothing" // "không có hoạt động"
  | "vague"
  | "more" // "thêm", "nữa"
  | "base" // the other factor of a multiplication
  | "slot" // a time or place that splits an activity
  | "respectively"
  | "visit" // going to people's homes
  | "serve" // helping, in general
  | "event" // holding a session
  | "about" // what follows is a subject or a means, not what is counted
  | "for" // who it was for
  | "and"
  | "or"
  | "approx"
  | "fix" // corrects an earlier message
  | "slip" // "nhầm": a correction, or a repair inside the message
  | "not" // what follows is the wrong one
  | "becomes"
  | "drop"
  | "reduce"
  | "question"
  | "wonder"
  | "tag" // "đúng không", "nhé": asks for agreement, not for information
  | "guide" // wants to be shown something
  | "talk"
  | "spam"
  | "news"
  | "whole" // the whole village: what it has, rather than what was done
  | "same" // "như tuần trước"
  | "open" // opens an account or card
  | "pay"
  | "kin"
  | "noise"; // words that look like something else

/** Folded phrases, as `spellOut` reads them; `=` in front asks for exactly these accents of who writes accents, `!` of everybody. */
export const markPhrases: Record<Mark, string> = {
  plan: "tuan sau|!mốt|bua/ngay mot|=tuần tới|thang sau|=tháng tới|ngay mai|=mai|sang mai|chieu mai|toi mai|trua mai|mai mot|mai kia|=sẽ|du kien|ke hoach|sap toi|=sắp|chuan bi|du dinh|!định|dinh to chuc|dinh xin|dinh mo|dinh di|quy toi|quy sau|ky toi|ky sau|ngay kia|bua sau|lan sau|=hẹn|cuoi tuan sau|dau tuan sau|dau thang sau|thoi gian toi|mot so ngay toi|!năm sau|len danh_sach|=nếu|hom/bua/luc nao -/do ranh|hom nao|se co|thu_hai/thu_ba/thu_tu/thu_nam/thu_sau toi|!tính đi|!tính làm|!tính mở|!tính tổ chức|!tính mời|!tính xin|!tính nhờ|!tính mai|!tính tuần sau|!tính cài|!tính xuống|!tính qua|ke hoach tuan toi|ke hoach tuan sau|ke hoach thang toi|du tinh|moi to/nha/ho cu/gui/chon/phan_cong/nop|tuan ke|tuan den|thu_bay/chu_nhat toi",
  target:
    "chi tieu|muc tieu|xa giao|duoc giao|phuong giao|tinh giao|phan dau|cam ket|de ra|ke hoach giao|giao chi tieu|kpi|phan bo|phan giao|can dat/lam/hoan_thanh/nop|xa/phuong/tren/cap_tren/uy_ban/ubnd/lanh_dao phan/khoan/dat_ra/phan_bo/phan_cong|phai dat/xong/lam_duoc/hoan_thanh/nop/lam_xong|=giao|tren giao|ubnd giao|=khoán|yeu cau|chi tieu duoc giao|chi tieu xa giao|so giao|kh giao|theo ke hoach la|huyen giao",
  cumulative:
    "luy ke|luy tien|cong don|tu dau nam|tu dau thang|tu dau quy|den nay|!tới nay|nang tong|nang len|nang tong so|tong so den nay|ca nam|tu truoc den nay|tu truoc toi gio|tu truoc toi nay|tu dau nam den nay|tu dau nam toi gio|tu dau nam toi nay|xua gio|tu dau chien dich|tu hoi dau nam|toi gio|den gio|tinh den nay/het/cuoi/ngay/thang|tinh den|hien co|hien nay co|da co tong|tu truoc den gio|tu ngay thanh lap|cong ca truoc|tu tet|tinh tu dau nam|tinh toi nay|hoi gio|tu khi thanh lap|lk|tu dau dot|tinh don|don toi|tong tu dau|dem tong|len tong|gop tu dau",
  now: "hien|hien tai|hien da|=đủ|thi du|da du|tuan nay|tuan ni|hom nay|bua nay|bua ni|sang nay|chieu nay|toi qua|sang qua|chieu qua|hom qua|trong tuan|trong ky|ky nay|thang nay|thang ni|thuc te|ket qua|=đã|=vừa|vua roi|rieng tuan nay|moi duoc|moi dat|=đạt|dat duoc|tuan roi|tuan qua|tuan vua roi|ngay nay|=riêng|dot nay|hom ni|tuan nay tho|con tuan nay|trong thang|bua qua|hom kia|bua kia|hom te|trua nay|qua trinh|tuan vua qua|bay gio|thuc hien|thuc hien duoc|lam duoc|lam xong|hoan thanh|rot cuoc|tinh ra",
  previous:
    "tuan truoc|thang truoc|ky truoc|hom truoc|lan truoc|bua truoc|quy truoc|nam ngoai|cung ky|dot truoc|tuan truoc nua|nam truoc|hoi dau thang|thang roi",
  reported:
    "truoc ghi/la/do_ghi/do_bao/do_la|bao_cao_truoc/hom_truoc/lan_truoc/ky_truoc/tuan_truoc/hom_qua/luc_nay/hoi_nay/hoi_sang ghi/bao_cao/bao|bao cao truoc|!đã báo|!đã báo cáo|da bao hom|da bao tuan|bao roi|da tinh|khong tinh|khong ke|chua tinh|=trừ|bao truoc|truoc bao|hom truoc bao|nay bao|bao hom|lan truoc bao|khong tinh them",
  other:
    "cong an xa|cong an phuong|ben cong an|cong an huyen|cong an tinh|cong an|buu dien|vnpt|viettel|dien luc|tram y te|to khac|xa ben|thon ben|xom ben|to ben|ap ben|to ben canh|thon ben canh|xa khac|thon khac|ca nuoc|toan quoc|toan tinh|ca tinh|ca huyen|ngan hang agribank|ben ngan hang|ben buu dien|ben viettel|ben vnpt|ben y te|benh vien|ngan hang ve|can bo thue|chi cuc thue|ben thue|agribank|vietinbank|mobifone|nha mang|ben to|ben thon|tinh doan|so thong tin|nguoi ta|ben do ho|ben kia|ben huyen|ben xa|huyen/tinh ben|!xã bạn|xa/thon/to/ap/phuong/xom ke/ke_ben/lang_gieng/canh_ben|!tổ bạn|!thôn bạn|!phường bạn|can_bo/cong_chuc/lanh_dao xa/phuong/huyen/mot_cua/tu_phap/dia_chinh",
  left: "con lai|con no|con thieu|con sot|hen lai|de lai|de mai|de tuan sau|=còn|chua xong|bo do",
  failed:
    "=lỗi|!chờ|=mượn|=muốn|co nhu cau|khong/chua -/cai/kich_hoat/lam/mo/nop/vao/dang_nhap/hoan_thanh duoc/noi/xong/thanh_cong|that bai|bi loi/treo/ket/tu_choi/tra|tu choi|khong/chua dong_y/chiu/lam/kich_hoat/cai/hoan_thanh/can/muon/thich|bo ve/cuoc/ve_truoc|=vắng|vang mat|ve khong|khong den/toi/hop_le/du/len/xai/ho_tro|tra lai|khong/chua co dien_thoai/smartphone/may|khong biet chu|cho ket_qua/cong_an|=đang chờ|chiu thua|=hỏng|dien_thoai/may cuc_gach|loi mang|hu may|quen mat_khau/so/so_dien_thoai/ma_pin/giay_to|!kẹt|dang do|chua ai|sai thong tin|het pin|bi khoa|khoa cua|dong cua ca|di vang|!dở|hoc do|do dang|sai mat khau|bao/nhap sai mat_khau",
  request:
    "=xin|cho xin|xin them|=cần|can them|=nhờ|de nghi|=mong|=mời|dang can|=thiếu|kien nghi cap|de xuat|cap them|ho tro them|xin cap|bo sung them|xin ho tro",
  gift: "=tặng|=phát|=trao|=treo|=in|=mua|cap phat|quyen gop|lap dat|=trồng|trao tang|phat to roi|=dọn|quet don|lam ve sinh|ung ho|dang tin|dang bai|chia se bai|=chụp|phat duoc|=quay|trang bi|=lắp",
  contrast: "=mà|=nhưng|=song|tuy nhien|thuc ra|nhung thuc te|rot cuoc|cuoi cung|chot lai|chung quy",
  done: "thanh cong|=xong|hoan tat|thanh cong het|xong het|kich hoat thanh cong|kich hoat xong",
  achieved:
    "=chỉ|=mới|=thôi|kich hoat xong|kich hoat duoc|=xong|=được|chi duoc|chi co|thanh cong|thi du|=đủ|lam duoc|hoan tat|chi lam duoc|chi kich hoat duoc|hoan thanh|=đạt",
  install: "=cài|=tải|cai dat|tai ve|cai app|tai app|dang ky thu",
  came: "=ra|=tới|=đến|co mat|=ghé|tham gia|den nho|toi nho|tim den|xep hang|dang ky|mang may toi|keo den|keo toi|tap trung",
  subset:
    "da/xa tra/co ket_qua|tra/co ket_qua roi/xong|da/duoc/xa duyet|duyet xong|trong do co|da duoc xu ly|da duoc giai quyet|da duoc tra loi|trong do|xa tra loi|da tra loi|duoc tra loi|da xu ly|xu ly xong|duoc giai quyet|da giai quyet|xa xu ly|tra loi roi|da phan hoi|duoc phan hoi|trong so|trong so do|trong ay|trong nay|trong day|gom ca|ke ca|tinh luon|tinh ca|=cả|bao gom ca|=chiếm",
  parts: "=gồm|bao gom|gom co|cu the|chia ra|chi tiet|=là|nhu sau|cu the la|do la",
  total:
    "=tổng|tong cong|tat ca|vi chi|cong lai|ca thay|tong so|tinh ca tuan|ca tuan|tong la|het thay|tong ca|gop lai|tong lai|thay thay|=thảy|tinh chung|cong ca|tinh ra|tinh la|=gộp|cong het|nhu vay|vay la|the la|tong tat ca|chung lai",
  base: "",
  each: "=mỗi|=từng",
  none: "khong co ai|chua co ai|khong ai|chua ai|khong ma ai|khong thay ai|chua thay ai|nao co ai|khong ai ca|so khong",
  deny: "khong co|chua co|=không|=chưa|chang co|cha co|khong he co|chua he co|khong duoc|chua duoc|khong con|khong ra|chua ra|khong lam duoc|chua lam duoc",
  nothing:
    "khong/chua -/co phat_sinh/hoat_dong -/gi|khong/chua trien_khai/thuc_hien -/duoc|khong/chua to_chuc/ra_quan -/duoc|khong/chua/-/0 co gi/chi|khong/chua -/di di_dau/duoc/duoc_dau|khong/chua lam/man -/duoc -/gi/chi|0/bang_khong/deu_khong/toan_so_khong -/het/hoat_dong/co_hoat_dong/phat_sinh/co_gi|khong/chua -/co lam gi/chi -/het/ca|khong/chua co huong_dan -/gi|khong/chua co ket_qua/so_lieu/so/noi_dung/bao_cao/viec -/gi/phat_sinh|tam nghi/ngung/dung|ngung hoat dong|nghi het/ca_tuan/ca_to/sinh_hoat/khong_lam|tuan_nay/tuan_ni/thang_nay/to nghi/trong|nghi le/tet/phep|khong co gi de/moi_de bao/bao_cao|nghi tuan_nay/tuan_ni/tuan_qua/ca_thang|xin/em -/phep nghi|trang tron|so 0 tron|bo trong|khong ghi nhan|khong/chua -/co ai nho/toi/den|khong ra gi|khong so lieu|de trong|dong cua|zero",
  vague:
    "=vài|vai ba|=mấy|=dăm|dam ba|mot so|mot vai|=nhiều|mot it|kha nhieu|!đông|cung kha|rat dong|loang thoang|lai rai|lac dac|kha kha|mot mo|qua troi|hang chuc|hang tram|kha dong|hon chuc|ca chuc|gan chuc|may chuc|may tram|vai chuc|vai tram|muoi may|hai muoi may|ba muoi may|chuc may|chua dem|qua/hon/mot/non/gan nua",
  more: "=thêm|=nữa|them nua|cong them|bo sung|ngoai ra|con nua|lai them",
  slot: "sang/trua/chieu/toi qua/nay|=bên|hem|ngo|ngach|cum|buon|lang|phia|buoi/lop/ca/dot/lan/hom/ngay dau/sau/truoc/thu_nhat/thu_hai/thu_ba|toa|block|thu hai/ba/tu/nam/sau|dau tuan|giua tuan|cuoi tuan|=sáng|=trưa|=chiều|=tối|=đêm|buoi sang|buoi chieu|buoi toi|xom|thon|ap|khu|lan mot|lan hai|dot mot|dot hai|thu bay|chu nhat|cn",
  respectively: "lan luot|theo thu tu|lan luot la|tuong ung",
  visit:
    "thu_hai/thu_ba/thu_tu/thu_nam/thu_sau/thu_bay/chu_nhat toi|den nha|toi nha|vo nha|vao nha|den tan nha|toi tan nha|=đi|=vào|=vô|=ghé|=xuống|go cua|=thăm|ghe nha|di nha|di duoc|=chạy|chay duoc/vo/vao|=lội|=rảo|vao duoc|di het|di tung nha|=gõ|lan loi|den tung nha|di den|=đến|=tới|xuong tan|tan nha|qua nha|ghe tham|=lên",
  serve:
    "ho tro|=giúp|huong dan|=chỉ|phuc vu|tu van|giup do|=đỡ|=dạy|cam tay chi viec|=tiếp|giup duoc|ho tro duoc|huong dan duoc|chi dan|=bày|=cứu|lam giup|tra loi|giai dap|bay cho|chi cho",
  event: "to chuc|=mở|khai giang|=họp|sinh hoat|=dạy|long ghep",
  about:
    "=về|noi dung|chu de|chuyen de|=cách|=trên|=qua|=bằng|=để|=vào|=trong|=khi|phuc vu|=dùng|=nhờ|thong qua|su dung|=từ|trong app|=tại|!vì",
  for: "=cho|=tới|=giúp|=của|=giùm|=dùm|=hộ|giup cho",
  and: "=và|=với|=cùng|cung voi|=lẫn|=kèm|=kiêm|=rồi|dong thoi|=vừa",
  or: "=hay|=hoặc|hay la|hoac la|khong thi|chang biet",
  approx:
    "=hơn|=gần|=khoảng|=chừng|=trên|=tầm|=cỡ|xap xi|=ước|khoang chung|co chung|gan duoc|=ngót|ngot nghet|khoang tam|=độ|=ngoài|tren duoi|it nhat|=chắc|=đâu|hinh nhu|khoang do|tro len|co do|uoc chung|co chung|=dư|nhinh hon|chac cung|cung phai|phai den|phai toi",
  fix: "la sai/nham/lon|xem_lai/kiem_lai/kiem_tra_lai/dem_lai/tinh_lai/ra_soat_lai/doi_chieu -/thi/thay/la -/bi sai/thua/thieu/du/nham/trung/sot/lech|thiet/that ra|=sửa|sua lai/giup/thanh/gium/dum/ho/so|tui/toi/em/bac/chau/minh viet/ghi/go/bam/nhap thanh|de em sua|gui lai so|so dung|sai muc|dinh chinh|dieu chinh|bao/ghi/go/gui/nhap/nop/bam/viet/danh/khai/nhan/tinh/dem nham/lon/sai/trung|em/tui/bac/chu nham/lon/trung|em/tui/bac/chu sai roi/so|bao/ghi/go/tinh/dem thieu/hut/du/thua/sot -/mat|gui/nhap thieu/sot -/mat|bao trat|dung ra -/la|moi dung|dung/phai la|nham/lon/sai roi/so|doi/thay/chinh/dinh/bao lai|cap nhat -/lai|xin/cho sua|luc_nay/hoi_nay/ban_nay/khi_nay/luc_sang/hoi_sang go/ghi/nhap/bam/danh|doi thanh|thay bang|thay/doi so|bao/gui/nhap/ghi bi sai/nham/lon/thieu/thua|bao/nhap sai so|bi du/thua/trung/thieu|lo nhan/go/ghi/bam/danh|bao cao nham/sai|bao hoi nay sai|!sót",
  slip: "=nhầm|!lộn|a nham|=quên|xin loi|a quen|y quen|a khong|y nham|a lon|y lon|a hong|y hong|u hong|ua khong|=sai|noi nham|lai nham|ay chet|y chet|chet chet|ay nham|a dem/tinh/xem/kiem lai|quen mat|a ma khong|chinh xac la|chinh xac|khong phai la|dung hon la|dung hon",
  not: "khong phai|chu khong phai|khong phai la|chu k phai|cha phai|chang phai|chu khong|thay vi|!thay cho",
  becomes: "=thành|=lên|=xuống|xuong con|thanh ra|con co|=còn",
  drop: "=bỏ|=xóa|=hủy|go bo|=rút|bo di|rut lai|=loại|=gạch|gach bo/giup/gium|=gỡ|xoa di|xoa bo|bo so",
  reduce: "=bớt|=trừ|=giảm|tru bot|giam di|bot di|tru di|rut bot",
  question:
    "to nao|thon nao|xom nao|bao nhieu|the nao|lam sao|kieu gi|o dau|cho nao|khi nao|bao gio|ai biet|co phai|sao vay|la gi|nhu the nao|lam rang|cho hoi|cho/xin em/chi/anh/bac/chu/chau/co/toi/tui/minh/con hoi|tinh may -/luot/nguoi|tai sao|vi sao|may gio|ngay nao|gi vay|co duoc khong|xin hoi|o mo|lam the nao|co can|can gi|han chot|bao gio moi|la sao|sao em|hay sao|chua a|roi chua|khac gi|nao vay|khong vay|khong nhi|xong chua|nop chua|bao cao chua|la bao|=là mấy|vi rang|cho mo|mat bao lau|o cho nao|cai nao|toi dau|den dau|nhu nao|can/phai/nen lam gi|can giay to gi|can nhung gi|=gì đây|gi vay|mau nao|thu may|may ngay|ra sao|lam nhu nao|co mat phi khong|co mat tien khong|sao khong|sao lai|sao hoai",
  // Questions only where no figure stands in the same sentence.
  wonder:
    "=hỏi|=sao|=răng|=ai|duoc khong|dung khong|phai khong|co khong|chua vay|vay em|chua em|khong em|khong anh/chi/chu/bac/nhi|khong a|khong ta|khong biet|ha/ha_ha em/anh/chi/chu/bac/co",
  tag: "dung khong|=nhé|=nha|duoc chua|phai khong|ok|nhe em|nha em|=nghen|=nhen|duoc khong|=nghe|roi nhe",
  guide:
    "gium tui|gium toi|gium em|gium bac|gium chau|dum tui|dum toi|dum em|giup tui|giup toi|giup em|giup chau|!bày tui|!bày tôi|!bày em|huong dan em|huong dan toi|!chỉ em|chi giup|chi gium|!chỉ tôi|!chỉ tui|chi dum|gui em|gui gium|goi dum|gui cho|cho link|cho xin|xin bai|xin link|bai huong dan|xin huong dan|cach lam|cho bac xin|cho em xin|!chỉ bác|!chỉ chú|huong dan chu|huong dan bac|cho chu xin|huong dan tui|gui bac|gui chu|gui toi|gui tui",
  talk: "cam on|chuc mung|=chào|=chúc|an com|hihi|haha|ok|=vâng|da vang|chuc suc khoe|cam on nhieu|=mừng|hen gap",
  spam: "=vay|lai suat|giai ngan|khuyen mai|giam gia|trung thuong|can ban|ban gap|cho thue|tuyen dung|viec nhe|hoa hong|uu dai|inbox|giao hang|thu nhap|=tuyển|the chap|vay nhanh|no xau|ship|freeship|sale|nhan qua|bam vao link|click|=có bán|mua ngay|dau tu|loi nhuan|san dau tu|casino|ca cuoc|rut tien|ban xe|ban dat|thanh ly|ton kho|ma giam|ma giam_gia|nhap ma|dat xe|han toi|tang ngay|dang ky ngay|mien phi giao",
  news: "doc/xem/nghe tin|doc bao|tren bao|xem tivi/ti_vi/tv|tren ti_vi/tv|thay tinh/huyen/nguoi_ta/ben|nghe noi|tren tivi|xem thoi su|thay bao|bao noi|bao dang|nghe dai|tren mang noi|thay ben|xem dai|dai noi|nghe bao|nghe don",
  whole:
    "toan thon|toan ap|toan to|ca thon|ca ap|ca xom|toan xom|toan khu|ca to|ca lang|toan ban|ca ban|toan xa|toan phuong|ca xa|ca phuong|toan khu pho|ca khu|toan dia ban|ca dia ban|toan lang|ca khu pho",
  same: "giong/nhu bao_cao -/tuan/thang/ky/hom truoc/roi/qua|van -/con_so/so/nhu so_cu/bua_truoc/hom_truoc/tuan_truoc/ky_truoc/lan_truoc|so cu|nhu/giong/y_nhu/y_chang hom/bua/thu_hai/thu_ba/thu_tu/thu_nam/thu_sau/thu_bay/chu_nhat|nhu moi tuan|nhu moi khi|nhu moi lan|nhu tuan truoc|nhu thang truoc|nhu hom truoc|nhu lan truoc|giong tuan truoc|nhu cu|giong lan truoc|nhu ky truoc|nhu bua truoc|y chang tuan truoc|y nhu tuan truoc|giong hom truoc|giong thang truoc|y tuan truoc|khong doi|khong co gi thay doi|khong co thay doi|chang co gi moi|khong co gi moi|khong thay doi|nhu tuan roi|nhu hom qua|giong hom qua|giong tuan roi|y nhu cu|nhu dot truoc|van nhu|giong nhu tuan truoc|y chang|van vay",
  open: "=mở|mo moi|lam moi",
  pay: "tra tien|thanh toan|mua ban|=trả|dong tien|tinh tien|nop tien|tra hoa don",
  kin: "=chị|=anh|=ông|=bà|=bác|=chú|=cô|=dì|=cậu|=mợ|=thím|=em|=thằng|=con|=cụ|!o|=mụ|=mệ|=dượng|=dư",
  noise:
    "cap nhat so_suc_khoe/thong_tin/can_cuoc/ban_moi/phien_ban/vneid/app/ung_dung/phan_mem|du thu/moi/loai/kieu/viec|den/duong/cau/cong/cot_dien/ong_nuoc/via_he/den_duong/bong_den hong/hu|thay doi|loa keo|mang xa hoi|mot cua|sua xe|sua chua|sua may|co gi sai|ra quan|dau tien|chinh chu|phat huy|ket hop|ket qua la|mot chut|mot lat|mot luc|mot mach|mot minh|mot lan nua|mot phan|nam nay|dau nam|cuoi nam|nam nao|trong nam|nam ngoai|hai ben|hang nam|tu van|tam tru|tam vang|=mọi người|vi the|vi vay|thu ba|thu tu|thu nam|thu sau|thu bay|thu hai|trung thu|bay gio|chin chan|tam ly|bon minh|bay tui|bay choa|sau do|sau khi|tu do|ba con co bac|muoi gio|thu chi|nam trong|nam bat|o nha|ca nha|viec nha|nha van hoa|nha dan|nha em|nha bac|nha cong dong|nha rong|ve nha|gia dinh hoa thuan|gia dinh van hoa|ho chieu|ho khau|so ho khau|ho tich|ban doan|o day|o do|o ca|nha nuoc|co gang|co so du lieu|van de|uy ban|trien khai|theo ke hoach|thuc hien ke hoach|ke hoach so|cong nghe so cong dong|chuyen doi so|to truong|to pho|lan dau|lan cuoi|cu the|loa phuong|chi bo|chi doan|=chi hội|cha me|dong ho|ve so|vi tri|cho biet|chi dao|ban chi dao|xin bao|xin bao cao|xin phep|xin phep bao cao|xin phep bao|sua duong/nha/cau/xe/may|bao cao|xin gui|em xin bao cao|em xin bao|dien thoai di dong|dien bien|lam viec|co the|dinh ky|khach quan|toi la|em la|ong ba con co|mot ngay|hai hom|ba mien|nhan vien|vien chuc|so lieu|so luong|so nguoi|tong so nguoi|so ho|so luot|so buoi|so ma|so cua hang|so tai khoan|so dien thoai|nhin chung|bo phan|bo phan mot cua|trung tam hanh chinh cong|hanh chinh cong|trung tam phuc vu hanh chinh cong|can bo mot cua|co phat sinh|vui ve|phan khoi|rat vui|moi nha|ai cung|moi truong|hoi nghi truc tuyen|nguoi thuc hien|=cơ bản|tinh lai|tinh tu|dem lai|kiem/kiem_tra/xem/ra_soat/doi_chieu lai|gom lai|gom gop|ngo/xom/den/cong chua|gui/nhan nham/lon nhom/nguoi/cho/zalo/dia_chi|ho/kinh_doanh/thue khoan|dai hoc|tieu hoc|trung hoc|ca ngay|ca buoi|cuoi hoi|dam hoi|le hoi|huy dong|ngoi cho|cu tru|hen nhau|tra sua|ho so voi|thung sua|hop sua|xa hoi|luon/cung/chung/mot mot luot/lan/the|cho/nha/o_dau/dau/luc/ngay/xom/to/gi/ho/buoi/lop/ca/phien/nguoi nao/dau cung|cao diem|dot cao diem|ngay hoi|tet|bao so|so la|cuoc goi la|so la goi|so nao|dieu chinh lich|dien nuoc|doi tuong|khu vuc|dia ban|ve dich|cong tac|cong viec",
};
