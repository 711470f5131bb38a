/** The embedded server cannot run here. The message is one sentence for the operator that says what to do next. */
export class EmbeddedDatabaseError extends Error {
  override name = "EmbeddedDatabaseError";
}

const useYourOwn = "hoặc đặt DATABASE_URL để dùng PostgreSQL của bạn";

/** What initdb or postgres said on its way out, as a sentence for the operator. */
export function explainServerOutput(output: string, folder: string): EmbeddedDatabaseError {
  const last = output
    .split("\n")
    .filter((line) => /FATAL|PANIC|error:/.test(line))
    .at(-1)
    ?.replace(/^.*?(FATAL|PANIC|error):\s*/, "");
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new EmbeddedDatabaseError(
      `Ổ đĩa đã đầy nên cơ sở dữ liệu nhúng trong ${folder} không chạy được; hãy giải phóng dung lượng rồi khởi động lại.`,
    );
  }
  if (/Permission denied|Operation not permitted/.test(output)) {
    return new EmbeddedDatabaseError(
      `Cơ sở dữ liệu nhúng không được phép ghi vào ${folder}; hãy sửa quyền thư mục, chọn DATA_DIR khác ${useYourOwn}.`,
    );
  }
  if (/incompatible with server|not compatible/.test(output)) {
    return new EmbeddedDatabaseError(
      `Dữ liệu trong ${folder} thuộc một phiên bản PostgreSQL khác; hãy dùng đúng phiên bản Tổ Số đã tạo ra nó, chọn DATA_DIR khác ${useYourOwn}.`,
    );
  }
  return new EmbeddedDatabaseError(
    `Cơ sở dữ liệu nhúng trong ${folder} không khởi động được (${last ?? "không rõ lý do"}); xem server.log trong thư mục đó ${useYourOwn}.`,
  );
}

/** The port kept for this DATA_DIR now belongs to another program while some of our processes still expect the database there. */
export function portTaken(port: number, folder: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `Cổng ${port} của cơ sở dữ liệu nhúng đang bị chương trình khác chiếm; hãy tắt chương trình đó, hoặc dừng mọi tiến trình Tổ Số dùng ${folder} rồi khởi động lại để chọn cổng mới.`,
  );
}
