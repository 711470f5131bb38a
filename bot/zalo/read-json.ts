/** A bare integer of 16 or more digits may exceed 2^53 and would be damaged by JSON.parse. */
const mayHoldBigInteger = /[:[,]\s*-?\d{16}/;
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const bigInteger = /^-?\d{16,}$/;

/**
 * JSON.parse, except that bare integers of 16 or more digits come out as strings, digit for digit:
 * `{"id":4000000000000000031}` → `{ id: "4000000000000000031" }`. Throws SyntaxError like JSON.parse.
 */
export function readJson(text: string): unknown {
  // Parsed first even when it must be parsed again: only valid JSON may meet the second pattern, which is slow on broken strings.
  const value: unknown = JSON.parse(text);
  if (!mayHoldBigInteger.test(text)) return value;
  return JSON.parse(text.replace(stringOrNumber, (token) => (bigInteger.test(token) ? `"${token}"` : token)));
}
