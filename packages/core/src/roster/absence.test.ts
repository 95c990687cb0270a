import { describe, expect, it } from "vitest";
import { unclaimed, vanished } from "./absence.ts";
import { isComplete } from "./extent.ts";
import { IncompleteRosterError } from "./incomplete-roster-error.ts";
import { isEverybody } from "./is-everybody.ts";
import { packRoster } from "./pack-roster.ts";
import { read } from "./read.ts";
import { sampleResource, sampleUsers } from "./sample-resource.ts";
import { createSeen } from "./seen.ts";

const readAt = "2026-03-02T08:00:00Z";
const reading = { day: "2026-03-02", attributes: [] };
const users = sampleUsers(3);
const broken = sampleResource([...users, ...sampleUsers(1)]);

const readBoth = async (resource: ReturnType<typeof sampleResource>) => {
  const seen = createSeen();
  const roster = packRoster(resource, ["email"]);
  const sink = {
    add: (id: string, row: never) => {
      seen.add(id, row);
      roster.add(id, row);
    },
  };
  const extent = await read(resource, reading, sink, { readAt });
  return { seen: seen.finish(extent), roster: roster.finish(extent), extent };
};

describe("rule 6: what may be concluded from absence", () => {
  it("concludes from a complete read who has vanished and what is free", async () => {
    const { seen, roster } = await readBoth(sampleResource(users));
    if (!isEverybody(seen.extent) || !isComplete(roster)) throw new Error("the read should be complete");
    expect(vanished({ ...seen, extent: seen.extent }, ["u1", "u7"])).toEqual(["u7"]);
    expect(unclaimed(roster, "email", "free@example.com")).toBe(true);
    expect(unclaimed(roster, "email", "ÜSER1@example.com")).toBe(false);
  });

  it("refuses an incomplete read that was forced past the types, and names its gaps", async () => {
    const { seen, roster, extent } = await readBoth(broken);
    expect([extent.complete, isEverybody(extent), isComplete(roster)]).toEqual([false, false, false]);
    expect(() => vanished(seen as never, ["u7"])).toThrow(IncompleteRosterError);
    expect(() => unclaimed(roster as never, "email", "free@example.com")).toThrow(/an id came twice/);
  });

  it("refuses a look-alike that read did not make", async () => {
    const { seen, roster } = await readBoth(sampleResource(users));
    const forged = JSON.parse(JSON.stringify(seen.extent));
    expect(forged.complete).toBe(true);
    expect(() => vanished({ ...seen, extent: forged }, ["u7"])).toThrow(IncompleteRosterError);
    const lookAlike = { ...roster, find: () => [], extent: forged };
    expect(() => unclaimed(lookAlike, "email", "free@example.com")).toThrow(IncompleteRosterError);
  });

  it("refuses a complete extent for records of which some were dropped on the way", async () => {
    const { extent } = await readBoth(sampleResource(users));
    expect(() => createSeen().finish(extent)).toThrow("3 records were read and 0 were kept");
    expect(() => packRoster(sampleResource(users), ["email"]).finish(extent)).toThrow(IncompleteRosterError);
  });
});
