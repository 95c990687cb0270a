import type { User } from "../index.ts";

/** A user with most kinds of attribute, spelled as the schemas spell them. */
export const ada = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
  id: "2819c223-7f76-453a-919d-413861904646",
  externalId: "Bob-701984",
  userName: "Ada@Example.com",
  name: { formatted: "Ms. Ada B Lovelace", familyName: "Lovelace", givenName: "Ada" },
  title: "",
  active: true,
  emails: [
    { value: "ada@example.com", type: "work", primary: true },
    { value: "ada@home.example", type: "home" },
  ],
  addresses: [{ type: "work", streetAddress: "100 Main St", locality: "London", country: "GB" }],
  photos: [],
  groups: [{ value: "e9e30dba", display: "Tour Guides" }],
  meta: {
    resourceType: "User",
    created: "2010-01-23T04:56:22Z",
    lastModified: "2011-05-13T04:42:34Z",
    version: 'W/"a330bc54f0671c9"',
  },
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
    employeeNumber: "701984",
    department: "Engines",
    manager: { value: "26118915", displayName: "Charles Babbage" },
  },
} as const satisfies User;

/** A user with as little as there can be. */
export const bare = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  id: "1",
  userName: "bare",
} as const satisfies User;

/** The enterprise extension's URN. */
export const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/** The core User's URN. */
export const core = "urn:ietf:params:scim:schemas:core:2.0:User";
