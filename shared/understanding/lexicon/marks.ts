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
  plan: "tuan sau|!mốt|=tuần tới|thang sau|=tháng tới|ngay mai|=mai|sang mai|toi mai|mai mot|=sẽ|du kien|ke hoach|sap toi|=sắp|chuan bi|!định|dinh xin|dinh mo|quy toi|quy sau|ky toi|ky sau|ngay kia|bua sau|lan sau|=hẹn|thoi gian toi|!năm sau|len danh_sach|=nếu|hom/bua/luc nao -/do ranh|hom/bua/luc/khi/chung nao co/tanh/du/het/xong|cuoi thang/tuan/nam/quy -/nay moi|to -/em/tui/minh/toi dang_ky lam/mo/to_chuc|hom nao|thu_hai/thu_ba/thu_tu/thu_nam/thu_sau toi|!tính đi|!tính làm|!tính mở|!tính tổ chức|!tính mời|!tính xin|!tính nhờ|!tính cài|!tính xuống|!tính qua|ke hoach tuan toi|du tinh|moi to/nha/ho cu/gui/chon/phan_cong/nop|tuan ke|tuan den|thu_bay/chu_nhat toi",
  target:
    "xa/phuong/tinh/huyen/uy_ban/ubnd phat_dong|chi tieu|muc tieu|xa giao|duoc giao|phuong giao|tinh giao|phan dau|cam ket|de ra|giao chi tieu|kpi|phan bo|can dat/lam/hoan_thanh/nop|xa/phuong/tren/cap_tren/uy_ban/ubnd/lanh_dao phan/khoan/dat_ra/phan_bo/phan_cong|phai co/du/dat/xong/lam_duoc/hoan_thanh/nop/lam_xong|=giao|=khoán|yeu cau|chi tieu xa giao|theo ke hoach la|huyen giao",
  cumulative:
    "tong/tong_so gio/hien/hien_nay/hien_tai/bay_gio/den_nay -/la/co/duoc|tinh/- tu hoi/khi/luc/dot/- tet/dau_nam/dau_thang/dau_quy -/toi_gio/toi_nay/den_nay/den_gio|tinh/- tu hoi/khi/luc/ngay lap/thanh_lap -/to|luy ke|luy tien|cong don|den nay|!tới nay|nang tong|nang len|nang tong so|ca nam|xua gio|tu dau chien dich|toi gio|den gio|tinh den nay/het/cuoi/ngay/thang|tinh den|hien co|hien nay co|da co tong|cong ca truoc|tinh toi nay|hoi gio|lk|tu dau dot|tinh don|don toi|tong tu dau|dem tong|len tong|gop tu dau",
  now: "hien|=đủ|thi du|tuan nay|tuan ni|hom nay|bua nay|bua ni|sang nay|chieu nay|toi qua|sang qua|chieu qua|hom qua|trong tuan|trong ky|ky nay|thang nay|thang ni|thuc te|ket qua|=đã|=vừa|vua roi|rieng tuan nay|moi duoc|moi dat|=đạt|dat duoc|tuan roi|tuan qua|tuan vua roi|ngay nay|=riêng|dot nay|hom ni|con tuan nay|trong thang|bua qua|hom kia|bua kia|hom te|trua nay|qua trinh|tuan vua qua|bay gio|thuc hien|thuc hien duoc|lam duoc|lam xong|hoan thanh|rot cuoc|tinh ra",
  previous:
    "tuan truoc|thang truoc|ky truoc|hom truoc|lan truoc|bua truoc|quy truoc|nam ngoai|cung ky|dot truoc|nam truoc|hoi dau thang|thang roi",
  reported:
    "truoc ghi/la/do_ghi/do_bao/do_la|bao_cao_truoc/hom_truoc/lan_truoc/ky_truoc/tuan_truoc/hom_qua/luc_nay/hoi_nay/hoi_sang ghi/bao_cao/bao|bao cao truoc|!đã báo|da bao hom|bao roi|da tinh|khong tinh|khong ke|chua tinh|=trừ|bao truoc|truoc bao|nay bao|bao hom",
  other:
    "cong an xa|cong an phuong|ben cong an|cong an huyen|cong an|buu dien|vnpt|viettel|dien luc|tram y te|to khac|=xã bên|=thôn bên|=xóm bên|=tổ bên|=ấp bên|to ben canh|thon ben canh|xa khac|thon khac|ca nuoc|toan quoc|toan tinh|ca tinh|ca huyen|ben ngan hang|ben viettel|ben y te|benh vien|ngan hang ve/mo/phat/den/xuong/cap|can bo thue|chi cuc thue|ben thue|agribank|vietinbank|mobifone|nha mang|ben to|ben thon|tinh doan|so thong tin|nguoi ta|ben do ho|ben kia|ben huyen|ben xa|huyen/tinh ben|!xã bạn|!tỉnh bạn|!huyện bạn|=bạn bên|=tổ kế|=thôn kế|=xã kế|=ấp kế|=xóm kế|xa/thon/to/ap/phuong/xom ke_ben/lang_gieng/canh_ben|!tổ bạn|!thôn bạn|!phường bạn|can_bo/cong_chuc/lanh_dao xa/phuong/huyen/mot_cua/tu_phap/dia_chinh",
  left: "con lai|con thieu|con sot|hen lai|de lai|de mai|de tuan sau|=còn|chua xong|bo do",
  failed:
    "suyt|!đắn đo|suy nghi|chan chu|luong lu|!còn ngại|=lỗi|!chờ|=mượn|=muốn|co nhu cau|khong/chua -/cai/kich_hoat/lam/mo/nop/vao/dang_nhap/hoan_thanh duoc/noi/xong/thanh_cong|that bai|bi loi/treo/ket/tu_choi/tra|bi bao trung/sai/loi|tu choi|khong/chua dong_y/chiu/lam/kich_hoat/cai/hoan_thanh/can/muon/thich|bo ve/cuoc/ve_truoc/giua_chung/ngang/hoc/lop|=vắng|ve khong|khong den/toi/hop_le/du/len/xai/ho_tro|=trả lại|khong/chua co dien_thoai/smartphone/may|khong biet chu|=đang chờ|chiu thua|=hỏng|dien_thoai/may cuc_gach|hu may|quen mat_khau/so/so_dien_thoai/ma_pin/giay_to|!kẹt|chua ai|sai thong tin|het pin|bi khoa|khoa cua|dong cua -/ca|di vang|!dở|hoc do|sai mat khau|bao/nhap sai mat_khau",
  request: "=xin|xin them|=cần|=nhờ|de nghi|=mong|=mời|=thiếu|kien nghi cap|de xuat|cap them|ho tro them|bo sung them",
  gift: "=tặng|=phát|=treo|=in|=mua|=trồng|=dọn|ung ho|=chụp|phat duoc|=quay|=lắp",
  contrast: "=mà|=nhưng|=song|thuc ra|nhung thuc te|rot cuoc|cuoi cung",
  done: "thanh cong|=xong|xong het|kich hoat thanh cong|kich hoat xong",
  achieved:
    "=chỉ|=mới|=thôi|kich hoat xong|kich hoat duoc|=xong|=được|chi duoc|chi co|thanh cong|thi du|=đủ|lam duoc|hoan tat|chi lam duoc|chi kich hoat duoc|hoan thanh|=đạt",
  install: "=cài|=tải|cai dat|cai app|tai app|dang ky thu",
  came: "=ra|=tới|=đến|co mat|=ghé|tham gia|toi nho|xep hang|dang ky|tap trung",
  subset:
    "xa/phuong don/sua/xu_ly/giai_quyet -/xong|moi/da/dang/duoc xu_ly/giai_quyet/tra_loi/phan_hoi|da/xa tra/co ket_qua|tra/co ket_qua roi/xong|da/duoc/xa duyet|duyet xong|trong do co|da duoc xu ly|da duoc giai quyet|da duoc tra loi|trong do|xa tra loi|da tra loi|duoc tra loi|da xu ly|xu ly xong|duoc giai quyet|da giai quyet|tra loi roi|da phan hoi|duoc phan hoi|trong so|trong so do|trong ay|trong nay|trong day|gom ca|tinh luon|tinh ca|=cả|=chiếm",
  parts: "bao gom|gom co|chi tiet|chia ra|cu the la|=gồm|cu the|=là|nhu sau|do la",
  total:
    "=tròn|=tổng|tong cong|tat ca|vi chi|cong lai|ca thay|tong so|tinh ca tuan|ca tuan|tong la|het thay|gop lai|=thảy|tinh chung|cong ca|tinh ra|tinh la|=gộp|nhu vay|vay la|the la",
  base: "",
  each: "=mỗi|=từng",
  none: "nao co ai|khong/chua thay ai|khong ai ca|khong co ai|chua co ai|khong ai|chua ai|so khong",
  deny: "khong co|chua co|=không|=chưa|chang co|cha co|khong duoc|chua duoc|khong ra|khong lam duoc|chua lam duoc",
  nothing:
    "nen/deu nghi|trang tay|an binh bat dong|khong/chua -/co phat_sinh/hoat_dong -/gi|khong/chua trien_khai/thuc_hien -/duoc|khong/chua to_chuc/ra_quan -/duoc|khong/chua/-/0 co gi/chi|khong/chua -/di di_dau/duoc/duoc_dau|khong/chua lam/man -/duoc -/gi/chi|0/bang_khong/deu_khong/toan_so_khong -/het/hoat_dong/co_hoat_dong/phat_sinh/co_gi|khong/chua -/co lam gi/chi -/het/ca|khong/chua co huong_dan -/gi|khong/chua co ket_qua/so_lieu/so/noi_dung/bao_cao/viec -/gi/phat_sinh|tam nghi/ngung/dung|ngung hoat dong|nghi het/ca_tuan/ca_to/sinh_hoat/khong_lam|tuan_nay/tuan_ni/thang_nay/to nghi/trong|nghi le/tet/phep|khong co gi de/moi_de bao/bao_cao|nghi tuan_nay/tuan_ni/tuan_qua/ca_thang|xin/em -/phep nghi|trang tron|bo trong|khong ghi nhan|khong/chua -/co ai nho/toi/den|khong ra gi|khong so lieu|de trong|dong cua|zero",
  vague:
    "vai ba|dam ba|mot vai|hang/may/vai tram|hang/ca/gan chuc|lai rai|lac dac|=vài|=mấy|=dăm|mot so|=nhiều|mot it|kha nhieu|!đông|rat dong|kha kha|qua troi|hon chuc|may chuc|vai chuc|muoi may|chuc may|qua/hon/mot/non/gan nua",
  more: "=thêm|=nữa|bo sung|ngoai ra",
  slot: "sang/trua/chieu/toi qua/nay|=bên|hem|ngo|ngach|cum|buon|lang|phia|bua/buoi/lop/ca/dot/lan/hom/ngay dau/cuoi/sau/truoc/thu_nhat/thu_hai/thu_ba|toa|block|thu hai/ba/tu/nam/sau|dau tuan|giua tuan|cuoi tuan|=sáng|=trưa|=chiều|=tối|=đêm|buoi sang|buoi chieu|buoi toi|xom|thon|ap|khu|lan mot|lan hai|dot mot|dot hai|thu bay|chu nhat|cn",
  respectively: "lan luot|theo thu tu|lan luot la|tuong ung",
  visit:
    "thu_hai/thu_ba/thu_tu/thu_nam/thu_sau/thu_bay/chu_nhat toi|den nha|toi nha|vo nha|vao nha|den tan nha|toi tan nha|=đi|=vào|=vô|=ghé|=xuống|go cua|=thăm|ghe nha|di nha|di duoc|=chạy|chay duoc/vo/vao|=lội|=rảo|vao duoc|di het|di tung nha|=gõ|den tung nha|=đến|=tới|tan nha|qua nha|=lên",
  serve:
    "ho tro|=giúp|huong dan|=chỉ|tu van|giup do|=đỡ|=dạy|=tiếp|giup duoc|ho tro duoc|huong dan duoc|=bày|=cứu|lam giup|tra loi|giai dap|bay cho|chi cho/cach",
  event: "to chuc|=mở|khai giang|=họp|sinh hoat|=dạy|long ghep",
  about: "=về|noi dung|chuyen de|=cách|=trên|=qua|=bằng|=để|=vào|=trong|=khi|=dùng|=nhờ|su dung|=từ|=tại|!vì",
  for: "=cho|=tới|=giúp|=của|=giùm|=dùm|=hộ",
  and: "=và|=với|=cùng|=lẫn|=kèm|=kiêm|=rồi|=vừa",
  or: "=hay|=hoặc|hoac la",
  approx:
    "=hơn|=gần|=khoảng|=chừng|=trên|=tầm|=cỡ|xap xi|=ước|=ngót|=độ|=ngoài|it nhat|=chắc|=đâu|hinh nhu|tro len|co chung|=dư",
  fix: "xem/coi/tra so lai -/thi/thay/la|cai chinh|dung lay so|la cong nham/sai/lon|la sai/nham/lon|xem_lai/kiem_lai/kiem_tra_lai/dem_lai/tinh_lai/ra_soat_lai/doi_chieu -/thi/thay/la -/bi sai/thua/thieu/du/nham/trung/sot/lech|thiet/that ra|=sửa|sua lai/giup/thanh/gium/dum/ho/so|tui/toi/em/bac/chau/minh viet/ghi/go/bam/nhap thanh|gui lai so|gui/bao/nop/ghi lai con_so|so dung|sai muc|=đính chính|dieu chinh|bao/ghi/go/gui/nhap/nop/bam/viet/danh/khai/nhan/tinh/dem/doc nham/lon/sai/trung|em/tui/bac/chu nham/trung|=em lộn|=tui lộn|=bác lộn|=chú lộn|bao/ghi/go/tinh/dem/cong/nhap thieu/hut/du/thua/sot -/mat|=gửi dư|gui thua|gui/nhap thieu/sot -/mat|bao trat|=đúng ra|moi dung|dung/phai la|nham/lon/sai roi/so|doi/thay/chinh/dinh/bao lai|cap nhat -/lai|xin/cho sua|luc_nay/hoi_nay/ban_nay/khi_nay/luc_sang/hoi_sang go/ghi/nhap/bam/danh|doi thanh|thay bang|thay/doi so -/cu|sua so cu|bao/gui/nhap/ghi bi sai/nham/lon/thieu/thua|bi du/thua/trung/thieu|lo nhan/go/ghi/bam/danh|bao cao nham/sai|bao hoi nay sai|!sót",
  slip: "!khoan|=nhầm|!lộn|a nham|=quên|xin loi|a quen|y quen|a khong|y nham|a lon|y lon|a hong|=ồ không|=ờ không|y hong|u hong|ua khong|=sai|ay chet|y chet|chet chet|ay nham|a dem/tinh/xem/kiem lai|a ma khong|chinh xac|khong phai la|dung hon la|dung hon",
  not: "=làm gì có|=đừng ghi|=đừng nhập|=đừng để|khong phai|chu khong phai|chu k phai|cha phai|chang phai|chu khong|thay vi|!thay cho",
  becomes: "=thành|=lên|=xuống|xuong con|con co|=còn",
  drop: "=bỏ|=xóa|=hủy|=rút|rut lai|=loại|=gạch|gach bo/giup/gium|=gỡ|bo so",
  reduce: "=bớt|=trừ|=giảm|tru bot|giam di|bot di|tru di",
  question:
    "to nao|thon nao|xom nao|bao nhieu|the nao|lam sao|kieu gi|=ở đâu|=bị gì|cho nao|khi nao|bao gio|ai biet|co phai|sao vay|=là gì|lam rang|cho hoi|cho/xin em/anh/bac/chu/chau/co/toi/tui/minh/con hoi|=cho chị hỏi|=xin chị hỏi|tinh/dem may -/luot/nguoi/lan/cai|tai sao|vi sao|may gio|ngay nao|co duoc khong|xin hoi|o mo|lam the nao|co can|can gi|han chot|bao gio moi|la sao|chua a|roi chua|khac gi|khong nhi|xong chua|nop chua|bao cao chua|la bao|=là mấy|cho mo|mat bao lau|cai nao|=tới đâu|can/phai/nen lam gi|can giay to gi|can nhung gi|=gì đây|gi vay|mau nao|thu may|ra sao|lam nhu nao|co mat phi khong|sao khong|sao lai|sao hoai",
  // Questions only where no figure stands in the same sentence.
  wonder:
    "=hỏi|ai vay/the/ta|=sao|=răng|=ai|duoc khong|dung khong|phai khong|co khong|chua vay|vay em|chua em|khong em|khong anh/chi/chu/bac/nhi|khong a|khong ta|khong biet|hong ta/vay/nhi/a|ha/ha_ha em/e/a/anh/chi/chu/bac/co",
  tag: "dung khong|=nhé|=nha|duoc chua|phai khong|ok|nhe em|nha em|=nghen|=nhen|duoc khong|=nghe|roi nhe",
  guide:
    "gium tui|gium em|dum tui|dum em|giup tui|giup em|giup chau|!bày tui|!chỉ em|chi giup|gui em|gui gium|gui cho|xin link|bai huong dan|xin huong dan|cho bac xin|cho em xin|gui bac|gui chu|gui toi",
  talk: "cam on|chuc mung|=chào|=chúc|an com|hihi|haha|ok|=vâng|da vang|=mừng|hen gap",
  spam: "=vay|lai suat|giai ngan|khuyen mai|giam gia|trung thuong|can ban|ban gap|cho thue|viec nhe|hoa hong|uu dai|inbox|giao hang|thu nhap|=tuyển|the chap|vay nhanh|no xau|ship|freeship|sale|nhan qua|bam vao link|click|=có bán|mua ngay|dau tu|loi nhuan|casino|ca cuoc|rut tien|ban xe|ban dat|thanh ly|ton kho|ma giam|nhap ma|dat xe|han toi|tang ngay|dang ky ngay|mien phi giao",
  news: "=khoe|tivi/ti_vi/tv/dai/bao noi/dua_tin|bao viet/dang/noi/dua xa/tinh/huyen/phuong/ben/o/co/ve|doc/xem/nghe tin|hoi truoc o|dua tin|doc bao|xem tivi/ti_vi/tv|tren ti_vi/tv|thay tinh/huyen/nguoi_ta/ben|nghe noi|tren tivi|dai noi|nghe don",
  whole:
    "=cả chợ|=cả phố|=cả dãy|toan thon|toan ap|toan to|ca thon|ca ap|ca xom|toan xom|toan khu|ca to|ca lang|toan ban|ca ban|toan xa|toan phuong|ca xa|ca phuong|toan khu pho|ca khu|toan dia ban|ca dia ban|toan lang|ca khu pho",
  same: "giu/de nguyen -/so/so_lieu/nhu|lay so do|giong/nhu bao_cao|so cu|van -/con_so/so/nhu so_cu|nhu/giong/y_nhu/y_chang ky_roi/ky_truoc/dot_truoc/tuan_roi/hom/bua/thu_hai/thu_ba/thu_tu/thu_nam/thu_sau/thu_bay/chu_nhat|nhu moi tuan/khi/lan|nhu cu|khong doi|khong co gi thay doi|khong co thay doi|khong/chua/chang co gi/chi khac/moi/them|khong thay doi|van nhu|y chang|van vay/the",
  open: "=mở|mo moi|lam moi",
  pay: "tra tien|thanh toan|mua ban|=trả|dong tien|tinh tien|nop tien",
  kin: "=chị|=anh|=ông|=bà|=bác|=chú|=cô|=dì|=cậu|=mợ|=thím|=em|=thằng|=con|=cụ|!o|=mụ|=mệ|=dượng|=dư",
  noise:
    "truc tiep|to hop tho/tac/san_xuat|phoi/ket hop hoi/chi_hoi/voi_hoi -/nong_dan/phu_nu/cuu_chien_binh|cong an vien|=do|cap nhat dinh_danh/dinh_danh_muc_2/so_suc_khoe/thong_tin/can_cuoc/ban_moi/phien_ban/vneid/app/ung_dung/phan_mem|du thu/moi/loai/kieu/viec|den/duong/cau/cong/cot_dien/ong_nuoc/via_he/den_duong/bong_den hong/hu|thay doi|loa keo|mang xa hoi|mot cua|sua chua|co gi sai|ra quan|dau tien|chinh chu|mot minh|mot phan|nam nay|cuoi nam|trong nam|nam ngoai|tu van|tam tru|tam vang|=mọi người|vi the|vi vay|thu ba|thu tu|thu nam|thu sau|thu bay|thu hai|bay gio|bay tui|bay choa|sau do|thu chi|o nha|ca nha|nha van hoa|nha em|nha bac|ve nha|ho chieu|ho khau|ho tich|o day|nha nuoc|co gang|co so du lieu|uy ban|trien khai|theo ke hoach|thuc hien ke hoach|ke hoach so|chuyen doi so|to truong|to pho|lan dau|cu the|loa phuong|=chi bộ|chi doan|=chi hội|dong ho|ve so|vi tri|cho biet|chi dao|ban chi dao|xin bao|xin bao cao|xin phep|xin phep bao cao|xin phep bao|sua duong/nha/cau/xe/may|bao cao|xin gui|em xin bao|lam viec|co the|toi la|em la|hai hom|nhan vien|so lieu|so luong|so nguoi|so ho|so luot|so cua hang|so dien thoai|bo phan mot cua|trung tam hanh chinh cong|trung tam phuc vu hanh chinh cong|vui ve|rat vui|ai cung|=cơ bản|tinh lai|tinh tu|dem lai|kiem/kiem_tra/xem/ra_soat/doi_chieu lai|gom lai|ngo/xom/den/cong chua|gui/nhan nham/lon nhom/nguoi/cho/zalo/dia_chi|ho/kinh_doanh/thue khoan|nghi/quyet/nhat/xac/nhan/on/co dinh|dai hoc|tieu hoc|trung hoc|ca ngay|ca buoi|cuoi hoi|le hoi|huy dong|ngoi cho|cu tru|hen nhau|tra sua|=hộ so với|ho so tuan_truoc/thang_truoc/ky_truoc|thung sua|xa hoi|luon/cung/chung/mot mot luot/lan/the|cho/nha/o_dau/dau/luc/ngay/xom/to/gi/ho/buoi/lop/ca/phien/nguoi nao/dau cung|cao diem|dot cao diem|ngay hoi|tet|bao so|so la|so nao|dien nuoc|doi tuong|dia ban|cong tac",
};
