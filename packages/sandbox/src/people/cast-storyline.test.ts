import { describe, expect, it } from "vitest";
import { castStoryline } from "./cast-storyline.ts";
import { createPeople } from "./create-people.ts";

const today = "2026-03-02";
const people = createPeople({ seed: 5, count: 80, today });

describe("castStoryline", () => {
  const { joiner, mover, renamed, leaver, returner } = castStoryline(people);

  it("casts everybody once", () => {
    const ids = [joiner?.id, mover?.person.id, renamed?.person.id, leaver?.id, returner?.id];
    expect(ids.every((id) => id !== undefined)).toBe(true);
    expect(new Set(ids).size).toBe(5);
  });

  it("casts the first to start and the last to leave", () => {
    const starts = people.flatMap(({ stage, employment }) => (stage === "new hire" ? [employment.startDate] : []));
    const ends = people.flatMap(({ stage, employment }) => (stage === "leaver" ? [employment.endDate] : []));
    expect(joiner?.employment.startDate).toBe(starts.sort()[0]);
    expect(returner?.employment.endDate).toBe(ends.sort().at(-1));
  });

  it("moves somebody under the head of another department", () => {
    const job = mover?.person.jobs.at(-1);
    expect(mover?.department).not.toBe(job?.department);
    const manager = people.find(({ id }) => id === mover?.managerId)?.jobs.at(-1);
    expect(manager?.department).toBe(mover?.department);
  });

  it("gives a new last name and an address nobody has", () => {
    expect(renamed?.lastName).not.toBe(renamed?.person.lastName);
    expect(people.map(({ workEmail }) => workEmail?.toLowerCase())).not.toContain(renamed?.workEmail);
  });

  it("casts the same people again", () => {
    expect(castStoryline(createPeople({ seed: 5, count: 80, today }))).toEqual({
      joiner,
      mover,
      renamed,
      leaver,
      returner,
    });
  });

  it("leaves parts open in a very small company", () => {
    expect(castStoryline(createPeople({ seed: 5, count: 1, today }))).toEqual({
      joiner: null,
      mover: null,
      renamed: null,
      leaver: null,
      returner: null,
    });
  });
});
