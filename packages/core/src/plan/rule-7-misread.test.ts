import { describe, expect, it } from "vitest";
import { customStep } from "../mapping/custom-step.ts";
import {
  account,
  changeOf,
  codesOf,
  createWorld,
  linkedWorld,
  person,
  short,
  type TestSettings,
} from "./world.fixture.ts";

const phones: TestSettings = {
  mapping: {
    toEmployee: { workPhone: { phone: "phone", country: { constant: "GB" } } },
    fromEmployee: { title: "workPhone" },
  },
};

describe("rule 7: what cannot be read is not said", () => {
  it("makes an account without it, and tells of it without the value", async () => {
    const world = createWorld({
      people: [person("1", { phone: "ask Grace" }), person("2", { phone: "020 7946 0018" })],
      settings: phones,
    });
    const plan = await world.plan();
    expect(changeOf(plan, "1").set).not.toHaveProperty("title");
    expect(changeOf(plan, "2").set).toMatchObject({ title: "+442079460018" });
    expect(plan.issues).toEqual([
      {
        subject: "1",
        who: "First1 Last1 <1@example.com>",
        attribute: "title",
        code: "unreadable phone",
        message: "title: nothing is made of a value at the source that cannot be read as a phone number",
      },
    ]);
    expect(JSON.stringify(plan.issues)).not.toContain("Grace");
  });

  it("leaves what the account holds alone, and goes on with the rest", async () => {
    const world = await linkedWorld({
      people: ["1", "2"].map((id) => person(id, { phone: "020 7946 0018" })),
      settings: phones,
    });
    Object.assign(world.person("1"), { phone: "112", last: "Married" });
    const { plan } = await world.run();
    expect(changeOf(plan, "1").set).not.toHaveProperty("title");
    expect(changeOf(plan, "1").set).toMatchObject({ last: "Married" });
    expect(codesOf(plan, "1")).toEqual(["unreadable phone"]);
    const [{ target = "" } = {}] = await world.links();
    expect(world.account(target).title).toBe("+442079460018");
    world.person("1").phone = null;
    expect(changeOf(await world.plan(), "1").set).toEqual({ title: null });
  });

  it("tells nothing of people whom nobody asks about", async () => {
    const gone = person("1", { phone: "112", end: "2026-01-01", status: "left" });
    const world = createWorld({ people: [gone], settings: phones });
    expect((await world.plan()).issues).toEqual([]);
  });

  it("tells it of people who are linked by the plan", async () => {
    const world = createWorld({ people: [person("1", { phone: "112" })], accounts: [account("1")], settings: phones });
    expect(codesOf(await world.plan(), "1")).toEqual(["unreadable phone"]);
  });

  it("tells once of the record that many refer to", async () => {
    const world = await linkedWorld({
      people: ["1", "2", "3"].map((id) => person(id, id === "3" ? { phone: "112" } : { boss: "3" })),
      settings: {
        mapping: {
          ...phones.mapping,
          fromEmployee: { title: { follow: "manager", value: "workPhone" } },
        },
      },
    });
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(plan.issues).toMatchObject([{ subject: "3", attribute: "title", code: "unreadable phone" }]);
    world.person("3").phone = "020 7946 0018";
    expect(changeOf(await world.plan(), "1").set).toEqual({ title: "+442079460018" });
  });
});

describe("rule 7: a function that fails", () => {
  const functions = {
    shout: customStep("text", "text", (text) => {
      if (text === "quiet") throw new Error(`${text} please`);
      return text.toUpperCase();
    }),
    firstDay: customStep("day", "day", (day) => {
      if (day.endsWith("-13")) throw new RangeError(day);
      return day;
    }),
  };
  const settings: TestSettings = {
    mapping: {
      toEmployee: {
        department: { from: "department", through: [["custom", "shout"]] },
        startDate: { from: "start", through: [["custom", "firstDay"]] },
      },
      fromEmployee: { title: "department", department: null },
    },
  };

  it("is that person's issue, without the error, and nobody else's", async () => {
    const people = [person("1", { department: "quiet" }), person("2", { department: "loud" })];
    const world = createWorld({ people, settings, functions });
    const plan = await world.plan();
    expect(plan.issues).toMatchObject([{ subject: "1", attribute: "title", code: "function failed" }]);
    expect(plan.issues[0]?.message).toContain("shout");
    expect(JSON.stringify(plan.issues)).not.toContain("please");
    expect(changeOf(plan, "2").set).toMatchObject({ title: "LOUD" });
    expect(changeOf(plan, "1").set).not.toHaveProperty("title");
  });

  it("on a date is told of everybody, and lets nobody in", async () => {
    const world = createWorld({ people: [person("1", { start: "2020-01-13" })], settings, functions });
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(plan.issues.map(({ attribute, code }) => [attribute, code])).toEqual([
      [undefined, "dates not said"],
      ["startDate", "function failed"],
    ]);
  });
});
