import type { Guide } from "./guide.ts";
import { chuKySoCaNhan } from "./guides/chu-ky-so-ca-nhan.ts";
import { dichVuCongNopHoSo } from "./guides/dich-vu-cong-nop-ho-so.ts";
import { doiMatDienThoaiSim } from "./guides/doi-mat-dien-thoai-sim.ts";
import { khongCoDienThoaiThongMinh } from "./guides/khong-co-dien-thoai-thong-minh.ts";
import { nongSanLenSan } from "./guides/nong-san-len-san.ts";
import { phanAnh1022 } from "./guides/phan-anh-1022.ts";
import { phongChongLuaDao } from "./guides/phong-chong-lua-dao.ts";
import { soSucKhoeDienTu } from "./guides/so-suc-khoe-dien-tu.ts";
import { thanhToanMaQr } from "./guides/thanh-toan-ma-qr.ts";
import { viDienTu } from "./guides/vi-dien-tu.ts";
import { vneidKichHoatMuc2 } from "./guides/vneid-kich-hoat-muc-2.ts";
import { vneidQuenMatKhau } from "./guides/vneid-quen-mat-khau.ts";
import { vneidTichHopGiayTo } from "./guides/vneid-tich-hop-giay-to.ts";
import { vssid } from "./guides/vssid.ts";

/** Every guide we ship; a commune may add its own and hide ours. */
export const guides: readonly Guide[] = [
  vneidKichHoatMuc2,
  vneidTichHopGiayTo,
  vneidQuenMatKhau,
  doiMatDienThoaiSim,
  dichVuCongNopHoSo,
  khongCoDienThoaiThongMinh,
  chuKySoCaNhan,
  soSucKhoeDienTu,
  vssid,
  thanhToanMaQr,
  viDienTu,
  nongSanLenSan,
  phanAnh1022,
  phongChongLuaDao,
];
