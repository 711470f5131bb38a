/** Something about an announcement cannot be done. The message is a Vietnamese sentence for the officer that says what to do. */
export class AnnouncementRefusedError extends Error {
  override readonly name = "AnnouncementRefusedError";
  /** Stable, for programs: "forbidden_link", "plan_changed". */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
