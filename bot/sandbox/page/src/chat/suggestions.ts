/** What a newcomer may try; tapping one fills the box, it does not send. */
const bySomeone: readonly { whose: RegExp; texts: readonly string[] }[] = [
  {
    whose: /tổ trưởng/i,
    texts: [
      "báo cáo hôm nay tổ em hd 12 ng cài vneid, 5 hộ quét mã qr, 3 sp lên postmart",
      "kết quả",
      "tuần này không có hoạt động",
    ],
  },
  {
    whose: /cán bộ|công chức|phường|ủy ban/i,
    texts: ["ai chưa báo cáo", "thông báo 8h thứ Bảy các tổ họp ở nhà văn hóa", "trợ giúp"],
  },
  { whose: /thành viên mới|mới/i, texts: ["đăng ký ", "trợ giúp"] },
];
const byAnyone = ["hướng dẫn VNeID", "làm sao quét mã QR để trả tiền", "hỗ trợ"];

export function suggestionsFor(description: string): readonly string[] {
  return bySomeone.find(({ whose }) => whose.test(description))?.texts ?? byAnyone;
}
