import { describe, expectTypeOf, it } from "vitest";
import {
  defineSchema,
  type enterpriseUserSchema,
  type Group,
  type ResourceOf,
  type User,
  userSchema,
} from "../index.ts";

describe("RFC 7643: the type of a resource is read off its schemas", () => {
  it("has every attribute, none of them certain to be there", () => {
    expectTypeOf<User["userName"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<User["active"]>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<NonNullable<User["emails"]>[number]["primary"]>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<NonNullable<User["name"]>["familyName"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<NonNullable<User["meta"]>["lastModified"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<NonNullable<Group["members"]>[number]["$ref"]>().toEqualTypeOf<string | undefined>();
  });

  it("has extensions under their URN", () => {
    type Enterprise = NonNullable<User["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"]>;
    expectTypeOf<NonNullable<Enterprise["manager"]>["value"]>().toEqualTypeOf<string | undefined>();
    const own = defineSchema({
      id: "urn:own",
      name: "Own",
      attributes: [
        { name: "level", type: "integer" },
        { name: "tags", multiValued: true },
      ],
    });
    type Both = ResourceOf<typeof userSchema, typeof enterpriseUserSchema | typeof own>;
    type Own = NonNullable<Both["urn:own"]>;
    expectTypeOf<Both>().toHaveProperty("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
    expectTypeOf<Own["level"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Own["tags"]>().toEqualTypeOf<readonly string[] | undefined>();
  });

  it("has nothing else", () => {
    // @ts-expect-error: there is no such attribute.
    expectTypeOf<User["department"]>();
    expectTypeOf(userSchema.id).toEqualTypeOf<"urn:ietf:params:scim:schemas:core:2.0:User">();
  });
});
