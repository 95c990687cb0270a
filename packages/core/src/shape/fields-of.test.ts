import { describe, expect, it } from "vitest";
import { attributes } from "./attributes.ts";
import { fieldsOf } from "./fields-of.ts";

const { text } = attributes<object>();
const shape = {
  name: text(() => "a", { fields: ["person.first", "person.last"] }),
  last: text(() => "b", { fields: ["person.last"] }),
  made: text(() => "c"),
};

describe("the fields behind attributes", () => {
  it("are those of the attributes named, each once", () => {
    expect(fieldsOf(shape, ["last", "name", "made", "nobody"])).toEqual(["person.first", "person.last"]);
    expect(fieldsOf(shape, ["made"])).toEqual([]);
  });

  it("are all of them when none is named", () => {
    expect(fieldsOf(shape, [])).toEqual(["person.first", "person.last"]);
  });
});
