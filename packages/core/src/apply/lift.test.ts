import { describe, expect, it } from "vitest";
import { createBench } from "./apply.fixture.ts";
import { ConfirmationRequiredError } from "./confirmation-required-error.ts";
import { changeOf } from "./plan.fixture.ts";
import { journalOf } from "./world.fixture.ts";

const create = (subject: string, held?: Parameters<typeof changeOf>[0]["held"]) =>
  changeOf({
    operation: "create",
    subject,
    lane: "joiners",
    state: "staged",
    set: { login: `${subject}@example.com` },
    ...(held && { held }),
  });

const guard = (guardClass: string) => ({ code: "guard" as const, guardClass, evidence: ["too many"] });
const conflict = { code: "conflict" as const, evidence: ["two people"] };
const who = { by: "Ada", reason: "looked at it" };
const logins = ({ accounts }: ReturnType<typeof createBench>["vendor"]) =>
  [...accounts.values()].map(({ login }) => login);

describe("rule 9: holds", () => {
  it("leaves what is held and does the rest", async () => {
    const { apply, vendor } = createBench();
    const report = await apply([create("a", guard("create")), create("b")]);
    expect(report).toMatchObject({ applied: 1, heldLeft: 1, skipped: 0 });
    expect(logins(vendor)).toEqual(["b@example.com"]);
  });

  it.each([
    ["by change", { changes: ["people/create/a"] }, ["a"]],
    ["by code", { codes: ["guard" as const] }, ["a", "b"]],
    ["by class", { guardClasses: ["link"] }, ["b"]],
    ["by a class that is another hold's", { guardClasses: ["conflict"] }, []],
  ])("lifts %s", async (_, lift, expected) => {
    const { apply, vendor } = createBench();
    const report = await apply([create("a", guard("create")), create("b", guard("link")), create("c", conflict)], {
      lift: { ...lift, ...who },
    });
    expect(logins(vendor)).toEqual(expected.map((subject) => `${subject}@example.com`));
    expect(report.heldLeft).toBe(3 - expected.length);
  });

  it("journals who lifted a hold and why, with that change alone", async () => {
    const { apply, store } = createBench();
    await apply([create("a", guard("create")), create("b")], { lift: { codes: ["guard"], ...who } });
    const intents = (await journalOf(store)).filter((entry) => entry.type === "intent");
    expect(intents.map(({ subject, lifted }) => [subject, lifted])).toEqual([
      ["a", who],
      ["b", undefined],
    ]);
  });

  it("refuses a lift that names nobody", async () => {
    const { apply, vendor } = createBench();
    const lift = { codes: ["guard" as const], by: " ", reason: "" };
    await expect(apply([create("a", guard("create"))], { lift })).rejects.toMatchObject({ code: "configuration" });
    expect(vendor.received).toEqual([]);
  });

  it.each([undefined, "another digest"])("refuses a plan to be confirmed as a whole with %s", async (confirm) => {
    const { apply, vendor, store } = createBench();
    const refused = apply([create("a")], { confirm, planned: { confirmation: "first run" } });
    await expect(refused).rejects.toSatisfy(ConfirmationRequiredError.isInstance);
    expect(vendor.received).toEqual([]);
    expect(await journalOf(store)).toEqual([]);
  });

  it("applies it when its digest is confirmed", async () => {
    const { apply } = createBench();
    expect(await apply([create("a")], { confirm: "digest", planned: { confirmation: "sync all" } })).toMatchObject({
      applied: 1,
    });
  });
});
