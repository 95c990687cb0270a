import fc from "fast-check";
import { type Filter, type FilterValue, userType } from "../index.ts";
import { core, enterprise } from "./sample-user.ts";

/** Texts that filters meet: letters in both cases, accents, quotes, escapes, controls, lone surrogates. */
export const anyText = fc.oneof(
  fc.constantFrom(
    "",
    "work",
    "Work",
    "ada@example.com",
    "ADA@EXAMPLE.COM",
    "é",
    "E\u0301",
    "İ",
    "ß",
    '"',
    "\\",
    "\ud800",
    "\u0000",
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
);

const anyValue: fc.Arbitrary<FilterValue> = fc.oneof(
  anyText,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(null),
);

/** Paths of every kind, some of nothing. */
const anyPath = fc.constantFrom(
  "userName",
  "USERNAME",
  "name",
  "name.familyName",
  "emails",
  "emails.value",
  "emails.type",
  "emails.primary",
  "active",
  "title",
  "photos",
  "schemas",
  "id",
  "meta.lastModified",
  "value",
  "type",
  "nothing",
  "$ref",
  "not",
  "and",
  `${core}:userName`,
  `${enterprise}:department`,
  `${enterprise}:manager.value`,
);

const comparison = fc.record({
  operator: fc.constantFrom("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"),
  path: anyPath,
  value: anyValue,
});
const presence = fc.record({ operator: fc.constant("pr" as const), path: anyPath });

const combined = (inner: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> =>
  fc.oneof(
    fc.record({
      operator: fc.constantFrom("and" as const, "or" as const),
      filters: fc
        .tuple(inner, inner, fc.array(inner, { maxLength: 2 }))
        .map(([first, second, others]): [Filter, Filter, ...Filter[]] => [first, second, ...others]),
    }),
    fc.record({ operator: fc.constant("not" as const), filter: inner }),
  );

const leaf: fc.Arbitrary<Filter> = fc.oneof(comparison, presence);
const inValue: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 3, arbitrary: leaf },
  combined(leaf),
  combined(combined(leaf)),
);
const valueFilter: fc.Arbitrary<Filter> = fc.record({
  operator: fc.constant("some" as const),
  path: anyPath,
  filter: inValue,
});
const term = fc.oneof(leaf, valueFilter);

/** Filters as `parseFilter` could have made them; most name something that is not there or compare what cannot be compared. */
export const anyFilter: fc.Arbitrary<Filter> = fc.oneof(term, combined(term), combined(combined(term)));

const paths = fc.constantFrom(
  "userName",
  "name.familyName",
  "emails.value",
  "emails.type",
  "title",
  `${enterprise}:department`,
);
const texts = fc.constantFrom("", "a", "A", "work", "home", "ada", "É", "E\u0301");
const soundLeaf: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({
    operator: fc.constantFrom("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"),
    path: paths,
    value: texts,
  }),
  fc.record({
    operator: fc.constantFrom("eq", "ne"),
    path: fc.constantFrom("active", "emails.primary"),
    value: fc.boolean(),
  }),
  fc.record({ operator: fc.constantFrom("eq", "ne"), path: paths, value: fc.constant(null) }),
  fc.record({
    operator: fc.constant("pr" as const),
    path: fc.oneof(paths, fc.constantFrom("name", "emails", "active")),
  }),
);
const soundInside: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({
    operator: fc.constantFrom("eq", "ne", "co", "lt"),
    path: fc.constantFrom("value", "type"),
    value: texts,
  }),
  fc.record({ operator: fc.constant("pr" as const), path: fc.constantFrom("value", "type", "primary") }),
);
const soundTerm: fc.Arbitrary<Filter> = fc.oneof(
  soundLeaf,
  fc.record({
    operator: fc.constant("some" as const),
    path: fc.constant("emails"),
    filter: fc.oneof(soundInside, combined(soundInside)),
  }),
);

/** Filters that mean something for a User. */
export const soundFilter: fc.Arbitrary<Filter> = fc.oneof(
  soundTerm,
  combined(soundTerm),
  combined(combined(soundTerm)),
);

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Users of which any attribute may be absent, null or empty. */
export const anyUser = fc
  .record(
    {
      userName: fc.oneof(texts, fc.constant(null)),
      name: fc.oneof(fc.record({ familyName: maybe(texts) }, { requiredKeys: [] }), fc.constant(null)),
      title: texts,
      active: fc.boolean(),
      emails: fc.oneof(
        fc.array(fc.record({ value: texts, type: texts, primary: fc.boolean() }, { requiredKeys: [] }), {
          maxLength: 3,
        }),
        fc.constant(null),
      ),
      [enterprise]: fc.record({ department: texts }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  )
  .map((user) => ({ schemas: [userType.urn], id: "1", ...user }));

const hostileNames = fc.constantFrom("__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf");
const someNames = fc.oneof(
  anyPath,
  hostileNames,
  fc.constantFrom(
    enterprise,
    core,
    'emails[type eq "work"]',
    'emails[type eq "work"].value',
    'emails[value co "x" or primary eq "True"].display',
    "EMAILS[not (type pr)]",
    "emails[",
    'emails[type eq "work"].nothing',
    'addresses[type eq "new"].locality',
    "groups",
    "groups[value pr]",
    "members",
    "__proto__.polluted",
    "constructor.prototype.polluted",
    "name.__proto__",
    'emails[type eq "__proto__"]',
  ),
  fc.string({ unit: "binary", maxLength: 12 }),
);

const { tree: anyJson } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, "False", "True", "a@example.com", "", 3, 1.5, "work", {}, []),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc
      .array(
        fc.tuple(fc.oneof(someNames, fc.constantFrom("value", "type", "primary", "$ref", "display")), tie("tree")),
        { maxLength: 3 },
      )
      // As JSON.parse does it: a name like __proto__ becomes an own property.
      .map((members) =>
        JSON.parse(`{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",")}}`),
      ),
  ),
}));

const verbs = fc.constantFrom("add", "replace", "remove", "Add", "REPLACE", "Remove");
const anyEmail = fc.record(
  { value: texts, type: texts, primary: fc.constantFrom<unknown>(true, false, "True", null) },
  { requiredKeys: [] },
);

/** Operations that could have been meant. */
export const meantOperation = fc.oneof(
  fc.record({
    op: verbs,
    path: fc.constantFrom("title", "name.familyName", "NICKNAME", `${enterprise}:department`),
    value: texts,
  }),
  fc.record({
    op: verbs,
    path: fc.constant("emails"),
    value: fc.oneof(anyEmail, fc.array(anyEmail, { maxLength: 3 })),
  }),
  fc.record({
    op: verbs,
    path: fc.constantFrom(
      'emails[type eq "work"]',
      "emails[value pr]",
      'emails[not (type eq "a")]',
      'name[familyName eq "a"]',
    ),
    value: anyEmail,
  }),
  fc.record({
    op: verbs,
    path: fc.constantFrom("emails.value", "emails.type", 'emails[type eq "work"].value'),
    value: texts,
  }),
  fc.record({ op: verbs, path: fc.constantFrom("emails.primary", 'emails[type eq "A"].primary'), value: fc.boolean() }),
  fc.record({
    op: verbs,
    path: fc.constantFrom("name", enterprise),
    value: fc.record({ familyName: texts, department: texts }),
  }),
  fc.record({
    op: verbs,
    value: fc.record(
      { title: texts, active: fc.boolean(), "name.givenName": texts, emails: fc.array(anyEmail, { maxLength: 2 }) },
      { requiredKeys: [] },
    ),
  }),
);

const operation = fc.oneof(
  { weight: 4, arbitrary: meantOperation },
  { weight: 4, arbitrary: fc.record({ op: verbs, path: someNames, value: anyJson }, { requiredKeys: ["op"] }) },
  { weight: 1, arbitrary: anyJson },
);

/** PATCH bodies, most of them wrong somewhere, many of them hostile. */
export const anyPatch = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      schemas: fc.constant(["urn:ietf:params:scim:api:messages:2.0:PatchOp"]),
      Operations: fc.array(operation, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: anyJson },
);
