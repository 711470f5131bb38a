/** A change of a team's people that cannot be made as asked. The message says what to do instead; the same again is refused again. */
export class MembershipRefusedError extends Error {
  override readonly name = "MembershipRefusedError";
  /** Stable, for programs: "no_such_member", "leader_stays" … */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
