/** What a newcomer may try, and what an empty chat says; tapping a suggestion fills the box, it does not send. */
interface Role {
  whose: RegExp;
  texts: readonly string[];
  empty: string;
}

const roles: readonly Role[] = [
  {
    whose: /tổ trưởng/i,
    texts: [
      "báo cáo hôm nay tổ em hd 12 ng cài vneid, 5 hộ quét mã qr, 3 sp lên postmart",
      "kết quả",
      "tuần này không có hoạt động",
      "trợ giúp",
    ],
    empty: "Nhắn báo cáo bằng lời thường. Bấm một câu bên dưới để thử.",
  },
  {
    whose: /cán bộ|công chức|phường|ủy ban/i,
    texts: ["ai chưa báo cáo", "thông báo 8h thứ Bảy các tổ họp ở nhà văn hóa", "kết quả", "trợ giúp"],
    empty: "Hỏi tổ nào chưa báo cáo, hoặc gửi thông báo. Bấm một câu bên dưới để thử.",
  },
  {
    whose: /chưa đăng ký|mới/i,
    texts: ["đăng ký ", "trợ giúp"],
    empty: "Nhắn “đăng ký” và mã của tổ. Mã in ở cửa sổ đã chạy npm start.",
  },
];
const anyone: Omit<Role, "whose"> = {
  texts: ["hướng dẫn VNeID", "làm sao quét mã QR để trả tiền", "hỗ trợ"],
  empty: "Hỏi cách làm một việc trên điện thoại. Bấm một câu bên dưới để thử.",
};

const roleOf = (description: string) => roles.find(({ whose }) => whose.test(description)) ?? anyone;

export const suggestionsFor = (description: string): readonly string[] => roleOf(description).texts;
export const emptyTextFor = (description: string): string => roleOf(description).empty;
