import { describe, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { attributes } from "../shape/index.ts";
import type { Adapter, Connection } from "./adapter.ts";
import { type AnyAdapter, type AnyConnection, type AnyResource, openConnection } from "./any-adapter.ts";
import { defineAdapter } from "./define-adapter.ts";
import type { Reader, Reading } from "./reader.ts";
import { joined, single, united } from "./readers.ts";
import type { Found, Resource } from "./resource.ts";
import { secret } from "./settings.ts";

interface User {
  readonly id: string;
  readonly email: string;
  readonly age?: number;
}
interface Team {
  readonly key: string;
  readonly name: string;
}
interface Api {
  users(): Promise<readonly User[]>;
}

const { email, number } = attributes<User>();
const users = { email: email((user) => user.email), age: number((user) => user.age) };
const teams = { name: attributes<Team>().text((team) => team.name) };
declare const api: Api;

const vendor = defineAdapter({
  id: "vendor",
  name: "Vendor",
  settings: z.object({ token: secret("Token"), region: z.enum(["eu", "us"]).default("eu") }),
  api: (settings) => {
    expectTypeOf(settings).toEqualTypeOf<{ token: string; region: "eu" | "us" }>();
    return api;
  },
  check: async (client) => ({ account: String((await client.users()).length), findings: [] }),
  people: {
    attributes: users,
    can: (client, settings) => {
      expectTypeOf(client).toEqualTypeOf<Api>();
      expectTypeOf(settings.region).toEqualTypeOf<"eu" | "us">();
      return {
        id: (user) => user.id,
        state: (user) => (user.age ? "active" : "inactive"),
        read: single({ page: async () => ({ items: await client.users() }) }),
        get: async (id) => ({ row: { id, email: "a@b.example" } }),
        find: async (attribute) => {
          expectTypeOf(attribute).toEqualTypeOf<"email" | "age">();
          return undefined;
        },
        create: async ({ set, all }) => {
          expectTypeOf(set.age).toEqualTypeOf<number | null | undefined>();
          return String(all.email);
        },
        become: {
          suspended: async (_, from) => {
            expectTypeOf(from).toEqualTypeOf<User>();
          },
        },
        keys: ["email"],
      };
    },
  },
  groups: { attributes: teams, can: () => ({ id: (team) => team.key }) },
});

declare const peopleOnly: Connection<User, typeof users>;

describe("defineAdapter", () => {
  it("infers rows and shapes from the attributes, which stand outside can", () => {
    const connection = vendor.connect({ token: "t" }, {} as never);
    expectTypeOf(connection).toEqualTypeOf<Connection<User, typeof users, Team, typeof teams>>();
    expectTypeOf(connection.people.get).toEqualTypeOf<
      ((id: string, reading?: Reading) => Promise<Found<User> | undefined>) | undefined
    >();
  });

  it("takes settings as people write them, defaults left out", () => {
    expectTypeOf(vendor.connect).parameter(0).toEqualTypeOf<{ token: string; region?: "eu" | "us" | undefined }>();
  });

  it("refuses a key and an attribute that the shape does not have", () => {
    const definition = {
      id: "x",
      name: "X",
      settings: z.object({}),
      api: () => api,
      check: async () => ({ account: "", findings: [] }),
    };
    defineAdapter({
      ...definition,
      // @ts-expect-error keys must be names of attributes
      people: { attributes: users, can: () => ({ id: (user: User) => user.id, keys: ["phone"] }) },
    });
    defineAdapter({
      ...definition,
      // @ts-expect-error rows of another type than the attributes read
      people: { attributes: users, can: () => ({ id: (team: Team) => team.key }) },
    });
  });
});

describe("what the engine takes", () => {
  it("takes every concrete adapter, connection and resource", () => {
    expectTypeOf(vendor).toExtend<AnyAdapter>();
    expectTypeOf<Adapter<{ token: string }, User, typeof users>>().toExtend<AnyAdapter>();
    expectTypeOf(peopleOnly).toExtend<AnyConnection>();
    expectTypeOf<Connection<User, typeof users, Team, typeof teams>>().toExtend<AnyConnection>();
    expectTypeOf<Resource<User, typeof users>>().toExtend<AnyResource>();
    expectTypeOf<Connection>().toExtend<AnyConnection>();
  });

  it("hands an open connection its own rows back without a cast", async () => {
    const { people } = openConnection(peopleOnly);
    const found = await people.get?.("1");
    if (found) expectTypeOf(people.id(found.row)).toEqualTypeOf<string>();
  });
});

describe("readers", () => {
  const lists = {
    people: { page: async () => ({ items: [] as readonly User[] }) },
    teams: { page: async () => ({ items: [] as readonly Team[] }), by: (team: Team) => team.key },
  };

  it("types the sides by list", () => {
    const reader = joined(lists, "people", (user, sides) => {
      expectTypeOf(user).toEqualTypeOf<User>();
      expectTypeOf(sides.all("teams", "k")).toEqualTypeOf<readonly Team[]>();
      // @ts-expect-error the main list is streamed, not kept
      sides.one("people", "1");
      // @ts-expect-error no such list
      sides.one("locations", "1");
      return { user, team: sides.one("teams", user.id) };
    });
    expectTypeOf(reader).toEqualTypeOf<Reader<{ user: User; team: Team | undefined }>>();
  });

  it("unites lists of one row type", () => {
    expectTypeOf(united({ here: lists.people, gone: lists.people })).toEqualTypeOf<Reader<User>>();
  });
});
