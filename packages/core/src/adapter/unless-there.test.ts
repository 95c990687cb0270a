import { describe, expect, it } from "vitest";
import { ApiError, PermissionError } from "../errors/index.ts";
import { unlessThere } from "./unless-there.ts";

const call = { vendor: "Acme", method: "POST", path: "/people/{id}/state" };
const refused = new ApiError({ ...call, status: 409 });
const forbidden = new PermissionError({ ...call, status: 403 });

/** Somebody who is out or not, a call that goes wrong or not, and what was done. */
const reach = async (from: string, failure?: Error, now?: string) => {
  const done: string[] = [];
  const go = async () => {
    done.push("go");
    if (failure) throw failure;
  };
  const look = async () => {
    done.push("look");
    return now === undefined ? undefined : { row: now };
  };
  const error: unknown = await unlessThere({ from, isThere: (row) => row === "out", go, look }).catch(
    (caught) => caught,
  );
  return { done, error };
};

describe("reaching a state", () => {
  it("sends nothing where it is reached already", async () => {
    expect(await reach("out")).toEqual({ done: [], error: undefined });
  });

  it("looks only after a refusal, and being there makes it a success", async () => {
    expect(await reach("in")).toEqual({ done: ["go"], error: undefined });
    expect(await reach("in", refused, "out")).toEqual({ done: ["go", "look"], error: undefined });
  });

  it("rejects with the refusal where it is not reached, or nobody is there", async () => {
    expect((await reach("in", refused, "in")).error).toBe(refused);
    expect((await reach("in", refused)).error).toBe(refused);
  });

  it("does not look after anything else: a permission that is missing, a fault of the program", async () => {
    expect(await reach("in", forbidden, "out")).toEqual({ done: ["go"], error: forbidden });
    const fault = new TypeError("no");
    expect(await reach("in", fault, "out")).toEqual({ done: ["go"], error: fault });
  });
});
