export const header =
  "Tỉnh/Thành phố,Xã/Phường/Đặc khu,Thôn/Tổ dân phố,Tên tổ,Số hộ,Họ và tên,Chức danh,Số điện thoại,Mã đơn vị";

/** A sheet of one commune with so many villages, a team in each and its leader, without a phone. */
export function communeSheet(teams: number): string {
  const rows = Array.from({ length: teams }, (_, index) => {
    const n = index + 1;
    return `Tỉnh Thử,Phường Hòa Bình,Xóm ${n},Tổ công nghệ số Xóm ${n},${100 + n},Người Số ${n},Tổ trưởng,,phuong-hoa-binh`;
  });
  return `${[header, ...rows].join("\n")}\n`;
}

export const communeCode = "phuong-hoa-binh";
