/**
 * How members name the shipped indicators beyond the catalogue's aliases, folded, by code. A code a commune does not have is ignored.
 * In a phrase `a/b c` stands for "a c" and "b c", `_` for a space within a choice, and the choice `-` for nothing.
 */
export const indicatorPhrases: Readonly<Record<string, string>> = {
  vneid_level2_activated:
    "v/vn/vne/vi/ve neid/id|vn id|vnei|vneit|vnaid|vnneid|lam/cai/kich_hoat/-/app/ung_dung/tai_khoan/nang/len muc_2/muc_hai/m2|app/ung_dung/tai_khoan vneid|vneid muc_hai/level_2|dinh danh|ma dinh danh|kich hoat dien tu|can cuoc so|app cong_an/can_cuoc|dinh danh muc_do_2/muc_hai",
  vneid_docs_integrated:
    "tich_hop/dua/gan/them/nhap/cap_nhat bhyt/the_bhyt/bao_hiem/the_bao_hiem/bang_lai/bang_lai_xe/giay_phep_lai_xe/dang_ky_xe/ca_vet/giay_to/giay_khai_sinh/bhxh -/vao_vneid/len_vneid/tren_vneid/vao_dien_thoai|bhyt/the_bhyt/bang_lai/giay_phep_lai_xe/giay_to/dang_ky_xe/the_bao_hiem_y_te vao/len/tren vneid|tich hop|tich hop the|dong bo giay to|giay to vneid",
  id_card_supported:
    "lam/di_lam/doi/cap/cap_doi/cap_lai/cap_moi/lam_lai/thu_nhan/- the_can_cuoc/can_cuoc/cccd/the_cccd/cmnd -/gan_chip/moi|ho_so -/cap can_cuoc/cccd|thu nhan ho so can cuoc|lay van tay|thu nhan van tay|can cuoc cho_tre/tre_em/cho_chau|so dinh danh ca nhan|chung minh thu/nhan_dan",
  dvc_account_created:
    "dang_nhap/dang_ky/tao/lap/- tai_khoan -/cong/tren_cong dich_vu_cong/quoc_gia -/quoc_gia/truc_tuyen|dang nhap -/cong dich_vu_cong|dang ky dich vu cong|acc/nick dich_vu_cong|tai khoan cong|tai khoan dvcqg",
  dvc_guided:
    "tra cuu dich_vu_cong/ho_so/thu_tuc|cong dich vu|cong -/dich_vu_cong quoc_gia|thu tuc hanh_chinh/truc_tuyen/online/qua_mang/tren_mang|lam thu tuc tren mang|huong dan thu tuc|dich vu truc_tuyen/hanh_chinh_cong|khai ho so truc tuyen|dich_vu_cong muc_3/muc_4/muc_do_3/muc_do_4/toan_trinh/mot_phan",
  dvc_files_submitted:
    "bo ho so|nop/nop_luon/- ho_so/giay_to -/cong/online/dich_vu_cong/qua_mang/tren_mang/truc_tuyen|nop qua_mang/online/truc_tuyen/don/xong/thanh_cong/luon/tren_cong/dich_vu_cong|da nop|lam/-/dang_ky/cap_lai/lien_thong/trich_luc/giay khai_sinh|dang_ky/- ket_hon/tam_tru/thuong_tru/kinh_doanh|-/cap doi bang_lai/giay_phep_lai_xe/gplx|cap lai bang lai|lam/- ly_lich_tu_phap|-/giay/chung_tu khai_tu/chung_tu|trich luc|sao luc|xac nhan cu_tru/doc_than/tinh_trang_hon_nhan|lam/cap ho_chieu|khai_bao/- tam_vang|cap phep xay dung|chung thuc -/ban_sao|nhap khau|tach khau|mai tang phi|bhyt tre em|xoa dang ky thuong tru|dang ky xe|gia han bhyt/the_bhyt/bao_hiem",
  digital_signature_registered:
    "chu ky dien tu|cap/tao/cai/lam/kich_hoat chu_ky_so|chu ky so mien_phi/tren_vneid|dang ky ky so|my sign|vnpt smartca|viettel mysign|chung thu chu ky so",
  provincial_app_installed:
    "app/ung_dung -/cua tinh/thanh_pho -/nha|app/ung_dung cong_dan/chuyen_doi_so/xa_hoi_so/dung_chung|app/smart dong_thap/qnam/qn/hue/da_nang/quang_nam/e_dong_thap/hues|app/ung_dung dung_chung cua_tinh|ung dung chuyen doi so cua tinh|cong dan so cua_tinh/tphcm|danang smart|cai cong dan so|hue s|e dt",
  feedback_sent:
    "gui/bao/goi/phan_anh 1022|1022 qnam|phan_anh/kien_nghi/gop_y qua/len/toi 1022/app/xa|gui tin/gop_y/y_kien/kien_nghi/phan_anh -/phan_anh/hien_truong|gui len 1022|tin hien_truong/kien_nghi/1022|gop y|y kien gop y|bao hong/su_co/den_duong",
  zalo_channel_followers:
    "quan_tam/bam_quan_tam/theo_doi/follow/tham_gia/vao/nhan_quan_tam -/kenh/trang/nhom oa/zalo/zalo_oa/oa_xa -/xa/phuong/thon|oa xa/phuong/cua_xa/cua_phuong|zalo oa xa/phuong|trang/kenh/nhom zalo/oa -/xa/phuong/thon/khu_pho/to/xom/ap|vao/tham_gia nhom|zalo thon/cua_xa/cua_phuong/to_dan_pho/chinh_quyen/cong_dong/ubnd|theo_doi/follow/quan_tam kenh/trang|ket noi zalo|bam/nhan quan_tam|quan tam|oa",
  payment_account_opened:
    "mo/lam/mo_moi/- -/the/tai_khoan atm/ngan_hang/agribank/vietcombank/vietinbank/bidv/mbbank/bank|tai khoan viettel_money/mobile_money/ngan_hang_so|ngan hang so|app/cai_app/dang_ky ngan_hang|internet/-/e/smart banking|smartbanking|mo tai_khoan_online/tai_khoan_the/mobile_money/tai_khoan_thanh_toan",
  ewallet_installed:
    "vi momo/zalopay/viettel_money/dien_thoai/dtu/so/tren_dien_thoai/vnpt/vnpt_money/shopeepay/viettel|-/cai/kich_hoat vi_dien_tu|cai/app momo|zalo/shopee pay|vnptpay|vnpt pay|moca|mo mo|vietel money|viettelpay|viettel pay|kich hoat vi|!ví|vi",
  cashless_shops:
    "dan/tao/lap/lam/in/gan/treo/dat/de/cap/cai/trang_bi/dang_ky/co qr/ma_qr/ma_vietqr/bang_qr/tem_qr/bien_qr|dan ma -/cho/quet|bang/tem/bien/ma/loa qr|ma qr thanh toan|ma vietqr|qr code/ban_hang|loa bao tien|gian hang qr|cho quet ma|nhan chuyen_khoan/tien_chuyen_khoan/tien_qua_qr/thanh_toan_qr/thanh_toan_dien_tu|chap nhan thanh_toan_dien_tu/quet_ma/chuyen_khoan/thanh_toan_khong_dung_tien_mat",
  cashless_guided:
    "quet ma/qr/ma_qr/ma_vietqr -/tra_tien/thanh_toan|dong/tra/thanh_toan/nop tien_dien/tien_nuoc/tien_dien_nuoc/dien_nuoc/hoc_phi/vien_phi/hoa_don/tien_mang/tien_internet|thanh_toan/tra_tien/dong_tien/chuyen_tien qua/bang/tren dien_thoai/mang/app/qr/ma/ma_qr/chuyen_khoan|thanh toan khong_tien/qr/ma_qr/khong_dung_tien|tra tien khong_dung_tien_mat/khong_tien_mat/qr/online|dong hoc phi qua mang|chuyen tien|nap -/tien dien_thoai|mua hang bang qr|chuyen khoan tra tien|nop thue qua mang|tra hoa don dien|tien dien qua dien thoai|quet",
  ecommerce_products:
    "san_pham/mat_hang/mon/hang/dua_san_pham/dua_hang len san -/tmdt/thuong_mai_dien_tu|san pham -/ocop/tren_san|mat hang|mon hang|dua/dang/len/ban -/len/tren postmart/voso/shopee/tiktok/lazada/san_thuong_mai|len postmart/voso/shopee/tiktok/lazada/san_tmdt/san_thuong_mai_dien_tu|dang ban/san_pham/len_san|ban tren san|sendo|tiki|san thuong mai|nong san|tren san|cho mang",
  ecommerce_households:
    "ho_kinh_doanh/ho_dan/ho_san_xuat/ho_nong_dan/nha/tieu_thuong/hop_tac_xa/htx/dua_ho len_san|ho tham_gia_san_tmdt/ban_hang_online/ban_tren_san|mo/tao/lap/dang_ky/- gian_hang -/so/online/dien_tu/truc_tuyen/tren_san/tren_shopee/tren_postmart|mo/tao/lap shop|mo gian/quay_online/cua_hang_so/cua_hang_online|ban -/hang online/qua_mang/tren_mang/tren_san/tren_shopee/tren_facebook/livestream|tham gia san -/tmdt/thuong_mai",
  einvoice_supported:
    "hoa don -/so/tu_may_tinh_tien|hoa don dien tu khoi tao tu may tinh tien|xuat hoa don|nop/khai/ke_khai/- thue -/dien_tu/online/qua_mang|cai etax|e tax|app thue|dang ky thue dien tu",
  ehealth_record_activated:
    "so_suc_khoe -/dien_tu tren_vneid|y ba/benh_an dien_tu|y ba|so suc_khoe_so/y_ba/kham/kham_benh/skdt/y_te_dien_tu/theo_doi_suc_khoe/kham_suc_khoe_dien_tu/kham_chua_benh_dien_tu/suc_khoe_dt|suc khoe dien tu|mo so suc khoe|ho so suc khoe ca nhan",
  vssid_installed:
    "app/ung_dung/- vss/vssid|bao hiem so|cai bao hiem xa hoi so|vssld|vsssid|vssi|bao_hiem_xa_hoi/- dien_tu_bhxh|app/ung_dung bao_hiem -/xa_hoi|bao hiem xa hoi dien tu",
  social_benefit_account_linked:
    "tai_khoan/nhan/huong/dang_ky/lien_ket/lien_ket_tai_khoan/tai_khoan_nhan/tai_khoan_huong/nhan_tien/tai_khoan_nhan_tien/- an_sinh/an_sinh_xa_hoi/tro_cap/luong_huu/bao_tro/bao_tro_xa_hoi -/qua_the/qua_tai_khoan/qua_vneid/tren_vneid|chi tra qua tai khoan|lien ket tai_khoan/ngan_hang/tai_khoan_ngan_hang|nhan luong qua tai khoan",
  digital_households:
    "gia_dinh/ho_gia_dinh ky_nang_so|ho so hoa|ho/ho_dat/- dat chuan -/gia_dinh so|dat/cong_nhan gia_dinh_so|gia dinh chuyen doi so|ho/ho_dat/- thanh_thao -/5 ky_nang -/so|ho thanh thao|ho dat 5_ky_nang/ky_nang_so|ho co nguoi biet 5 ky nang|ho co it nhat mot nguoi thanh thao",
  online_safety_guided:
    "canh_giac/nhan_biet/phong_tranh/de_phong/tranh/chong/phong/phong_chong/phong_ngua/bi/ne/chieu_tro/cuoc_goi/goi_dien lua_dao -/tren_mang/online|chieu lua|chong/phong_chong/bi/tranh_bi lua|an_toan/an_ninh/bao_mat -/tren/khong_gian mang|bao mat -/tai_khoan|bao ve tren_mang/tai_khoan|tin gia|chan so_la/cuoc_goi_rac|an toan so/internet/truc_tuyen|ky nang an toan|gia danh cong an|link la|khong bam link la|giu an toan tren mang|n trust|ke gian goi dien|khoi bi lua",
  digital_literacy_completed:
    "hoan_thanh/hoc_xong/xong/tot_nghiep bdhvs/ky_nang_so/khoa/khoa_hoc/lop/lop_hoc/bai_hoc/chuong_trinh/pho_cap/binh_dan_hoc_vu_so|hoc xong|tot nghiep|cap/nhan/dat chung_nhan|nguoi hoan thanh|-/duoc/da xac_nhan/cong_nhan/dat pho_cap|pho cap ky nang|binh dan hoc vu|mooc|thi dau",
  propaganda_sessions:
    "noi chuyen -/chuyen_doi_so|truyen thong|phat/doc/noi/phat_tren/doc_tren/noi_tren loa -/truyen_thanh|loa phat_thanh/thon/xom|loa|phat thanh|hop/sinh_hoat khu_pho/ap/xom/ban/to/khoi/khoi_pho/hoi/phu_nu/nhan_dan/khu_dan_cu/khu/hoi_phu_nu/hoi_nong_dan/buon/lang/chi_hoi/chi_bo/thon/to_dan_pho/cau_lac_bo/chuyen_de|chi_bo/thon/xom/ap/to hop|buoi truyen_thong/hop_thon/noi_chuyen/loa|toa dam|hoi nghi tuyen truyen|hoi thao|pho bien|tuyen truyen luu_dong/mieng/chuyen_doi_so/tren_loa/qua_loa|ngay hoi chuyen doi so|tt",
  propaganda_attendees:
    "nguoi/luot/luot_nguoi/ba_con/dan/so_nguoi -/tham/den/toi/duoc du/nghe/xem/coi/tham_gia -/tuyen_truyen|toi/den/- coi/xem|nghe/tham_du/du tuyen_truyen|nguoi/luot_nguoi duoc tuyen_truyen|nguoi/luot_nguoi/ba_con tham_du/tham_gia/du|dai bieu -/tham_du",
  training_sessions:
    "lop/buoi/khoa/- tap_huan/boi_duong/dao_tao/huan_luyen -/cho/ky_nang_so/chu_ky_so/dich_vu_cong/vneid|buoi/lop hoc/day|day lop/hoc/ky_nang_so|mo lop day|lop binh_dan_hoc_vu_so/binh_dan_hoc_vu/bdhvs/huong_dan/ky_nang/cong_nghe/chuyen_doi_so/chu_ky_so/ai/cho|khai giang lop|lop hoc so|=lớp|khoa hoc",
  training_attendees:
    "nguoi/luot_nguoi/luot/ba_con -/tham_gia/du/theo/den/toi/di/ngoi/duoc/tham_du tap_huan/hoc/lop/boi_duong|luot hoc_vien|hoc tro",
  households_visited:
    "den/vao/vo/toi/di/tham/qua/ghe/xuong/go_cua -/tan/tung nha/ho/gia_dinh -/dan|go cua|tan/tung nha/ho|ho duoc den/tham|ho den nha|tan nha dan|nha dan|di go cua|ho tan nha|di co so ho|den tan noi ho",
  people_supported:
    "ho_tro/giup/giup_do/huong_dan/tiep/phuc_vu/tu_van dan/nhan_dan/cong_dan/ba_con/nguoi_dan/nguoi|luot ba_con/cong_dan/tiep_dan/giup/phuc_vu/dan/tu_van/duoc_ho_tro|nguoi/luot_nguoi/luot_nguoi_dan/nguoi_dan/ba_con duoc_ho_tro/duoc_huong_dan/duoc_giup/ho_tro/nho_giup|nho giup|ho tro chung|tong luot -/ho_tro/nguoi|tong so luot ho tro",
  help_desk_shifts:
    "truc/ca_truc/di_truc/ngoi_truc/ngoi/dung/phu/ra/ho_tro/ca_ho_tro -/tai/o/ho_tro/ban/bo_phan/tai_bo_phan/o_bo_phan mot_cua -/xa|truc -/tai/o trung_tam/ttpvhcc/diem/diem_ho_tro/uy_ban/ubnd/nha_van_hoa/phuong/xa/hanh_chinh_cong -/xa|truc -/tai/o trung_tam_hanh_chinh_cong/trung_tam_phuc_vu_hanh_chinh_cong|truc ban -/huong_dan|truc cho/giup_dan|di/ngoi truc|truc ho_tro_dich_vu_cong|truc",
};
