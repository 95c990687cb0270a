import { describe, expect, it } from "vitest";
import { account, changeOf, linkedWorld, person, ready, short } from "./world.fixture.ts";

const leaver = { end: "2026-11-01", status: "left" };

/** Record 1 has left and its account is suspended by us; record 2 comes with the same address. */
const world = async (old: object = {}, fresh: object = {}) => {
  const made = await linkedWorld({ people: [person("1", old)], accounts: [account("1")] });
  Object.assign(made.person("1"), leaver);
  await made.run();
  expect(made.account("a-1").state).toBe("suspended");
  made.source.people.push(person("2", { email: "1@example.com", start: "2026-11-20", ...fresh }));
  return made;
};

describe("rule 1: a new record with the key of a leaver", () => {
  it("is a proposal for a person while no second key agrees, and the old record acts on nothing", async () => {
    const rehire = await world();
    rehire.account("a-1").state = "active";
    const plan = await rehire.plan();
    expect(short(plan)).toEqual(["update 2 review", "link 2 review"]);
    expect(changeOf(plan, "2", "link")).toMatchObject({ account: "a-1", replaces: "1" });
    expect(ready(plan)).toEqual([]);
  });

  const seconds: readonly [string, object][] = [
    ["employee number", { number: "E-7" }],
    ["personal email", { personal: "Ada@Home.example" }],
  ];
  it.each(seconds)(
    "is linked without asking when the %s agrees, and comes back in the plan after it",
    async (_what, same) => {
      const rehire = await world(same, same);
      const { plan } = await rehire.run();
      expect(ready(plan)).toContain("link 2");
      const links = await rehire.links();
      expect(links.find(({ source }) => source === "1")?.verdict).toBe("different");
      expect(links.find(({ source }) => source === "2")).toMatchObject({ verdict: "same", target: "a-1" });
      const next = await rehire.plan();
      expect(short(next)).toEqual(["unsuspend 2"]);
      await rehire.apply(next);
      expect(rehire.account("a-1").state).toBe("active");
      expect(short(await rehire.plan())).toEqual([]);
    },
  );

  it("is a proposal for an address given to somebody else: the second key speaks against it", async () => {
    const rehire = await world({ number: "E-7" }, { number: "E-8" });
    expect(short(await rehire.plan())).toEqual(["update 2 review", "link 2 review"]);
  });

  it("replaces a record that is gone from a complete read", async () => {
    const rehire = await world({ number: "E-7" }, { number: "E-7" });
    rehire.source.people = rehire.source.people.filter(({ id }) => id !== "1");
    const plan = await rehire.plan();
    expect(changeOf(plan, "2", "link")).toMatchObject({ replaces: "1", evidence: expect.arrayContaining([]) });
    expect(plan.issues.map(({ code }) => code)).not.toContain("vanished");
  });

  it("does not take a record for gone that an incomplete read did not show", async () => {
    const rehire = await linkedWorld({
      people: [
        person("2x"),
        ...Array.from({ length: 60 }, (_, index) => person(`p${index}`)),
        person("1", { number: "E-7" }),
      ],
      accounts: [account("1")],
      settings: { create: false },
    });
    Object.assign(rehire.person("2x"), { email: "1@example.com", number: "E-7" });
    rehire.source.breaksAfter = 50;
    const plan = await rehire.plan();
    expect(short(plan)).toEqual(["link 2x conflict"]);
  });
});
