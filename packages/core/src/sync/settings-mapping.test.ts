import { describe, expect, it } from "vitest";
import type { AnyConnection } from "../adapter/any-adapter.ts";
import { customStep } from "../mapping/custom-step.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { overrideMapping } from "../mapping/override-mapping.ts";
import { connectDirectory } from "../plan/directory.fixture.ts";
import { connectSource, type SourcePerson } from "../plan/people-source.fixture.ts";
import { changeOf, createWorld, person, settingsOf, type TestSettings } from "../plan/world.fixture.ts";
import { attributes } from "../shape/attributes.ts";
import { createSync } from "./create-sync.ts";

const shout = customStep("text", "text", (text) => text.toUpperCase());

describe("functions that rules of the settings name", () => {
  const settings: TestSettings = {
    mapping: {
      toEmployee: { title: { from: "title", through: [["custom", "shout"]] } },
      fromEmployee: { title: { first: [{ from: "title", through: [["trim"], ["custom", "shuot"]] }, "department"] } },
    },
  };

  it("are handed in by code and work on both sides", async () => {
    const world = createWorld({
      people: [person("1", { title: "cook" })],
      settings,
      functions: { shout, shuot: customStep("text", "text", (text) => `${text}!`) },
    });
    expect(changeOf(await world.plan(), "1").set).toMatchObject({ title: "COOK!" });
  });

  it("are refused when the sync is made, every one that nobody handed in", () => {
    const problems = (functions: { readonly [name: string]: typeof shout }) => {
      try {
        createWorld({ settings, functions });
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(problems({})).toMatchObject({
      code: "configuration",
      problems: [
        { path: "mapping.toEmployee.title", message: 'no function called "shout" was handed in' },
        { path: "mapping.fromEmployee.title", message: 'no function called "shuot" was handed in' },
      ],
    });
    expect(problems({ shout })).toMatchObject({
      problems: [{ path: "mapping.fromEmployee.title", message: expect.stringContaining("did you mean shout?") }],
    });
    expect(problems({ toString: shout })).toMatchObject({ problems: { length: 2 } });
  });
});

describe("attributes that only this customer has", () => {
  const row = attributes<SourcePerson & { readonly size?: string; readonly since?: string }>();
  const account = attributes<{ readonly [name: string]: string | null }>();
  const found = {
    "custom.Shirt size": row.text(({ size }) => size, { label: "Shirt size" }),
    "custom.Here since": row.day(({ since }) => since, { label: "Here since" }),
  };
  const foundAtTarget = {
    shirtSize: account.text((one) => one.shirtSize, { label: "Size of shirt" }),
    hereSince: account.day((one) => one.hereSince),
  };
  const asked: string[] = [];
  const finding = (connection: AnyConnection, name: string, shape: object): AnyConnection => ({
    ...connection,
    people: {
      ...connection.people,
      discover: async () => {
        asked.push(name);
        return shape as never;
      },
    },
  });
  const open = (settings: TestSettings) => {
    asked.length = 0;
    const world = createWorld({ people: [{ ...person("1"), size: "M", since: "2020-02-29" } as SourcePerson] });
    return createSync({
      source: finding(connectSource(world.source), "source", found),
      target: finding(connectDirectory(world.directory), "target", foundAtTarget),
      settings: settingsOf(settings),
      store: world.store,
      now: world.now,
    });
  };
  const mapped: TestSettings = {
    mapping: {
      toEmployee: {
        "custom.size": { from: "custom.Shirt size", through: [["lower"]] },
        "custom.since": { value: "custom.Here since", onNull: "keep" },
      },
      fromEmployee: { shirtSize: "custom.size", hereSince: "custom.since" },
    },
  };

  it("are mapped on both sides, each of the kind that its rule makes", async () => {
    const plan = await open(mapped).plan();
    expect(changeOf(plan, "1").set).toMatchObject({ shirtSize: "m", hereSince: "2020-02-29" });
    expect(plan.rules).toMatchObject({ shirtSize: "Shirt size: Shirt size, lower case" });
  });

  it("are described, mapped or not, and explained", async () => {
    const sync = open(mapped);
    const { toAccount, toEmployee, discovered } = await sync.describe();
    expect(toEmployee.find(({ to }) => to === "custom.size")).toMatchObject({ from: [{ label: "Shirt size" }] });
    expect(toAccount.find(({ to }) => to === "shirtSize")).toMatchObject({ toLabel: "Size of shirt" });
    expect(discovered).toEqual({
      source: [
        { name: "custom.Shirt size", label: "Shirt size", kind: "text" },
        { name: "custom.Here since", label: "Here since", kind: "day" },
      ],
      target: [
        { name: "shirtSize", label: "Size of shirt", kind: "text" },
        { name: "hereSince", label: "hereSince", kind: "day" },
      ],
    });
    expect(await sync.explain("1", "shirtSize")).toMatchObject({
      label: "Size of shirt",
      sources: [{ attribute: "custom.Shirt size", value: "M" }],
      value: "m",
    });
  });

  it.each<[name: string, mapping: NonNullable<TestSettings["mapping"]>, attribute: string, remedy: string]>([
    ["at the source", { toEmployee: { title: "custom.Shirt siez" } }, "title", "did you mean custom.Shirt size?"],
    ["by a label", { toEmployee: { title: "shirt-size" } }, "title", "did you mean custom.Shirt size?"],
    ["at the target", { fromEmployee: { shirtsize: "title" } }, "shirtsize", "did you mean shirtSize?"],
    ["in the middle", { fromEmployee: { shirtSize: "custom.size" } }, "shirtSize", "attributes that fit"],
  ])("are refused when misspelt: %s", async (_, mapping, attribute, remedy) => {
    await expect(open({ mapping }).plan()).rejects.toMatchObject({
      code: "mapping",
      problems: [{ attribute, remedy: expect.stringContaining(remedy) }],
    });
  });

  it("are refused elsewhere in the settings, and in a question, with the name that was meant", async () => {
    await expect(open({ ...mapped, match: [{ from: "workEmail", to: "shirtSiz" }] }).plan()).rejects.toMatchObject({
      problems: [{ path: "match.0.to", message: "accounts have no such attribute; did you mean shirtSize?" }],
    });
    await expect(open(mapped).explain("1", "shirtsize")).rejects.toMatchObject({
      code: "configuration",
      problems: [{ message: expect.stringContaining("did you mean shirtSize?") }],
    });
  });

  it("are asked for only where a name may be one", async () => {
    await open({ mapping: { toEmployee: { nickName: "first" }, fromEmployee: { title: "department" } } }).plan();
    expect(asked).toEqual([]);
    await open({ mapping: { toEmployee: { nickName: "custom.Shirt size" } } }).plan();
    expect(asked).toEqual(["source"]);
  });
});

describe("attributes that the target's own settings leave alone", () => {
  it("are written all the same where a rule of the sync says so", async () => {
    const leavesTitles = (connection: AnyConnection): AnyConnection => ({
      ...connection,
      adapter: {
        ...connection.adapter,
        fromEmployee: overrideMapping(connection.adapter.fromEmployee as Mapping, { title: null }) as never,
      },
    });
    const people = [person("1", { title: "cook" })];
    const settings: TestSettings = { mapping: { fromEmployee: { title: "title" } } };
    const setOf = async (more: TestSettings) =>
      changeOf(await createWorld({ people, like: leavesTitles, settings: more }).plan(), "1").set;
    expect(await setOf({})).not.toHaveProperty("title");
    expect(await setOf(settings)).toMatchObject({ title: "cook" });
  });
});
