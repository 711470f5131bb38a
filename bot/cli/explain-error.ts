/**
 * One sentence for the operator. Our own errors are one already; what the database or the operating system says stays
 * inside, because a statement comes with the people's data it was about.
 */
export function explainError(error: unknown): string {
  if (!(error instanceof Error)) return "Lệnh gặp lỗi lạ.";
  if ("query" in error) return `Cơ sở dữ liệu từ chối thao tác này (mã ${codeOf(error.cause)}).`;
  if ("syscall" in error) return `Hệ điều hành từ chối thao tác này (mã ${codeOf(error)}).`;
  return error.message;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "không rõ";
}
