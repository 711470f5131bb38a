import { cutSecrets, findSecrets, type SecretContext } from "../../../shared/understanding/find-secrets.ts";

export interface RedactedBody {
  /** The body with every secret cut out; the very same object when there was none. */
  body: Readonly<Record<string, unknown>>;
  /** E.g. ["otp"]; empty when nothing was cut. */
  kinds: readonly string[];
}

/** Values under these keys are the channel's own: ids, times, addresses and hashes, whose digits are nobody's secret. */
const technicalKey =
  /(^|_)(ids?|oaid|id_by_app|timestamp|time|url|thumbnail|checksum|size|type|source|latitude|longitude)$|^event_name$/i;

/** `[@3000000000000000021]` names somebody; its digits are no card number. */
const mention = /(\[@[\w-]{1,64}\])/;

/** Cuts every text a person may have written, wherever it stands in an event: message, caption, quoted text, file name, form field. */
export function redactBody(body: Readonly<Record<string, unknown>>, context: SecretContext): RedactedBody {
  const kinds = new Set<string>();

  function redact(value: unknown, key: string): unknown {
    if (typeof value === "string") return technicalKey.test(key) ? value : cut(value);
    if (Array.isArray(value)) return value.map((item) => redact(item, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, redact(inner, name)]));
  }

  function cut(text: string): string {
    return text
      .split(mention)
      .map((part) => (mention.test(part) ? part : cutPart(part)))
      .join("");
  }

  function cutPart(text: string): string {
    const secrets = findSecrets(text, context);
    for (const { kind } of secrets) kinds.add(kind);
    return secrets.length > 0 ? cutSecrets(text, context) : text;
  }

  const redacted = redact(body, "") as Record<string, unknown>;
  return kinds.size > 0 ? { body: redacted, kinds: [...kinds] } : { body, kinds: [] };
}
