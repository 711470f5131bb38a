/**
 * How members name the shipped indicators beyond the catalogue's aliases, folded, by code. A code a commune does not have is ignored.
 * In a phrase `a/b c` stands for "a c" and "b c", `_` for a space within a choice, and the choice `-` for nothing.
 */
export const indicatorPhrases: Readonly<Record<string, string>> = {
  vneid_level2_activated:
    "v/vn/vne/vi/ve neid/id|lam/cai/kich_hoat/app/ung_dung/tai_khoan/nang/len muc_2/muc_hai/m2|=mức 2|=mức hai|app/ung_dung/tai_khoan vneid|dinh danh|dinh danh muc_do_2/muc_hai|dang_ky/lap/tao/mo/lam tai_khoan_dinh_danh/dinh_danh|tai khoan dinh danh -/dien_tu -/muc_2",
  vneid_docs_integrated:
    "th bhyt|tich_hop/dua/gan/them/nhap/cap_nhat -/duoc the_dang_vien/bhyt/the_bhyt/bao_hiem/the_bao_hiem/bang_lai/bang_lai_xe/giay_phep_lai_xe/dang_ky_xe/ca_vet/giay_to/giay_khai_sinh/bhxh -/vao_vneid/len_vneid/tren_vneid/vao_dien_thoai/vneid|bhyt/the_bhyt/bang_lai/giay_phep_lai_xe/giay_to/dang_ky_xe/the_bao_hiem_y_te vao/len/tren vneid|tich hop|tich_hop vao/len/vo/tren vneid/dien_thoai|bhyt/the_bhyt/the_bao_hiem/bao_hiem/bang_lai/bang_lai_xe/giay_phep_lai_xe/dang_ky_xe/ca_vet/giay_to/giay_to_xe/the_dang_vien/giay_ket_hon vao/len/vo/qua vneid/dien_thoai/app/vi_giay_to|nhap/tich_hop/cap_nhat bhyt/the_bhyt/bang_lai/giay_phep_lai_xe/giay_to vo -/vneid|dua/nhap/cap_nhat/bo len/vao/vo/vao_trong dien_thoai/may/vneid|tich_hop/dua/gan luon/them/ca giay_to/bhyt/the_bhyt/bao_hiem/bang_lai/giay_phep_lai_xe",
  id_card_supported:
    "lam/di_lam/doi/cap/cap_doi/cap_lai/cap_moi/lam_lai/thu_nhan/- the_can_cuoc/can_cuoc/cccd/the_cccd/cmnd -/gan_chip/moi|-/thu_nhan ho so can cuoc|lay van tay|can cuoc cho_tre/tre_em/cho_chau|chung minh thu/nhan_dan",
  dvc_account_created:
    "dang_nhap/dang_ky/tao/lap/- tai_khoan -/cong/tren_cong dich_vu_cong/quoc_gia -/quoc_gia/truc_tuyen|dang nhap -/cong dich_vu_cong|dang nhap lan_dau/duoc -/vao/vao_cong/cong dich_vu_cong",
  dvc_guided:
    "tra_cuu/xem/theo_doi -/tinh_trang/ket_qua/tien_do dich_vu_cong/ho_so/thu_tuc|cong -/dich_vu_cong quoc_gia|thu tuc hanh_chinh/truc_tuyen/online/qua_mang/tren_mang|lam thu tuc tren mang|huong_dan/chi/bay/bay_cho/chi_cho/biet nop ho_so/giay_to -/online/truc_tuyen/tren_mang/qua_mang/tren_cong|dich_vu_cong muc_3/muc_4/muc_do_3/muc_do_4/toan_trinh/mot_phan|tra cuu/thu_tuc/ho_so|cach nop/lam/xin/dang_ky/khai -/ho_so/thu_tuc/giay_to -/online/truc_tuyen/qua_mang/tren_mang|cach xin giay_xac_nhan/giay_khai_sinh/xac_nhan -/cu_tru/doc_than/hon_nhan",
  dvc_files_submitted:
    "bo ho so|nop/nop_luon/- ho_so/giay_to -/cong/online/dich_vu_cong/qua_mang/tren_mang/truc_tuyen|nop qua_mang/tren_mang/online/truc_tuyen/don/xong/thanh_cong/luon/tren_cong/dich_vu_cong|da nop|lam/-/dang_ky/cap_lai/lien_thong/trich_luc/giay khai_sinh|dang_ky/- ket_hon/tam_tru/thuong_tru/kinh_doanh|-/cap doi bang_lai/giay_phep_lai_xe/gplx|cap lai bang lai|lam/- ly_lich_tu_phap|-/giay/chung_tu khai_tu/chung_tu|trich luc|-/xin xac nhan cu_tru/doc_than/tinh_trang_hon_nhan|lam/cap ho_chieu|khai_bao/- tam_vang|cap phep xay dung|chung thuc -/ban_sao|nhap khau|tach/chuyen khau|=chuyển hộ khẩu|bhyt tre em|dang_ky/thanh_lap ho_kinh_doanh -/ca_the|-/xin/lam/cap giay xac_nhan/xac_nhan_cu_tru/xac_nhan_doc_than/ket_hon/khai_tu/phep_xay_dung/phep_kinh_doanh|!sổ đỏ|lam/cap/doi so_do|dat dai|nop/dang_ky nhap_hoc/tuyen_sinh -/online|cap/doi/cap_lai/lam the_bhyt/the_bao_hiem",
  digital_signature_registered:
    "chu ky dien tu|cap/tao/cai/lam/kich_hoat chu_ky_so|chu ky so mien_phi/tren_vneid|dang ky ky so|ki so|=ký số|my sign|vnpt smartca|viettel mysign",
  provincial_app_installed:
    "app/ung_dung -/cua tinh/thanh_pho -/nha|app/smart dong_thap/qnam/qn/hue/da_nang/quang_nam/e_dong_thap/hues|cong dan so cua_tinh/tphcm|hue s|app/ung_dung smart/so tinh/thanh_pho",
  feedback_sent:
    "gui/bao/goi/phan_anh 1022|1022 qnam|phan_anh/kien_nghi/gop_y qua/len/toi 1022/app/xa|gui tin/gop_y/y_kien/kien_nghi/phan_anh -/phan_anh/hien_truong|gui len 1022|gop y|bao hong/su_co/den_duong|bao/phan_anh/gui -/tin o_ga/rac/rac_thai/den_hong/den_duong/den_duong_hong/duong_hu/duong_hong/cong_tac/ngap/ngap_nuoc/o_nhiem/mat_nuoc/cot_dien",
  zalo_channel_followers:
    "quan_tam/bam_quan_tam/theo_doi/follow/tham_gia/vao/nhan_quan_tam -/kenh/trang/nhom oa/zalo/zalo_oa/oa_xa -/xa/phuong/thon|oa xa/phuong/cua_xa/cua_phuong|zalo oa xa/phuong|trang/kenh/nhom zalo/oa -/xa/phuong/thon/khu_pho/to/xom/ap|vao/tham_gia nhom|zalo thon/cua_xa/cua_phuong/to_dan_pho/chinh_quyen/cong_dong/ubnd|theo_doi/follow/quan_tam kenh/trang|bam/nhan quan_tam|quan tam|oa|quet ma/qr/ma_qr quan_tam/theo_doi/vao/vao_nhom/tham_gia -/nhom -/oa/zalo -/xa/phuong/thon",
  payment_account_opened:
    "mo/lam/mo_moi/- -/the/tai_khoan atm/ngan_hang/agribank/vietcombank/vietinbank/bidv/mbbank/bank|tai khoan viettel_money/mobile_money/ngan_hang_so|app/cai_app/dang_ky ngan_hang|internet/-/e/smart banking|smartbanking|mo tai_khoan_online/tai_khoan_the/mobile_money/tai_khoan_thanh_toan|lap/tao/dang_ky/lam tai_khoan_ngan_hang/the_atm/the_ngan_hang/tai_khoan_mobile_money/tai_khoan_thanh_toan|so tai khoan ngan hang",
  ewallet_installed:
    "vi momo/zalopay/viettel_money/dien_thoai/dtu/tren_dien_thoai/vnpt/vnpt_money/shopeepay/viettel|-/cai/kich_hoat vi_dien_tu|cai/app momo|viettelpay|!ví|vi",
  cashless_shops:
    "dan/tao/lap/lam/in/gan/treo/dat/de/cap/cai/trang_bi/dang_ky/co qr/ma_qr/ma_vietqr/bang_qr/tem_qr/bien_qr|dan ma -/cho/quet|bang/tem/bien/ma/loa qr|ma qr thanh toan|ma vietqr|nhan chuyen_khoan/tien_chuyen_khoan/tien_qua_qr/thanh_toan_qr/thanh_toan_dien_tu|chap nhan thanh_toan_dien_tu/quet_ma/chuyen_khoan/thanh_toan_khong_dung_tien_mat|lam/in/tao bang_ma/tem_ma/bien_ma -/quet",
  cashless_guided:
    "cach nhan_chuyen_khoan|quet ma/qr/ma_qr/ma_vietqr -/tra_tien/thanh_toan|dong/tra/thanh_toan/nop tien_dien/tien_nuoc/tien_dien_nuoc/dien_nuoc/hoc_phi/vien_phi/hoa_don/tien_mang/tien_internet|thanh_toan/tra_tien/dong_tien/chuyen_tien/gui_tien qua/bang/tren dien_thoai/mang/app/qr/ma/ma_qr/chuyen_khoan|thanh toan khong_tien/qr/ma_qr/khong_dung_tien|tra tien khong_dung_tien_mat/khong_tien_mat/qr/online|chuyen tien|tien dien/nuoc|nap -/tien dien_thoai|chuyen khoan tra tien|tien dien qua dien thoai|quet|dong/tra/nop/thanh_toan/chuyen tien_hoc/tien_hang/tien_cho/tien_rac/phi_dich_vu/tien_dich_vu/phi_gui_xe/tien_gui_xe/phi_quan_ly/tien_ve_sinh/tien_thuoc/tien_bao_hiem/phi_ve_sinh/cuoc_dien_thoai/cuoc_mang/tien_hoc_phi|khong/khoi can/xai/cam/mang tien_mat",
  ecommerce_products:
    "san_pham/mat_hang/mon/hang/dua_san_pham/dua_hang len san -/tmdt/thuong_mai_dien_tu|san pham -/ocop/tren_san|mat hang|dua/dang/len/ban -/len/tren postmart/voso/shopee/tiktok/lazada/san_thuong_mai|len postmart/voso/shopee/tiktok/lazada/san_tmdt/san_thuong_mai_dien_tu|dang ban/san_pham/len_san|san thuong mai|nong san",
  ecommerce_households:
    "ho_kinh_doanh/ho_dan/ho_san_xuat/ho_nong_dan/nha/tieu_thuong/hop_tac_xa/htx/dua_ho len_san|ho tham_gia_san_tmdt/ban_hang_online/ban_tren_san|mo/tao/lap/dang_ky/- gian_hang -/so/online/dien_tu/truc_tuyen|mo/tao/lap/dang_ky/- gian_hang -/tren san/mang/shopee/postmart/voso/tiktok/lazada/facebook/zalo|mo/tao/lap shop|ban -/hang online/livestream|livestream ban_hang|ban -/hang qua/tren/len mang/san/shopee/facebook/tiktok/tiktok_shop/zalo/lazada/san_thuong_mai/postmart/voso/san_tmdt|tham gia san -/tmdt/thuong_mai",
  einvoice_supported:
    "hoa don -/so/tu_may_tinh_tien|xuat hoa_don/hd_dien_tu|hoa don dien tu khoi tao tu may tinh tien|xuat hoa don|nop/khai/ke_khai/- thue -/khoan/dien_tu/online/qua_mang|cai etax|e tax|khai/nop/ke_khai/dang_ky thue -/khoan tren/bang/qua dien_thoai/app/mang/etax|hoa_don/- may_tinh_tien",
  ehealth_record_activated:
    "so_suc_khoe -/dien_tu tren_vneid|so suc_khoe_so/y_ba/kham/kham_benh/skdt/y_te_dien_tu/theo_doi_suc_khoe/kham_suc_khoe_dien_tu/kham_chua_benh_dien_tu/suc_khoe_dt|suc khoe dien tu|mo so suc khoe",
  vssid_installed: "app/ung_dung/- vss/vssid|cai bao hiem xa hoi so|app/ung_dung bao_hiem -/xa_hoi",
  social_benefit_account_linked:
    "tai_khoan/nhan/huong/dang_ky/lien_ket/lien_ket_tai_khoan/tai_khoan_nhan/tai_khoan_huong/nhan_tien/tai_khoan_nhan_tien/- an_sinh/an_sinh_xa_hoi/tro_cap/luong_huu/bao_tro/bao_tro_xa_hoi -/qua_the/qua_tai_khoan/qua_vneid/tren_vneid|lien ket tai_khoan/ngan_hang/tai_khoan_ngan_hang|nhan luong qua tai khoan|tai_khoan nhan/huong qua/ho_tro/che_do/luong_huu/tien/tien_ho_tro/tien_tro_cap/tro_cap/tien_qua -/tren_vneid/qua_vneid",
  digital_households:
    "ho/ho_dat/- dat chuan -/gia_dinh so|dat/cong_nhan gia_dinh_so|ho/ho_dat/- thanh_thao -/5 ky_nang -/so",
  online_safety_guided:
    "lua dao chuyen_khoan/ngan_hang/vneid/dinh_danh/dich_vu_cong/zalo/vay_tien/trung_thuong|canh_giac/nhan_biet/phong_tranh/de_phong/tranh/chong/phong/phong_chong/phong_ngua/bi/ne/chieu_tro/cuoc_goi/goi_dien lua_dao -/tren_mang/online|chieu lua|chong/phong_chong/bi/tranh_bi lua|an_toan/an_ninh/bao_mat -/tren/khong_gian mang|tin gia|chan so_la/cuoc_goi_rac|gia danh cong an|link la|khong bam link la|cuoc_goi/tin_nhan/duong_link/link/trang_web/web/app/ung_dung/facebook/zalo gia/gia_mao/gia_danh/mao_danh/lua_dao/doc_hai/la/gia_cong_an/gia_ngan_hang|nhan_ra/nhan_dien/nhan_biet/phan_biet -/chieu_tro/thu_doan/ke lua_dao/lua|gia_danh/mao_danh/gia_mao/gia cong_an/ngan_hang/canh_sat/can_bo/nguoi_nha/nguoi_quen/co_quan_nha_nuoc|thu_doan/meo/bay/chieu/chieu_tro lua -/dao/tien|dung/khong/khoi bam/nhan/mo/vao link/duong_link -/la|khong/dung doc/cho/cung_cap/chia_se/dua -/ma otp|nguoi/so la goi -/dien|xung/tu_xung/xung_la cong_an/can_bo/ngan_hang/nhan_vien|lua_tien/lua_qua_mang/lua_tren_mang|khong/dung nghe -/dien_thoai/cuoc_goi so_la/may_la/goi_la/nguoi_la|khong/dung chuyen_tien cho_nguoi_la|cach phong_tranh/phong_chong/phong/chong/tranh/nhan_biet/nhan_ra/de_phong/nhan_dien lua_dao/bi_lua/lua_dao_qua_mang/lua_dao_tren_mang/bi_lua_dao",
  digital_literacy_completed:
    "xac_nhan/cong_nhan hoan_thanh|hoan_thanh/hoc_xong/xong/tot_nghiep bdhvs/ky_nang_so/khoa/khoa_hoc/lop/lop_hoc/bai_hoc/chuong_trinh/pho_cap/binh_dan_hoc_vu_so|hoc xong|tot nghiep|cap/nhan/dat chung_nhan|nguoi hoan thanh|binh dan hoc vu|hoan_thanh/hoc_xong/hoc_het/tot_nghiep/xong/qua -/khoa/lop/chuong_trinh/khoa_hoc binh_dan_hoc_vu_so/binh_dan_hoc_vu/ky_nang_so/ky_nang_so_co_ban/pho_cap_ky_nang_so/ky_nang",
  propaganda_sessions:
    "noi chuyen -/chuyen_doi_so|-/buoi noi chuyen_doi_so|nghe/ke chuyen -/ve chuyen_doi_so|truyen thong|phat/doc/noi/phat_tren/doc_tren/noi_tren loa -/truyen_thanh|loa phat_thanh/thon/xom|loa|phat thanh|hop/sinh_hoat khu_pho/ap/xom/ban/to/khoi/khoi_pho/hoi/phu_nu/nhan_dan/khu_dan_cu/khu/hoi_phu_nu/hoi_nong_dan/buon/lang/chi_hoi/chi_bo/thon/to_dan_pho/cau_lac_bo/chuyen_de|chi_bo/thon/xom/ap/to hop|buoi truyen_thong/hop_thon/noi_chuyen/loa|hoi thao|pho bien|tuyen truyen luu_dong/mieng/chuyen_doi_so/tren_loa/qua_loa|ngay hoi chuyen doi so|tt",
  propaganda_attendees:
    "nguoi/luot/luot_nguoi/ba_con/dan/so_nguoi -/tham/den/toi/duoc du/nghe/xem/coi/tham_gia -/tuyen_truyen|nghe/tham_du/du tuyen_truyen|nguoi/luot_nguoi/ba_con tham_du/tham_gia/du|dai bieu -/tham_du",
  training_sessions:
    "lop/buoi/khoa/- tap_huan/boi_duong/dao_tao/huan_luyen -/cho/ky_nang_so/chu_ky_so/dich_vu_cong/vneid|buoi/lop hoc/day|day lop/hoc/ky_nang_so|mo lop day|lop binh_dan_hoc_vu_so/binh_dan_hoc_vu/bdhvs/huong_dan/ky_nang/cong_nghe/chuyen_doi_so/chu_ky_so/ai/cho|=lớp|khoa hoc|lop/lop_hoc/khoa/buoi/buoi_hoc hoc/day/- ky_nang/ky_nang_so/cong_nghe/cong_nghe_so/su_dung_dien_thoai/dien_thoai_thong_minh/smartphone",
  training_attendees:
    "nguoi/luot_nguoi/luot/ba_con tham_gia/du/theo/den/toi/di/ngoi/duoc/tham_du tap_huan/hoc/lop/boi_duong|nguoi/luot/ba_con tap_huan/hoc/boi_duong|luot hoc_vien|hoc tro|hoc_vien/nguoi_hoc -/tham_gia/du/lop/cua_lop tap_huan/lop_tap_huan",
  households_visited:
    "den/vao/vo/toi/di/tham/qua/ghe/xuong/go_cua -/tan/tung nha/ho/gia_dinh -/dan|go cua|tan/tung nha/ho|ho duoc den/tham|so nha/ho den/di/ghe/tham/da_den|ho den nha|di go cua|ho tan nha",
  people_supported:
    "ho_tro/giup/giup_do/huong_dan/tiep/phuc_vu/tu_van dan/nhan_dan/cong_dan/ba_con/nguoi_dan/nguoi|luot ba_con/cong_dan/tiep_dan/giup/phuc_vu/dan/tu_van/duoc_ho_tro|nguoi/luot_nguoi/luot_nguoi_dan/nguoi_dan/ba_con duoc_ho_tro/duoc_huong_dan/duoc_giup/ho_tro/nho_giup|nho giup|chuyen/may_cai/may_viec/may_chuyen lat_vat/linh_tinh|viec khac/vat/lat_vat/linh_tinh -/khac|cai_dat/viec lat_vat/linh_tinh",
  help_desk_shifts:
    "truc/ca_truc/di_truc/ngoi_truc/ngoi/dung/phu/ra/ho_tro/ca_ho_tro -/tai/o/ho_tro/ban/bo_phan/tai_bo_phan/o_bo_phan mot_cua -/xa|truc -/tai/o trung_tam/ttpvhcc/diem/diem_ho_tro/uy_ban/ubnd/nha_van_hoa/phuong/xa/hanh_chinh_cong -/xa|truc -/tai/o trung_tam_hanh_chinh_cong/trung_tam_phuc_vu_hanh_chinh_cong|truc|ngoi/dung/truc -/o/tai quay/ban/diem/bo_phan ho_tro/tiep_nhan/huong_dan/tra_ket_qua|truc ho_tro/giup -/cho ba_con/nguoi_dan/dan",
};
