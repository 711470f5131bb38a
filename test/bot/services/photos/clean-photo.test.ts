import { describe, expect, test } from "vitest";
import { cleanPhoto } from "../../../../bot/services/photos/clean-photo.ts";
import { exifOrientation } from "../../../../bot/services/photos/jpeg-orientation.ts";
import { PhotoRefusedError } from "../../../../bot/services/photos/photo-refused-error.ts";
import { plainJpeg, TOLD, toldJpeg, toldPng, toldWebp } from "../../../helpers/photos.ts";

const tells = (bytes: Buffer) =>
  ["Chup tai", "18.3428", "Exif\0\0II", "ICC_PROFILE", "Google", "adobe.com"].filter((word) =>
    bytes.includes(Buffer.from(word, "latin1")),
  );

describe("what travels with a picture is taken off", () => {
  test("of a JPEG: place, camera, comment, colour profile, and what stands after its end", () => {
    const told = toldJpeg();
    expect(tells(told)).not.toEqual([]);
    const clean = cleanPhoto(told);
    expect(clean).toMatchObject({ mime: "image/jpeg", width: 24, height: 16 });
    expect(tells(clean.bytes)).toEqual([]);
    expect(clean.bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  });

  test("the pixels of a JPEG stay as they were, byte by byte", () => {
    const plain = plainJpeg();
    const from = plain.indexOf(Buffer.from([0xff, 0xdb]));
    expect(cleanPhoto(toldJpeg()).bytes.subarray(2)).toEqual(plain.subarray(from));
  });

  test.each([2, 3, 6, 8])("a JPEG that is to be turned (%i) still says so, and nothing else", (orientation) => {
    const { bytes } = cleanPhoto(toldJpeg(orientation));
    expect(tells(bytes)).toEqual([]);
    expect(bytes.subarray(2, 4)).toEqual(Buffer.from([0xff, 0xe1]));
    expect(exifOrientation(bytes.subarray(6, 4 + bytes.readUInt16BE(4)))).toBe(orientation);
  });

  test("of a PNG: texts, Exif, and what stands after its end", () => {
    const clean = cleanPhoto(toldPng());
    expect(clean).toMatchObject({ mime: "image/png", width: 3, height: 2 });
    expect(tells(clean.bytes)).toEqual([]);
    expect(clean.bytes.subarray(-8, -4).toString("latin1")).toBe("IEND");
  });

  test("of a WebP: Exif, XMP and colour profile, with the flags that announce them", () => {
    const told = toldWebp();
    expect(told.includes(TOLD)).toBe(true);
    const clean = cleanPhoto(told);
    expect(clean).toMatchObject({ mime: "image/webp", width: 24, height: 16 });
    expect(tells(clean.bytes)).toEqual([]);
    expect(clean.bytes[20]! & 0x2c).toBe(0);
    expect(clean.bytes.readUInt32LE(4)).toBe(clean.bytes.length - 8);
  });

  test("cleaning twice changes nothing more", () => {
    for (const told of [toldJpeg(6), toldPng(), toldWebp()]) {
      const once = cleanPhoto(told);
      expect(cleanPhoto(once.bytes).bytes).toEqual(once.bytes);
    }
  });
});

describe("what is no photo is refused with a sentence", () => {
  test.each([
    ["a page", Buffer.from("<html><script>alert(1)</script></html>")],
    ["a GIF", Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;", "latin1")],
    ["nothing", Buffer.alloc(0)],
    ["an executable", Buffer.from("MZ\x90\x00")],
  ])("%s", (_name, bytes) => {
    expect(() => cleanPhoto(bytes)).toThrow(expect.objectContaining({ reason: "not_a_photo" }));
  });

  test("a PNG that claims to be as large as a wall", () => {
    const png = toldPng();
    png.writeUInt32BE(200_000, 16);
    png.writeUInt32BE(200_000, 20);
    expect(() => cleanPhoto(png)).toThrow(expect.objectContaining({ reason: "too_large" }));
  });

  test("every picture that was cut off anywhere", () => {
    for (const [whole, ends] of [
      [plainJpeg(), plainJpeg().length],
      [toldPng(), toldPng().length - TOLD.length],
    ] as const) {
      for (let length = 12; length < ends; length += 1)
        expect(() => cleanPhoto(whole.subarray(0, length))).toThrow(PhotoRefusedError);
    }
  });

  test("any picture with bytes changed at random is cleaned or refused, and never anything else", () => {
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48_271) % 0x7fffffff;
      return seed % below;
    };
    for (let round = 0; round < 3_000; round += 1) {
      const bytes = Buffer.from([toldJpeg(6), toldPng(), toldWebp()][round % 3]!);
      for (let change = 0; change < 1 + random(4); change += 1) bytes[random(bytes.length)] = random(256);
      try {
        cleanPhoto(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(PhotoRefusedError);
      }
    }
  });
});
