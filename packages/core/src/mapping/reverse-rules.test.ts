import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attributes } from "../shape/index.ts";
import { accountShape, vendorShape } from "./company.fixture.ts";
import { defineMapping } from "./define-mapping.ts";
import { asEmail, formatDay, lookup, lower } from "./steps.ts";

const mapping = defineMapping(vendorShape, accountShape, (from) => ({
  login: "mail",
  name: { value: "first", write: "create", onNull: "clear" },
  nick: "first",
  kind: from.through("code", lookup({ FT: "Full time", PT: "Part time" })),
  since: "starts",
  leader: "boss",
  leaderName: from.through("last", lower()),
  leaderMail: from.follow("boss", "mail"),
}));

describe("reading a mapping backwards", () => {
  test("keeps what inverts: the first of two rules, no policies, nothing followed, nothing lost", () => {
    expect(mapping.reverse().rules).toEqual({
      mail: { value: "login" },
      first: { value: "name" },
      code: { value: { from: "kind", through: [["lookup", { "Full time": "FT", "Part time": "PT" }]] } },
      starts: { value: "since" },
      boss: { value: "leader" },
    });
  });

  test("leaves out what would write a read-only attribute, or one of a narrower kind", () => {
    const read = defineMapping(vendorShape, accountShape, () => ({ name: "id", nick: "mail" }));
    expect(read.reverse().names).toEqual([]);
  });

  test("narrowing undoes to nothing, and chains undo from their end", () => {
    const { text, email } = attributes<{ readonly a?: string }>();
    const target = { mail: email((row) => row.a), written: text((row) => row.a) } as const;
    const there = defineMapping(vendorShape, target, (from) => ({
      mail: from.through("code", lookup({ a: "a@x.example", b: "b@x.example" }), asEmail()),
      written: from.through("starts", formatDay("D.M.YYYY"), lookup({ "1.2.2024": "first" })),
    }));
    expect(there.reverse().rules).toEqual({
      code: { value: { from: "mail", through: [["lookup", { "a@x.example": "a", "b@x.example": "b" }]] } },
      starts: {
        value: {
          from: "written",
          through: [
            ["lookup", { first: "1.2.2024" }],
            ["parseDay", "D.M.YYYY"],
          ],
        },
      },
    });
  });

  test("there and back is the same record", () => {
    const back = mapping.reverse();
    const row = fc.record(
      {
        mail: fc.constantFrom("a@x.example", null),
        first: fc.option(fc.string()),
        code: fc.constantFrom("FT", "PT", null),
        starts: fc.constantFrom("2024-02-29", null),
        boss: fc.option(fc.string({ minLength: 1 })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(row, (person) => {
        expect(back.run(mapping.run(person))).toEqual(person);
      }),
    );
    expect(back.reverse().run({ first: "A" })).toEqual({ name: "A" });
  });
});
