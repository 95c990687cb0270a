import { describe, expect, it } from "vitest";
import { createWorld, person, ready } from "./world.fixture.ts";

const hired = (count: number, from: number) =>
  Array.from({ length: count }, (_, index) => person(`p${from + index}`, { start: "2026-12-24" }));

describe("rule 9: what was confirmed as a whole is not held against the day after", () => {
  it("lets a joiner in on the day after a first run of many, and still counts what comes after that", async () => {
    const world = createWorld({ people: hired(40, 0) });
    const { report } = await world.run();
    expect(report.applied).toBe(40);
    world.source.people.push(...hired(25, 40));
    const second = await world.run();
    expect(second.report.applied).toBe(25);
    world.source.people.push(...hired(1, 65));
    const third = await world.plan();
    expect(ready(third)).toEqual([]);
    expect(third.changes.map(({ held }) => held?.guardClass)).toEqual(["create"]);
  });
});
