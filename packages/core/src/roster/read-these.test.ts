import { describe, expect, it } from "vitest";
import type { AnyResource } from "../adapter/any-adapter.ts";
import { ApiError, PermissionError } from "../errors/index.ts";
import { unclaimed, vanished } from "./absence.ts";
import { isComplete } from "./extent.ts";
import { IncompleteRosterError } from "./incomplete-roster-error.ts";
import { packRoster } from "./pack-roster.ts";
import { readThese, type These } from "./read-these.ts";
import { sampleResource, sampleUsers } from "./sample-resource.ts";

const readAt = "2026-03-02T08:00:00Z";
const reading = { day: "2026-03-02", attributes: [] };
const users = sampleUsers(3);
const call = { vendor: "Sample", method: "GET", path: "/users/{id}" };

const lookUps: Partial<AnyResource> = {
  get: async (id) => {
    const row = users.find((user) => user.id === id);
    return row && { row };
  },
  find: async (_, value) => {
    const row = users.find(({ email }) => email === value);
    return row && { row };
  },
};

const readSome = async (these: These, members: Partial<AnyResource> = {}) => {
  const resource = sampleResource([], { ...lookUps, ...members });
  const builder = packRoster(resource, ["email"]);
  return builder.finish(await readThese(resource, these, reading, builder, { readAt }));
};
const gapsOf = async (...given: Parameters<typeof readSome>) => {
  const { extent } = await readSome(...given);
  return extent.complete ? [] : extent.gaps;
};

const free = { attribute: "email", value: "free@example.com" };
const taken = { attribute: "email", value: "user2@example.com" };

describe("rule 6: a target asked by key is complete for that key", () => {
  it("says of the keys that were asked whether they are free, and of no others", async () => {
    const roster = await readSome({ keys: [free, taken] }, { absence: "proven" });
    if (!isComplete(roster)) throw new Error("the read should be complete");
    expect(unclaimed(roster, "email", free.value)).toBe(true);
    expect(unclaimed(roster, "email", taken.value)).toBe(false);
    expect(() => unclaimed(roster, "email", "other@example.com")).toThrow(IncompleteRosterError);
  });

  it("never says who has vanished", async () => {
    const { extent } = await readSome({ ids: ["u1"] });
    expect(extent.complete).toBe(true);
    expect(() => vanished({ extent: extent as never, has: () => false }, ["u2"])).toThrow(IncompleteRosterError);
  });

  it("takes in one record for several keys", async () => {
    expect(await readSome({ ids: ["u2", "u1"], keys: [taken] })).toMatchObject({
      size: 2,
      extent: { complete: true, size: 2 },
    });
  });

  it("believes an ambiguous answer only with somebody who can be read by id", async () => {
    expect(await gapsOf({ ids: ["u9", "u1"] })).toEqual([]);
    expect(await gapsOf({ ids: ["u9"] })).toEqual([
      "records were not found, and there is nobody to try a read by id with",
    ]);
  });

  it("believes a vendor that removes nobody about keys that are free, and not about ids", async () => {
    expect(await gapsOf({ ids: ["u1"], keys: [free] }, { absence: "never" })).toEqual([]);
    expect(await gapsOf({ ids: ["u9", "u1"] }, { absence: "never" })).toEqual([
      expect.stringContaining("although the vendor removes nobody"),
    ]);
    const { extent } = await readSome({ ids: ["u9", "u1", "u8"], keys: [free] }, { absence: "never" });
    expect(extent).toMatchObject({ gone: ["u9", "u8"] });
  });

  it("is incomplete for a failure, for another record than was asked for, and where nothing can be asked", async () => {
    const failing = async () => {
      throw new ApiError({ ...call, status: 500 });
    };
    expect(await gapsOf({ ids: ["u1"] }, { get: failing })).toEqual(["a record could not be read by key: api 500"]);
    expect(await gapsOf({ ids: ["user1"] }, { get: async () => ({ row: users[0] }) })).toEqual([
      "a record was asked for by id and another one came",
    ]);
    const resource = sampleResource([]);
    const extent = await readThese(resource, { keys: [free] }, reading, { add: () => {} }, { readAt });
    expect(extent).toMatchObject({ gaps: ["a record could not be read by key: there is no way to ask"] });
  });

  it("stops at a 403", async () => {
    const refused = async () => {
      throw new PermissionError({ ...call, status: 403 });
    };
    await expect(readSome({ ids: ["u1"] }, { get: refused })).rejects.toThrow("403");
  });
});
