import { chuKySoCaNhan } from "./guide-questions/chu-ky-so-ca-nhan.ts";
import { dichVuCongNopHoSo } from "./guide-questions/dich-vu-cong-nop-ho-so.ts";
import { doiMatDienThoaiSim } from "./guide-questions/doi-mat-dien-thoai-sim.ts";
import { khongCoDienThoaiThongMinh } from "./guide-questions/khong-co-dien-thoai-thong-minh.ts";
import { nobodys } from "./guide-questions/nobodys.ts";
import { nongSanLenSan } from "./guide-questions/nong-san-len-san.ts";
import { phanAnh1022 } from "./guide-questions/phan-anh-1022.ts";
import { phongChongLuaDao } from "./guide-questions/phong-chong-lua-dao.ts";
import { soSucKhoeDienTu } from "./guide-questions/so-suc-khoe-dien-tu.ts";
import { thanhToanMaQr } from "./guide-questions/thanh-toan-ma-qr.ts";
import { viDienTu } from "./guide-questions/vi-dien-tu.ts";
import { vneidKichHoatMuc2 } from "./guide-questions/vneid-kich-hoat-muc-2.ts";
import { vneidQuenMatKhau } from "./guide-questions/vneid-quen-mat-khau.ts";
import { vneidTichHopGiayTo } from "./guide-questions/vneid-tich-hop-giay-to.ts";
import { vssid } from "./guide-questions/vssid.ts";
import { type GuideQuestions, type Hand, hands } from "./hands.ts";

/** By the guide that answers best; those that none of ours answers under an empty name. */
const questionsByGuide: Readonly<Record<string, GuideQuestions>> = {
  "vneid-kich-hoat-muc-2": vneidKichHoatMuc2,
  "vneid-tich-hop-giay-to": vneidTichHopGiayTo,
  "vneid-quen-mat-khau": vneidQuenMatKhau,
  "doi-mat-dien-thoai-sim": doiMatDienThoaiSim,
  "dich-vu-cong-nop-ho-so": dichVuCongNopHoSo,
  "khong-co-dien-thoai-thong-minh": khongCoDienThoaiThongMinh,
  "chu-ky-so-ca-nhan": chuKySoCaNhan,
  "so-suc-khoe-dien-tu": soSucKhoeDienTu,
  vssid: vssid,
  "thanh-toan-ma-qr": thanhToanMaQr,
  "vi-dien-tu": viDienTu,
  "nong-san-len-san": nongSanLenSan,
  "phan-anh-1022": phanAnh1022,
  "phong-chong-lua-dao": phongChongLuaDao,
  "": nobodys,
};

export interface AskedQuestion {
  hand: Hand;
  text: string;
  /** Guides that answer, best first; empty when none of ours does. */
  slugs: readonly string[];
}

/** Everything the search learns from, a hand after the other: how well it does on a hand's is measured without that hand's. */
export const askedQuestions: readonly AskedQuestion[] = hands.flatMap((hand) =>
  Object.entries(questionsByGuide).flatMap(([slug, questions]) =>
    (questions[hand] ?? []).map((question) => {
      const { text, also } = typeof question === "string" ? { text: question, also: [] } : question;
      return { hand, text, slugs: slug === "" ? [] : [slug, ...also] };
    }),
  ),
);
