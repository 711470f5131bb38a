const ASKS_TO_REGISTER =
  /^(?:(?:cho|xin|toi|em|tui|minh|chau|con|muon)\s+)*(?:dang k[yi]|dk|ma moi|ma dang k[yi]|ma to)(?=$|[\s:,.])/;
const FILLING =
  /^(?:[\s:,.]*(?:ma|code|so|moi|cua|toi|tui|em|minh|bac|chau|con|to|la|voi|thanh vien|vao)(?=$|[\s:,.-]))+/;
const POLITE_END = /(?:[\s,.!]+(?:a|nhe|nha|di|voi|em|chau))*[\s,.!]*$/;

/** "tq-48213", "TQ 48213", "tq48213", "4821 3": up to four letters, then four to six digits; o, i, l read as digits. */
const JOIN_CODE = /^[a-z]{0,4}[\s._-]*[0-9oil](?:[\s._-]*[0-9oil]){3,5}$/;
/** "CB-7K4M-PX92". */
const GRANT_CODE = /^cb(?:[\s._-]*[a-z0-9]){8}$/;

/** Codes sent without a word before them; with a dash only, so that no report ("qr 1200") is taken for one. */
const BARE_CODE = /^(?:[a-z]{1,4}-[0-9oil]{4,6}|cb-[a-z0-9]{4}-?[a-z0-9]{4})$/;

/** Asking to join in words alone; "đăng ký chữ ký số" and the like are questions for a guide. */
const JOIN_WORDS = /^(?:thanh vien|tham gia|vao|lam|to|to vien|tai khoan to)?(?:\s|$)/;

/**
 * What a folded text says about registering: a code as typed, a wish without a code (`""`), or undefined when it is about
 * something else.
 */
export function readRegistration(folded: string): string | undefined {
  if (BARE_CODE.test(folded.trim())) return folded.trim();
  const asks = ASKS_TO_REGISTER.exec(folded);
  if (!asks) return undefined;
  const rest = folded
    .slice(asks[0].length)
    .replace(POLITE_END, "")
    .replace(/^[\s:,.]+/, "");
  const candidates = [rest, rest.replace(FILLING, "").replace(/^[\s:,.]+/, "")];
  const code = candidates.find((candidate) => JOIN_CODE.test(candidate) || GRANT_CODE.test(candidate));
  if (code !== undefined) return code;
  return rest === "" || candidates.includes("") || JOIN_WORDS.test(rest) ? "" : undefined;
}
