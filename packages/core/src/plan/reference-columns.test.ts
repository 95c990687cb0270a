import { describe, expect, it } from "vitest";
import { defineMapping } from "../mapping/define-mapping.ts";
import type { CompiledMapping } from "../mapping/mapping.ts";
import { attributes } from "../shape/attributes.ts";
import { createReferenceColumns } from "./reference-columns.ts";

interface Row {
  readonly name?: string | null;
  readonly boss?: string | null;
}

const counted = () => {
  let reads = 0;
  const { text, person } = attributes<Row>();
  const source = {
    name: text((row) => row.name),
    boss: person((row) => {
      reads += 1;
      return row.boss;
    }),
  };
  const target = {
    lead: person(() => null),
    leadName: text(() => null),
    again: text(() => null),
    own: text(() => null),
  };
  const mapping = defineMapping(source, target, (from) => ({
    lead: "boss",
    leadName: from.follow("boss", "name"),
    again: from.follow("boss", from.template("{name}!")),
    own: "name",
  }));
  return { columns: createReferenceColumns(mapping as unknown as CompiledMapping), reads: () => reads };
};

describe("columns of references", () => {
  it("read and keep a reference once, whoever follows it", () => {
    const { columns, reads } = counted();
    columns.add("1", { name: "Ada", boss: "2" });
    columns.add("2", { name: "Grace", boss: null });
    expect(reads()).toBe(2);
    expect(columns.reference("lead", 0)).toBe("2");
    expect([columns.followed("leadName", 0), columns.followed("again", 0)]).toEqual(["Grace", "Grace!"]);
  });

  it("tell what is none from what is not said, and say nothing of records that were not read", () => {
    const { columns } = counted();
    for (const [id, row] of Object.entries<Row>({
      a: { boss: null },
      b: {},
      c: { boss: "zz" },
      d: { boss: "e" },
      e: { name: null },
    }))
      columns.add(id, row);
    expect([0, 1, 2, 3].map((place) => columns.followed("leadName", place))).toEqual([
      null,
      undefined,
      undefined,
      null,
    ]);
    expect(columns.misread("leadName", 0)).toBeUndefined();
  });
});
