import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createVault, VaultError } from "../../../bot/db/vault.ts";

const vault = createVault(Buffer.alloc(32, 7));

describe("vault", () => {
  it.each(["", "token", "Nguyễn Thị Hòa – 0912 345 678 🌾", "x".repeat(10_000)])("opens what it sealed", (plain) => {
    expect(vault.open(vault.seal(plain))).toBe(plain);
  });

  it("seals the same text differently each time and shows none of it", () => {
    const [first, second] = [vault.seal("0912345678"), vault.seal("0912345678")];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^v1:/);
    expect(Buffer.from(first.slice(3), "base64").includes("0912345678")).toBe(false);
  });

  it("refuses another key, a changed byte, and what it never sealed", () => {
    const sealed = vault.seal("token");
    const changed = `${sealed.slice(0, 10)}${sealed[10] === "A" ? "B" : "A"}${sealed.slice(11)}`;
    expect(() => createVault(randomBytes(32)).open(sealed)).toThrow(VaultError);
    for (const text of [changed, sealed.slice(0, 20), "token", ""]) expect(() => vault.open(text)).toThrow(VaultError);
  });

  it("gives equal fingerprints to equal values of one kind and key only", () => {
    const print = vault.fingerprint("phone", "84912345678");
    expect(print).toMatch(/^[0-9a-f]{64}$/);
    expect(createVault(Buffer.alloc(32, 7)).fingerprint("phone", "84912345678")).toBe(print);
    expect(vault.fingerprint("zalo", "84912345678")).not.toBe(print);
    expect(createVault(Buffer.alloc(32, 8)).fingerprint("phone", "84912345678")).not.toBe(print);
  });
});
