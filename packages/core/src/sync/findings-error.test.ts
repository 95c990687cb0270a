import { expect, test } from "vitest";
import { FindingsError } from "./findings-error.ts";

test("a permission that two abilities lack is told once, with its remedy", () => {
  const lacking = { permission: "the module", ok: false, remedy: "Switch it on." };
  const source = { account: "1", vendor: "One", ok: false, findings: [{ ability: "people.read", ok: false }] };
  const abilities = ["people.read", "groups.read"].map((ability) => ({ ability, ...lacking }));
  const target = { account: "2", vendor: "Two", ok: false, findings: abilities };
  const { message, remedy } = new FindingsError({ ok: false, source, target });
  expect([message, remedy]).toEqual(["One: people.read is missing; Two: the module is missing", "Switch it on."]);
});
