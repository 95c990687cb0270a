import { expect, it } from "vitest";
import { once, oncePerReading } from "./once.ts";

it("keeps an answer, and no failure", async () => {
  const answers = [Promise.reject(new Error("not now")), Promise.resolve(1), Promise.resolve(2)];
  const ask = once(() => answers.shift() ?? Promise.resolve(0));
  await expect(ask()).rejects.toThrow("not now");
  expect([await ask(), await ask()]).toEqual([1, 1]);
});

it("keeps an answer for one reading, and asks again for the next", async () => {
  let asked = 0;
  const ask = oncePerReading(async ({ day }) => {
    asked += 1;
    return `${day} ${asked}`;
  });
  const [first, second] = [
    { day: "2026-03-02", attributes: [] },
    { day: "2026-03-02", attributes: [] },
  ];
  expect([await ask(first), await ask(first), await ask(second)]).toEqual([
    "2026-03-02 1",
    "2026-03-02 1",
    "2026-03-02 2",
  ]);
});
