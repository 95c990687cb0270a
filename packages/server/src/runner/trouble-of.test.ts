import { AuthenticationError, ConfigurationError, NetworkError } from "@rosterkit/core";
import { describe, expect, it } from "vitest";
import { connectionOf, isPassing, sickConnection } from "./trouble-of.ts";

const ends = { source: { id: "HR", adapter: "humaans" }, target: { id: "directory", adapter: "okta" } };
const twins = { source: { id: "one", adapter: "okta" }, target: { id: "other", adapter: "okta" } };

const refused = (adapter: string) =>
  new AuthenticationError({ vendor: "Vendor", status: 401, method: "GET", path: "/people" }, { adapter });

describe("rule 11: a failure is the connection's whose vendor refused", () => {
  it("where a run told of it in its middle", () => {
    const failure = { code: "authentication", message: "refused" };
    const idOf = (adapter: string | undefined, sides: typeof ends) =>
      connectionOf({ ...failure, ...(adapter && { adapter }) }, sides).id;
    expect([idOf("humaans", ends), idOf("okta", ends), idOf(undefined, ends), idOf("okta", twins)]).toEqual([
      "HR",
      "directory",
      "directory",
      "other",
    ]);
  });

  it("where it ended the run, unless nobody can tell", () => {
    expect(sickConnection(refused("humaans"), ends)?.id).toBe("HR");
    expect(sickConnection(refused("okta"), twins)).toBeUndefined();
  });

  it("and passes, unlike what is wrong with the sync itself", () => {
    const lost = { vendor: "Vendor", host: "h", method: "GET", path: "/", reason: "TIMEOUT", explanation: "timed out" };
    expect(
      [refused("okta"), new NetworkError(lost), new ConfigurationError([]), new Error("?")].map(isPassing),
    ).toEqual([true, true, false, false]);
  });
});
