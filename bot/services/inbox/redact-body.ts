import {
  cutSecrets,
  findSecrets,
  type Secret,
  type SecretContext,
} from "../../../shared/understanding/find-secrets.ts";

export interface RedactedBody {
  /** The body with every secret cut out; the very same object when there was none. */
  body: Readonly<Record<string, unknown>>;
  /** E.g. ["otp"]; empty when nothing was cut. */
  kinds: readonly string[];
}

/** Values under these keys are the channel's own: ids, times, addresses and hashes, whose digits are nobody's secret. */
const technicalKey =
  /(^|_)(ids?|oaid|id_by_app|timestamp|time|url|thumbnail|checksum|size|type|source|latitude|longitude)$|^event_name$/i;

/** Zalo's events have the same few dozen keys; others are not remembered without end. */
const knownKeys = new Map<string, boolean>();
const knownAtMost = 500;

function isTechnical(key: string): boolean {
  let known = knownKeys.get(key);
  if (known === undefined) {
    known = technicalKey.test(key);
    if (knownKeys.size < knownAtMost) knownKeys.set(key, known);
  }
  return known;
}

/** `[@3000000000000000021]` names somebody; its digits are no card number. */
const mention = /(\[@[\w-]{1,64}\])/;

/** Cuts every text a person may have written, wherever it stands in an event: message, caption, quoted text, file name, form field. */
export function redactBody(body: Readonly<Record<string, unknown>>, context: SecretContext): RedactedBody {
  // Nearly every event holds none, and copying it costs more than looking.
  if (!holdsSecret(body, "", context)) return { body, kinds: [] };
  const kinds = new Set<string>();

  function redact(value: unknown, key: string): unknown {
    if (typeof value === "string") return isTechnical(key) ? value : partsOf(value).map(cut).join("");
    if (Array.isArray(value)) return value.map((item) => redact(item, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, redact(inner, name)]));
  }

  function cut(part: string): string {
    for (const { kind } of secretsOf(part, context)) kinds.add(kind);
    return mention.test(part) ? part : cutSecrets(part, context);
  }

  const redacted = redact(body, "") as Record<string, unknown>;
  return { body: redacted, kinds: [...kinds] };
}

function holdsSecret(value: unknown, key: string, context: SecretContext): boolean {
  if (typeof value === "string") {
    return !isTechnical(key) && partsOf(value).some((part) => secretsOf(part, context).length > 0);
  }
  if (Array.isArray(value)) return value.some((item) => holdsSecret(item, key, context));
  if (typeof value !== "object" || value === null) return false;
  for (const name in value) {
    if (holdsSecret((value as Record<string, unknown>)[name], name, context)) return true;
  }
  return false;
}

/** Mentions apart. */
function partsOf(text: string): string[] {
  return text.includes("[@") ? text.split(mention) : [text];
}

function secretsOf(part: string, context: SecretContext): Secret[] {
  return part === "" || mention.test(part) ? [] : findSecrets(part, context);
}
