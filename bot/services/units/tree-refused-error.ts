const sentences = {
  not_allowed: "Chỉ cán bộ của đơn vị cấp trên mới sắp xếp lại đơn vị và tổ.",
  not_found: "Không có đơn vị hoặc tổ này, hoặc đã kết thúc.",
  in_the_future: "Ngày có hiệu lực phải là hôm nay hoặc trước đó; xin ghi vào đúng ngày.",
  before_it_began: "Ngày có hiệu lực phải sau ngày bắt đầu của đơn vị hoặc tổ.",
  later_change: "Đã ghi một thay đổi có hiệu lực sau ngày này; xin ghi các thay đổi theo thứ tự thời gian.",
  same_as_before: "Đơn vị hoặc tổ đã như vậy rồi, không có gì thay đổi.",
  name_taken: "Ở đó đã có đơn vị hoặc tổ cùng tên; xin đổi tên trước, hoặc sáp nhập vào đó.",
  wrong_place:
    "Chỗ mới không đúng cấp: thôn thuộc xã, xã thuộc tỉnh, tổ thuộc thôn hoặc xã; các nơi sáp nhập phải cùng cấp, cùng nơi.",
  one_target: "Xin chọn nơi nhận: một đơn vị hoặc tổ đang có, hoặc tên mới.",
  not_named: "Chia hết và kết thúc đơn vị hoặc tổ cũ thì mỗi thôn, tổ, thành viên phải có chỗ mới.",
  not_its_own: "Chỉ chia được những gì đang thuộc đơn vị hoặc tổ đó, mỗi thứ một chỗ.",
  not_empty: "Bên dưới còn đơn vị hoặc tổ đang hoạt động; xin chuyển đi hoặc sáp nhập trước.",
  needs_successor: "Tỉnh chỉ kết thúc bằng sáp nhập.",
} as const;

/** The tree cannot be changed as asked; trying again does not help. The message is for the person. */
export class TreeRefusedError extends Error {
  override name = "TreeRefusedError";
  readonly code: keyof typeof sentences;

  constructor(code: keyof typeof sentences) {
    super(sentences[code]);
    this.code = code;
  }
}
