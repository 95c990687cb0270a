import { describe, expect, it } from "vitest";
import { z } from "zod";
import { employeeShape } from "../employee/employee-shape.ts";
import { ConfigurationError } from "../errors/index.ts";
import { defaultIo } from "../http/io.ts";
import { defineMapping } from "../mapping/define-mapping.ts";
import { attributes } from "../shape/index.ts";
import { defineAdapter } from "./define-adapter.ts";
import { single } from "./readers.ts";
import { secret, setting } from "./settings.ts";

interface User {
  readonly id: string;
  readonly email: string;
}
interface Api {
  readonly list: (path: string) => Promise<readonly User[]>;
}

const made: unknown[] = [];
const users = { email: attributes<User>().email((user) => user.email) };

const vendor = defineAdapter({
  id: "vendor",
  name: "Vendor",
  family: "vendors",
  settings: z.object({ token: secret("Token"), host: setting("Host"), pageSize: z.number().default(100) }),
  api: (settings): Api => {
    made.push(settings);
    return { list: async () => [{ id: "1", email: `${settings.pageSize}@example.com` }] };
  },
  check: async (api) => ({ account: String((await api.list("/org")).length), findings: [] }),
  people: {
    attributes: users,
    can: (api, settings) => {
      // Reaches into both while binding, as authors will.
      const { list } = api;
      const path = `/users?size=${settings.pageSize}`;
      return {
        id: (user) => user.id,
        read: single({ page: async () => ({ items: await list(path) }) }),
        get: async () => undefined,
        create: async () => "1",
        become: { inactive: async () => {}, suspended: async () => {} },
        members: { page: async () => ({ items: [] }), add: async () => {}, remove: async () => {}, atOnce: 1 },
        irreversible: ["become.inactive"],
      };
    },
    permissions: { read: "users.read", "become.suspended": "users.manage" },
    alsoChanges: { "become.inactive": "removes every app assignment" },
  },
  events: () => ({ poll: async () => ({ items: [] }) }),
  credential: ({ token }) => (token === "immortal" ? undefined : { unusedDays: 30 }),
});

describe("defineAdapter", () => {
  it("computes the capability table without settings and without making a client", () => {
    expect(made).toEqual([]);
    expect(vendor.capabilities).toEqual([
      { ability: "people.read", permission: "users.read", undoable: true },
      { ability: "people.get", undoable: true },
      { ability: "people.create", undoable: true },
      { ability: "people.become.inactive", undoable: false, alsoChanges: "removes every app assignment" },
      { ability: "people.become.suspended", permission: "users.manage", undoable: true },
      { ability: "people.members", undoable: true },
      { ability: "events.poll", undoable: true },
    ]);
  });

  it("connects with checked settings and defaults filled in", async () => {
    const connection = vendor.connect({ token: " t ", host: "h" }, defaultIo());
    expect(made).toEqual([{ token: "t", host: "h", pageSize: 100 }]);
    expect((await connection.check()).account).toBe("1");
    expect(connection.adapter.family).toBe("vendors");
    const page = await connection.people.read?.lists.rows?.page(undefined, { day: "2026-03-02", attributes: [] });
    expect(page?.items).toEqual([{ id: "1", email: "100@example.com" }]);
    expect(connection.people.attributes).toBe(users);
    expect(Object.keys(connection)).toEqual(["adapter", "check", "people", "events", "credential"]);
    expect(connection.credential).toEqual({ unusedDays: 30 });
    expect("credential" in vendor.connect({ token: "immortal", host: "h" }, defaultIo())).toBe(false);
  });

  it("refuses settings that cannot work, with every problem at once", () => {
    const input: { token: string; host: string; pageSize?: number } = JSON.parse('{"token":"", "pageSize":"many"}');
    expect(() => vendor.connect(input, defaultIo())).toThrow(ConfigurationError);
    expect(() => vendor.connect(input, defaultIo())).toThrow(/token: .*host: .*pageSize: /);
  });
});

describe("attributes that settings leave alone", () => {
  const { email, text } = attributes<User>();
  const shape = { email: email((user) => user.email), title: text(() => null) };
  const manages = defineAdapter({
    id: "manages",
    name: "Manages",
    settings: z.object({ titles: z.boolean() }),
    api: () => ({}),
    check: async () => ({ account: "1", findings: [] }),
    people: { attributes: shape, can: () => ({ id: (user) => user.id, update: async () => {} }) },
    leaves: ({ titles }) => (titles ? [] : ["title"]),
    fromEmployee: defineMapping(employeeShape, shape, () => ({ email: "workEmail", title: "title" })),
  });
  const namesOf = (titles: boolean) => manages.connect({ titles }, defaultIo()).adapter.fromEmployee?.names;

  it("have no rule in the connection's mapping, and keep it in the adapter's", () => {
    expect(namesOf(true)).toEqual(["email", "title"]);
    expect(namesOf(false)).toEqual(["email"]);
    expect(manages.fromEmployee?.names).toEqual(["email", "title"]);
    expect(manages.capabilities).toEqual([{ ability: "people.update", undoable: true }]);
  });
});
