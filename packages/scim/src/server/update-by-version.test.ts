import { expect, it } from "vitest";
import { userType } from "../index.ts";
import { updateByVersion } from "./index.ts";

const ada = { schemas: [userType.urn], id: "1", userName: "ada" };

it("begins again when somebody else was faster, with what they wrote", async () => {
  const states = [ada, { ...ada, title: "theirs" }];
  const written: unknown[] = [];
  const update = updateByVersion({
    get: () => Promise.resolve(states[Math.min(written.length, 1)]),
    replace: async (_, resource, expected) => {
      written.push({ resource, expected });
      return written.length < 2 ? undefined : resource;
    },
  });
  expect(await update(userType, "1", (current) => ({ ...current, nickName: "A" }))).toEqual({
    ...ada,
    title: "theirs",
    nickName: "A",
  });
  expect(written).toHaveLength(2);
  expect(new Set(written.map((each) => (each as { expected: string }).expected)).size).toBe(2);
});

it("writes nothing when nothing changes, and nobody who is not there", async () => {
  const replace = () => Promise.reject(new Error("written"));
  const update = updateByVersion({ get: (_, id) => Promise.resolve(id === "1" ? ada : undefined), replace });
  expect(await update(userType, "1", (current) => current)).toBe(ada);
  expect(await update(userType, "2", (current) => ({ ...current }))).toBeUndefined();
});

it("gives up with 503 after so many attempts", async () => {
  let attempts = 0;
  const update = updateByVersion({
    get: () => Promise.resolve(ada),
    replace: async () => {
      attempts++;
      return undefined;
    },
    attempts: 3,
  });
  await expect(update(userType, "1", (current) => ({ ...current }))).rejects.toMatchObject({ status: 503 });
  expect(attempts).toBe(3);
});
