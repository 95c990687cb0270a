import { describe, expect, it } from "vitest";
import { single } from "../adapter/readers.ts";
import { read } from "./read.ts";
import { collector, type SampleUser, sampleResource, sampleUsers } from "./sample-resource.ts";

const readMarked = async (isMarked: (user: SampleUser) => boolean, marks: readonly string[] = []) => {
  const page = async () => ({ items: sampleUsers(3) });
  const mark = (user: SampleUser) => (isMarked(user) ? "retired" : undefined);
  const resource = sampleResource(sampleUsers(3), { read: single({ page }, { mark }) });
  const sink = collector();
  const reading = { day: "2026-03-02", attributes: [] };
  const extent = await read(resource, reading, sink, { readAt: "2026-03-02T08:00:00Z", marks });
  return { extent, size: sink.rows.size };
};

describe("rule 6: somebody of a kind was seen if there ever was one", () => {
  it("is told of every read", async () => {
    expect((await readMarked(({ id }) => id === "u2")).extent).toMatchObject({ complete: true, marks: ["retired"] });
    expect((await readMarked(() => false)).extent).toMatchObject({ complete: true, marks: [] });
  });

  it("does not believe a read without anybody of a kind that earlier ones had, and hands on whom it shows", async () => {
    const { extent, size } = await readMarked(() => false, ["retired"]);
    expect(extent).toMatchObject({
      complete: false,
      gaps: ["nobody is retired any more, which looks like a permission that was narrowed"],
    });
    expect(extent).not.toHaveProperty("narrowed");
    expect(size).toBe(3);
  });

  it("believes one with somebody", async () => {
    expect((await readMarked(({ id }) => id === "u1", ["retired"])).extent.complete).toBe(true);
  });
});
