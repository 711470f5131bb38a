import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guides } from "../../../shared/catalogue/guides.ts";
import { fold } from "../../../shared/understanding/fold.ts";
import { askedQuestions } from "../../../shared/understanding/guide-questions.ts";
import { buildGuideIndex, searchGuides } from "../../../shared/understanding/search-guides.ts";
import { answerUnseen, sharesOf } from "./guide-shares.ts";
import { labelledQuestions } from "./labelled.ts";

const index = buildGuideIndex(guides);
const slugs = guides.map((guide) => guide.slug);

const libraryCard = {
  slug: "the-thu-vien",
  title: "Làm thẻ thư viện xã",
  aliases: ["thẻ thư viện", "mượn sách"],
  steps: ["Mang căn cước tới nhà văn hóa.", "Điền phiếu bạn đọc."],
};

/** Our own and those about papers were written where the search failed, so unseen they tell how hard they are, not how good it is. */
const ours = ["ourOwn", "aboutPapers"];
const strangers = answerUnseen().filter(({ hand }) => !ours.includes(hand));

describe("searchGuides", () => {
  it("answers the development questions", () => {
    const rows = labelledQuestions("guide-queries").map((row) => ({
      ...row,
      found: searchGuides(index, row.text).slugs,
    }));
    const { first, amongThree, answerableRefused, othersRefused } = sharesOf(rows);
    expect(first).toBeGreaterThanOrEqual(0.95);
    expect(amongThree).toBeGreaterThanOrEqual(0.98);
    expect(answerableRefused).toBeLessThanOrEqual(0.03);
    expect(othersRefused).toBeGreaterThanOrEqual(0.95);
  });

  it("answers the questions of every hand by what it learned from the others", () => {
    const { first, amongThree, answerableRefused, othersRefused } = sharesOf(strangers);
    expect(first).toBeGreaterThanOrEqual(0.95);
    expect(amongThree).toBeGreaterThanOrEqual(0.99);
    expect(answerableRefused).toBeLessThanOrEqual(0.03);
    expect(othersRefused).toBeGreaterThanOrEqual(0.95);
  });

  it("shows hardly anything wrong without asking", () => {
    const shown = strangers.filter(({ confident }) => confident);
    const wrong = shown.filter(({ slugs, found }) => !slugs.includes(found[0] ?? ""));
    expect(shown.length).toBeGreaterThan(400);
    expect(wrong.length / shown.length).toBeLessThanOrEqual(0.01);
    expect(wrong.filter(({ slugs }) => slugs.length === 0).length).toBeLessThanOrEqual(1);
  });

  it("shows a guide at once when its name is asked for, with or without accents", () => {
    for (const text of ["hướng dẫn VNeID", "huong dan vneid", "HƯỚNG DẪN VNEID"]) {
      const { slugs, confident } = searchGuides(index, text);
      expect([slugs[0], confident]).toEqual(["vneid-kich-hoat-muc-2", true]);
    }
  });

  it("reads “hướng dẫn” before a topic as no part of it", () => {
    for (const topic of ["bảo hiểm", "giấy tờ", "ngân hàng", "bình gas", "đan nón lá"]) {
      expect(searchGuides(index, `hướng dẫn ${topic}`)).toEqual(searchGuides(index, topic));
    }
    expect(searchGuides(index, "hướng dẫn bảo hiểm").slugs).toContain("vssid");
  });

  it("takes a bare name of a person for no question", () => {
    for (const text of ["Lan", "lan", "Hoa", "Vi", "Lan Anh", "lan anh", "Mai"]) {
      expect([text, searchGuides(index, text).slugs]).toEqual([text, []]);
    }
    expect(searchGuides(index, "ví").slugs[0]).toBe("vi-dien-tu");
    expect(searchGuides(index, "mat sim").slugs[0]).toBe("doi-mat-dien-thoai-sim");
  });

  it("shows who has given money or a code away what to do about fraud, not how to pay", () => {
    for (const text of ["tui lỡ chuyển tiền cho tụi nó", "lo chuyen khoan cho no 5 trieu roi", "lỡ đưa mã otp rồi"]) {
      expect([text, searchGuides(index, text).slugs[0]]).toEqual([text, "phong-chong-lua-dao"]);
    }
    expect(searchGuides(index, "chuyển tiền cho con bằng qr").slugs[0]).toBe("thanh-toan-ma-qr");
  });

  it.each([
    "họ gửi cái file bảo là phần mềm của bộ công an, tôi tải về rồi chưa mở",
    "người lạ gọi hướng dẫn cài vneid",
    "xưng nhà mạng dọa khóa sim",
    "bị dụ chuyển tiền",
  ])("shows who asks “%s” no other guide without offering the one on fraud", (text) => {
    const { slugs: found, confident } = searchGuides(index, text);
    expect(found).toContain("phong-chong-lua-dao");
    expect(found[0] === "phong-chong-lua-dao" || !confident).toBe(true);
  });

  it("takes a lost or expired licence to where a new one is applied for, not to the one in the phone", () => {
    for (const text of ["mất bằng lái làm lại ở đâu", "mat bang lai xe xin cap lai", "bằng lái hết hạn đổi tấm mới"])
      expect([text, searchGuides(index, text).slugs[0]]).toEqual([text, "dich-vu-cong-nop-ho-so"]);
    expect(searchGuides(index, "bỏ bằng lái vô vneid").slugs[0]).toBe("vneid-tich-hop-giay-to");
  });

  it.each([
    "mất căn cước làm lại ở đâu",
    "lam can cuoc cho con can giay gi",
    "mua bảo hiểm y tế hộ gia đình ở đâu",
    "chữ ký số doanh nghiệp mua ở đâu",
    "giá sầu riêng trên sàn shopee",
  ])("shows no guide on something near for “%s” without asking", (text) => {
    expect(searchGuides(index, text).confident).toBe(false);
  });

  it("forgives a slip in a word that is none", () => {
    expect(searchGuides(index, "quen mat khau vnied").slugs[0]).toBe("vneid-quen-mat-khau");
    expect(searchGuides(index, "dang nhap vssidd").slugs[0]).toBe("vssid");
  });

  it.each([
    ["gan the bao hie6m vo vneid sao", "vneid-tich-hop-giay-to"],
    ["khai thuowngf trus cho me tren mang bam vao dau", "dich-vu-cong-nop-ho-so"],
    ["quen mat khaaur vneid", "vneid-quen-mat-khau"],
    ["quenmatkhau vneid", "vneid-quen-mat-khau"],
  ])("reads “%s” as it was meant", (text, slug) => {
    expect(searchGuides(index, text).slugs[0]).toBe(slug);
  });

  it("finds a commune's own guide by its names and its text, and lets it beat ours", () => {
    const own = buildGuideIndex([...guides, libraryCard]);
    expect(searchGuides(own, "cho tui mượn sách").slugs[0]).toBe("the-thu-vien");
    expect(searchGuides(own, "muon lam the thu vien thi sao").slugs[0]).toBe("the-thu-vien");
    expect(searchGuides(own, "giá heo hôm nay bao nhiêu").slugs).toEqual([]);
    expect(searchGuides(own, "quên mật khẩu vneid").slugs[0]).toBe("vneid-quen-mat-khau");
  });

  it("finds a guide of ours by a question that was put among its names, as it was kept and as it is asked", () => {
    for (const asked of ["Mất căn cước làm lại ở đâu", "Giá heo hơi hôm nay bao nhiêu"]) {
      const named = guides.map((guide) =>
        guide.slug === "vssid" ? { ...guide, aliases: [...guide.aliases, fold(asked)] } : guide,
      );
      const own = buildGuideIndex(named);
      for (const text of [asked, fold(asked)])
        expect([text, searchGuides(own, text).slugs[0]]).toEqual([text, "vssid"]);
      expect(searchGuides(own, "quên mật khẩu vneid").slugs[0]).toBe("vneid-quen-mat-khau");
    }
  });

  it("never offers a guide that the commune has hidden", () => {
    const fewer = buildGuideIndex(guides.filter((guide) => guide.slug !== "vssid"));
    expect(searchGuides(fewer, "cài vssid").slugs).not.toContain("vssid");
    expect(searchGuides(buildGuideIndex([]), "cài vssid")).toEqual({ slugs: [], confident: false });
  });

  it.each(slugs)("keeps the questions of %s from its neighbours while it is taken out", (slug) => {
    const [guide] = guides.filter((known) => known.slug === slug);
    const others = guides.filter((known) => known.slug !== slug);
    const fewer = buildGuideIndex(others);
    const names = [guide?.title ?? "", ...(guide?.aliases ?? [])];
    expect(names.filter((name) => searchGuides(fewer, name).confident)).toEqual([]);
    const back = buildGuideIndex([...others, ...guides.filter((known) => known.slug === slug)]);
    expect(names.filter((name) => searchGuides(back, name).slugs[0] !== slug)).toEqual([]);
  });

  it.each(slugs)("gives the questions of %s to the guide a commune writes in its place", (slug) => {
    const own = guides.map((guide) => (guide.slug === slug ? { ...guide, slug: "cua-xa" } : guide));
    const replaced = buildGuideIndex(own);
    const asked = strangers.filter((row) => row.slugs[0] === slug);
    const found = asked.filter(({ text }) => searchGuides(replaced, text).slugs.includes("cua-xa"));
    expect(asked.length).toBeGreaterThan(5);
    expect(found.length / asked.length).toBeGreaterThanOrEqual(0.85);
  });

  it.each([
    ["đổi bình gas gọi số nào", "Đổi bình gas"],
    ["cấp lại thẻ đảng viên bị mất", "Cấp lại thẻ đảng viên"],
    ["quên mật khẩu máy tính ở cơ quan", "Mật khẩu máy tính của cơ quan"],
    ["làm thẻ xe buýt cho người cao tuổi", "Thẻ xe buýt"],
    ["đăng ký hiến máu nhân đạo", "Hiến máu"],
    ["kích hoạt bảo hành nồi cơm", "Bảo hành nồi cơm"],
    ["muon lam the xe buyt cho me", "Thẻ xe buýt"],
  ])("refuses “%s” until the commune has a guide called “%s”", (question, title) => {
    const guide = { slug: "cua-xa", title, aliases: [], steps: ["Ra nhà văn hóa thôn, gặp cán bộ trực."] };
    expect(searchGuides(index, question).confident).toBe(false);
    expect(searchGuides(buildGuideIndex([...guides, guide]), question).slugs[0]).toBe("cua-xa");
  });

  it("shows a commune's own guide before ours when it is asked for by its own name", () => {
    const passports = { slug: "ho-chieu", title: "Làm hộ chiếu tại xã", aliases: ["làm hộ chiếu"], steps: [] };
    const { slugs: found } = searchGuides(buildGuideIndex([...guides, passports]), "tui muốn làm hộ chiếu thì sao");
    expect(found[0]).toBe("ho-chieu");
    expect(found).toContain("dich-vu-cong-nop-ho-so");
  });

  it("reads composed and decomposed text alike", () => {
    for (const { text } of labelledQuestions("guide-queries")) {
      expect(searchGuides(index, text.normalize("NFD"))).toEqual(searchGuides(index, text.normalize("NFC")));
    }
  });

  it("returns at most three known guides whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const found = searchGuides(index, text).slugs;
        expect(found.length).toBeLessThanOrEqual(3);
        expect(found.every((slug) => slugs.includes(slug))).toBe(true);
      }),
    );
  });
});

describe("what the search is built from", () => {
  it("speaks only of guides we ship", () => {
    expect(askedQuestions.flatMap((question) => question.slugs).filter((slug) => !slugs.includes(slug))).toEqual([]);
  });

  it("learns from no development question", () => {
    const learned = new Set(askedQuestions.map(({ text }) => text));
    expect(labelledQuestions("guide-queries").filter(({ text }) => learned.has(text))).toEqual([]);
  });
});
