import { expect, it } from "vitest";
import { groupAlike } from "../../../shared/understanding/alike-questions.ts";

const grouped = (...questions: string[]) =>
  groupAlike(questions.map((question) => ({ question }))).map((group) => group.map(({ question }) => question));

it("puts questions for the same together, however they are worded", () => {
  expect(
    grouped(
      "mat can cuoc lam lai o dau",
      "gia heo hom nay bao nhieu",
      "can cuoc mat thi xin cap lai cho nao",
      "chau bi mat can cuoc roi lam lai sao",
      "gia heo hoi bua nay the nao",
    ),
  ).toEqual([
    ["mat can cuoc lam lai o dau", "can cuoc mat thi xin cap lai cho nao", "chau bi mat can cuoc roi lam lai sao"],
    ["gia heo hom nay bao nhieu", "gia heo hoi bua nay the nao"],
  ]);
});

it("keeps matters apart that share a word or two", () => {
  const apart = [
    "mat can cuoc lam lai",
    "doi can cuoc het han cho me",
    "lich tiem phong dai",
    "lich cup dien thon 4",
    "quen mat khau zalo",
    "quen mat khau gmail",
  ];
  expect(grouped(...apart)).toEqual(apart.map((question) => [question]));
});

it("joins nothing by words that every question has", () => {
  expect(grouped("lam sao day", "o dau vay", "cho toi hoi")).toEqual([["lam sao day"], ["o dau vay"], ["cho toi hoi"]]);
});

it("joins nothing through a chain", () => {
  const [first] = grouped("tiem vac xin cho be", "vac xin cho be sot cao", "be sot cao uong thuoc gi");
  expect(first).not.toContain("be sot cao uong thuoc gi");
});
