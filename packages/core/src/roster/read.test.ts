import { describe, expect, it } from "vitest";
import type { AnyResource } from "../adapter/any-adapter.ts";
import { skipLimit } from "../adapter/paging.ts";
import type { List, Page, Reading } from "../adapter/reader.ts";
import { joined, single, united } from "../adapter/readers.ts";
import {
  ApiError,
  AuthenticationError,
  NetworkError,
  PermissionError,
  UnexpectedResponseError,
} from "../errors/index.ts";
import type { Extent } from "./extent.ts";
import { read } from "./read.ts";
import type { ReadOptions } from "./read-options.ts";
import { collector, type SampleUser, sampleResource, sampleUsers } from "./sample-resource.ts";

const reading: Reading = { day: "2026-03-02", attributes: [] };
const readAt = "2026-03-02T08:00:00Z";
const call = { vendor: "Sample", method: "GET", path: "/users" };
const unavailable = () => new ApiError({ ...call, status: 503 });
const cut = () => new UnexpectedResponseError("cut short");
const noAnswer = () => new NetworkError({ ...call, host: "h", reason: "TIMEOUT", explanation: "none in time" });

const readAll = async (resource: AnyResource, options: Partial<ReadOptions> = {}, asked: Partial<Reading> = {}) => {
  const sink = collector();
  const extent = await read(resource, { ...reading, ...asked }, sink, { readAt, ...options });
  return { extent, ids: [...sink.rows.keys()], rows: sink.rows };
};
const gaps = (extent: Extent): readonly string[] => (extent.complete ? [] : extent.gaps);

/** A list of one user a page whose pages fail as told: by number of the page, what each try of it throws. */
const failing = (users: readonly SampleUser[], failures: { readonly [page: number]: readonly (() => Error)[] }) => {
  const tries: number[] = [];
  const page: List<SampleUser>["page"] = skipLimit(1, async ({ skip }) => {
    tries.push(skip + 1);
    const failure = failures[skip + 1]?.[tries.filter((number) => number === skip + 1).length - 1];
    if (failure) throw failure();
    return { items: users.slice(skip, skip + 1), total: users.length };
  });
  return { resource: sampleResource(users, { read: single({ page }) }), tries };
};

const pages = (answers: readonly Page<SampleUser>[]): AnyResource => {
  let asked = 0;
  return sampleResource([], { read: single({ page: async () => answers[asked++] ?? { items: [] } }) });
};

describe("rule 6: what proves a read complete", () => {
  it("is complete when every page agrees and everybody is unique", async () => {
    const { extent, ids } = await readAll(sampleResource(sampleUsers(12)));
    expect(extent).toMatchObject({ complete: true, readAt, size: 12, empty: ["title"] });
    expect(ids).toHaveLength(12);
  });

  it("is complete for an empty list that nobody is linked to", async () => {
    expect((await readAll(sampleResource([]))).extent.complete).toBe(true);
  });

  it("keeps what was read when page 7 answers 503, and names list, page and code", async () => {
    const { resource } = failing(sampleUsers(9), { 7: [unavailable] });
    const { extent, ids } = await readAll(resource);
    expect(ids).toEqual(["u1", "u2", "u3", "u4", "u5", "u6"]);
    expect(extent).toMatchObject({ complete: false, size: 6, gaps: ["rows, page 7: api 503"] });
  });

  it("does not believe a total that changes while reading", async () => {
    const [one, two] = sampleUsers(2);
    const { extent } = await readAll(
      pages([
        { items: one ? [one] : [], next: "2", total: 2 },
        { items: two ? [two] : [], total: 3 },
      ]),
    );
    expect(gaps(extent)).toEqual(["rows: its total changed while reading, from 2 to 3"]);
  });

  it("does not believe a total that is not what was given", async () => {
    const { extent } = await readAll(pages([{ items: sampleUsers(2), total: 3 }]));
    expect(gaps(extent)).toEqual(["rows: it says 3 and gave 2"]);
  });

  it("does not believe a list that gives an id twice, and hands it on once", async () => {
    const { extent, ids } = await readAll(pages([{ items: [...sampleUsers(2), ...sampleUsers(1)] }]));
    expect(gaps(extent)).toEqual(["rows: an id came twice"]);
    expect(ids).toEqual(["u1", "u2"]);
  });

  it("does not believe two main lists that give one id", async () => {
    const here = { page: async () => ({ items: sampleUsers(3) }) };
    const gone = { page: async () => ({ items: sampleUsers(2, 3) }) };
    const { extent, ids } = await readAll(sampleResource([], { read: united({ here, gone }) }));
    expect(gaps(extent)).toEqual(["an id moved between the lists here and gone while reading"]);
    expect(ids).toEqual(["u1", "u2", "u3", "u4"]);
  });

  it("passes over in a filtered list what the plain one showed, if its reader says so, and goes by the totals of both", async () => {
    const plain = { page: async () => ({ items: sampleUsers(2), total: 2 }) };
    const readBoth = (total: number, items = sampleUsers(2, 2)) => {
      const filtered = { page: async () => ({ items, total }) };
      return readAll(sampleResource([], { read: united({ plain, filtered }, { mayRepeat: ["filtered"] }) }));
    };
    const { extent, ids } = await readBoth(2);
    expect([extent.complete, ids]).toEqual([true, ["u1", "u2", "u3"]]);
    expect(gaps((await readBoth(3)).extent)).toEqual(["filtered: it says 3 and gave 2"]);
    expect(gaps((await readBoth(2, [...sampleUsers(1, 3), ...sampleUsers(1, 3)])).extent)).toEqual([
      "filtered: an id came twice",
    ]);
  });

  it("does not believe a read in which nobody has an expected attribute", async () => {
    const users = sampleUsers(3).map((user) => ({ ...user, email: null }));
    const { extent } = await readAll(sampleResource(users));
    expect(gaps(extent)).toEqual(["nobody has email, which looks like a lost permission"]);
    expect(extent.empty).toEqual(["email", "title"]);
  });

  it("expects only attributes that were asked for", async () => {
    const users = sampleUsers(3).map((user) => ({ ...user, email: null }));
    const { extent } = await readAll(sampleResource(users), {}, { attributes: ["title"] });
    expect(extent).toMatchObject({ complete: true, empty: ["title"] });
  });

  it("counts empty texts as nothing that proves a permission", async () => {
    const { extent } = await readAll(sampleResource([{ id: "u1", email: "a@example.com", title: "" }]));
    expect(extent.empty).toEqual(["title"]);
  });

  it("hears the vendor's witness with what it may look at", async () => {
    const users = sampleUsers(6);
    const heard: unknown[] = [];
    const page = skipLimit(5, async ({ skip, limit }) => ({ items: users.slice(skip, skip + limit), total: 6 }));
    const witness = async ({ size, has, totals }: { size: number; has(id: string): boolean; totals: object }) => {
      heard.push(size, has("u6"), has("u7"), totals);
      return "the role is not what it was";
    };
    const { extent } = await readAll(sampleResource(users, { read: single({ page }, { witness }) }));
    expect(heard).toEqual([6, true, false, { rows: [6, 6] }]);
    expect(gaps(extent)).toEqual(["the role is not what it was"]);
  });

  it("is incomplete when the witness cannot be heard", async () => {
    const witness = async () => {
      throw unavailable();
    };
    const page = async () => ({ items: sampleUsers(1) });
    const { extent } = await readAll(sampleResource([], { read: single({ page }, { witness }) }));
    expect(gaps(extent)).toEqual(["the witness could not be heard: api 503"]);
  });

  it("is incomplete when a side list breaks off, and still shows everybody", async () => {
    const teams: List<{ key: string }> = {
      by: ({ key }) => key,
      page: async () => {
        throw unavailable();
      },
    };
    const people = { page: async () => ({ items: sampleUsers(2) }) };
    const { extent, ids } = await readAll(
      sampleResource([], { read: joined({ teams, people }, "people", (user) => user) }),
    );
    expect(extent).toMatchObject({ gaps: ["teams, page 1: api 503"], narrowed: true });
    expect(ids).toEqual(["u1", "u2"]);
  });

  it.each([
    ["a side list", "people", true],
    ["the main list", "teams", undefined],
  ])("doubts the records themselves for the total of %s alone", async (_, main, narrowed) => {
    const short = { by: ({ id }: { id: string }) => id, page: async () => ({ items: sampleUsers(2), total: 3 }) };
    const whole = { by: ({ id }: { id: string }) => id, page: async () => ({ items: sampleUsers(2) }) };
    const read = joined({ teams: short, people: whole }, main as "people", (user) => user);
    const { extent } = await readAll(sampleResource([], { read }));
    expect(gaps(extent)).toEqual(["teams: it says 3 and gave 2"]);
    expect(extent).toMatchObject(narrowed ? { narrowed } : {});
    expect("narrowed" in extent).toBe(narrowed === true);
  });
});

describe("rule 6: linked ids that a list did not show", () => {
  const linkedIds = ["u1", "u9"];
  const absent = async () => undefined;

  it("takes in a record that shifted between pages, and believes the list no more", async () => {
    const row = { id: "u9", email: "user9@example.com" };
    const { extent, rows } = await readAll(sampleResource(sampleUsers(3), { get: async () => ({ row }) }), {
      linkedIds,
    });
    expect(extent).toMatchObject({ complete: false, size: 4, gaps: [expect.stringContaining("may have lost others")] });
    expect(rows.get("u9")).toBe(row);
  });

  it("accounts for one that the vendor proves to be gone", async () => {
    const { extent, ids } = await readAll(sampleResource(sampleUsers(3), { get: absent, absence: "proven" }), {
      linkedIds,
    });
    expect(extent).toMatchObject({ complete: true, size: 3 });
    expect(ids).not.toContain("u9");
  });

  it("believes an ambiguous answer when a control read works", async () => {
    const users = sampleUsers(3);
    const asked: string[] = [];
    const get = async (id: string) => {
      asked.push(id);
      const row = users.find((user) => user.id === id);
      return row && { row };
    };
    const { extent } = await readAll(sampleResource(users, { get, absence: "ambiguous" }), { linkedIds });
    expect(extent.complete).toBe(true);
    expect(asked).toEqual(["u9", "u1"]);
  });

  it("does not believe an ambiguous answer when the control read fails too, which is also what an unmarked vendor gets", async () => {
    for (const absence of [{ absence: "ambiguous" as const }, {}]) {
      const { extent } = await readAll(sampleResource(sampleUsers(3), { get: absent, ...absence }), { linkedIds });
      expect(gaps(extent)).toEqual([
        "records were not found, and reading by id does not work for somebody who was shown",
      ]);
    }
  });

  it("does not believe an ambiguous answer when there is nobody to try with", async () => {
    const { extent } = await readAll(sampleResource([], { get: absent }), { linkedIds });
    expect(gaps(extent)).toEqual(["records were not found, and there is nobody to try a read by id with"]);
  });

  it("never believes a vendor that removes nobody, however well reading by id works", async () => {
    const users = sampleUsers(3);
    const get = async (id: string) => {
      const row = users.find((user) => user.id === id);
      return row && { row };
    };
    const { extent } = await readAll(sampleResource(users, { get, absence: "never" }), { linkedIds });
    expect(gaps(extent)).toEqual([expect.stringContaining("although the vendor removes nobody")]);
    expect(extent).toMatchObject({ gone: ["u9"] });
    expect((await readAll(sampleResource(users, { get, absence: "never" }), {})).extent.complete).toBe(true);
  });

  it("says of nobody that they are gone where reading by id works for nobody either", async () => {
    for (const users of [sampleUsers(3), []]) {
      const { extent } = await readAll(sampleResource(users, { get: absent, absence: "never" }), { linkedIds });
      expect(gaps(extent)).toEqual([expect.stringContaining("records were not found")]);
      expect(extent).not.toHaveProperty("gone");
    }
  });

  it("looks up 50 at most, and none beyond", async () => {
    const asked: string[] = [];
    const get = async (id: string) => void asked.push(id);
    const resource = sampleResource(sampleUsers(1), { get: (id) => get(id).then(() => undefined), absence: "proven" });
    const some = Array.from({ length: 50 }, (_, index) => `gone${index}`);
    expect((await readAll(resource, { linkedIds: some })).extent.complete).toBe(true);
    expect(asked).toHaveLength(50);
    const { extent } = await readAll(resource, { linkedIds: [...some, "one more"] });
    expect(gaps(extent)).toEqual(["51 linked records were not shown, more than the 50 that are looked up one by one"]);
    expect(asked).toHaveLength(50);
  });

  it("is incomplete where nothing can be read by id, where that fails, and where another record comes", async () => {
    const other = async () => ({ row: { id: "u8", email: "user8@example.com" } });
    const broken = async () => {
      throw unavailable();
    };
    const gapOf = async (members: Partial<AnyResource>) =>
      gaps((await readAll(sampleResource(sampleUsers(3), members), { linkedIds })).extent);
    expect(await gapOf({})).toEqual(["1 linked records were not shown and cannot be read by id"]);
    expect(await gapOf({ get: broken })).toEqual([
      "a linked record that was not shown could not be read by id: api 503",
    ]);
    expect(await gapOf({ get: other })).toEqual(["a linked record was asked for by id and another one came"]);
  });

  it("asks for nobody by id once a list broke off", async () => {
    let asked = 0;
    const { resource } = failing(sampleUsers(3), { 2: [unavailable] });
    const get = async () => {
      asked++;
      return undefined;
    };
    await readAll({ ...resource, get }, { linkedIds });
    expect(asked).toBe(0);
  });
});

describe("reading page by page", () => {
  it("repeats a page that came cut short or not at all, waiting as it is told", async () => {
    const { resource, tries } = failing(sampleUsers(3), { 2: [cut, noAnswer] });
    const waits: number[] = [];
    const { extent } = await readAll(resource, { backOff: async (repeat) => void waits.push(repeat) });
    expect(extent.complete).toBe(true);
    expect(tries).toEqual([1, 2, 2, 2, 3]);
    expect(waits).toEqual([1, 2]);
  });

  it("gives up a page after two repeats", async () => {
    const { resource, tries } = failing(sampleUsers(3), { 2: [cut, cut, cut] });
    expect(gaps((await readAll(resource)).extent)).toEqual(["rows, page 2: unexpected-response"]);
    expect(tries).toEqual([1, 2, 2, 2]);
  });

  it.each([
    ["401", () => new AuthenticationError({ ...call, status: 401 })],
    ["403", () => new PermissionError({ ...call, status: 403 })],
    ["a fault of the program", () => new TypeError("x is not a function")],
  ])("stops at %s", async (_, failure) => {
    const { resource, tries } = failing(sampleUsers(3), { 2: [failure] });
    await expect(readAll(resource)).rejects.toThrow(failure().message);
    expect(tries).toEqual([1, 2]);
  });

  it("stops at a cursor that does not move, and at one that leads back", async () => {
    const stuck = pages([
      { items: [], next: "a" },
      { items: [], next: "a" },
      { items: [], next: "a" },
    ]);
    expect(gaps((await readAll(stuck)).extent)).toEqual([
      "rows, page 2: its cursor leads back to a page that was read",
    ]);
    const circle = pages([{ items: [], next: "a" }, { items: [], next: "b" }, { items: [], next: "a" }, { items: [] }]);
    expect(gaps((await readAll(circle)).extent)).toEqual([
      "rows, page 3: its cursor leads back to a page that was read",
    ]);
  });

  it("goes on after an empty page that has a next one", async () => {
    const { extent } = await readAll(pages([{ items: [], next: "a" }, { items: sampleUsers(2) }]));
    expect(extent).toMatchObject({ complete: true, size: 2 });
  });

  it("bounds pages, items, cursors and records", async () => {
    const gapOf = async (resource: AnyResource, limits: ReadOptions["limits"]) =>
      gaps((await readAll(resource, limits && { limits })).extent);
    expect(await gapOf(sampleResource(sampleUsers(20)), { pages: 3 })).toEqual(["rows: it goes on after 3 pages"]);
    expect(await gapOf(sampleResource(sampleUsers(20)), { pageItems: 4 })).toEqual([
      "rows, page 1: unexpected-response",
    ]);
    expect(await gapOf(pages([{ items: [], next: "long cursor" }]), { cursorLength: 5 })).toEqual([
      "rows, page 1: its cursor is too long",
    ]);
    expect(await gapOf(sampleResource(sampleUsers(1)), { recordLength: 10 })).toEqual([
      "rows: a record could not be read (RangeError)",
    ]);
  });

  it("sets aside a record that cannot be read, quotes nothing of it, and goes on", async () => {
    const users = [...sampleUsers(1), { id: "u2", email: "x" }, ...sampleUsers(1, 3)];
    const row = (user: SampleUser) => {
      if (user.email === "x") throw new Error("secret of u2");
      return user;
    };
    const people = { page: async () => ({ items: users }) };
    const { extent, ids } = await readAll(sampleResource([], { read: joined({ people }, "people", row) }));
    expect(ids).toEqual(["u1", "u3"]);
    expect(gaps(extent)).toEqual(["people: a record could not be read (Error)"]);
  });

  it("does not mistake a fault of the sink for one of the record", async () => {
    const sink = {
      add: () => {
        throw new Error("the planner is broken");
      },
    };
    await expect(read(sampleResource(sampleUsers(1)), reading, sink, { readAt })).rejects.toThrow(
      "the planner is broken",
    );
  });

  it("aborts at once, although the vendor does not listen", async () => {
    const controller = new AbortController();
    const page = () => new Promise<never>(() => {});
    const stopped = readAll(sampleResource([], { read: single({ page }) }), {}, { signal: controller.signal });
    controller.abort(new Error("stopped by hand"));
    await expect(stopped).rejects.toThrow("stopped by hand");
  });

  it("asks for no page once aborted, and repeats none", async () => {
    const controller = new AbortController();
    const { resource, tries } = failing(sampleUsers(9), {
      3: [
        () => {
          controller.abort(new Error("stopped by hand"));
          return cut();
        },
      ],
    });
    await expect(readAll(resource, {}, { signal: controller.signal })).rejects.toThrow("stopped by hand");
    expect(tries).toEqual([1, 2, 3]);
  });

  it("tells how far it is", async () => {
    const seen: unknown[] = [];
    await readAll(sampleResource(sampleUsers(7)), { onPage: (progress) => void seen.push(progress) });
    expect(seen).toEqual([
      { list: "rows", page: 1, items: 5, total: 7 },
      { list: "rows", page: 2, items: 7, total: 7 },
    ]);
  });

  it("joins side lists by key, the first of several, and all of them", async () => {
    const roles: List<{ of: string; title: string }> = {
      by: ({ of }) => of,
      page: async () => ({
        items: [
          { of: "u1", title: "first" },
          { of: "u1", title: "second" },
          { of: "u1", title: "third" },
          { of: "u2", title: "only" },
        ],
      }),
    };
    const people = { page: async () => ({ items: sampleUsers(3) }) };
    const reader = joined({ people, roles }, "people", (user, sides) => ({
      ...user,
      title: [sides.one("roles", user.id)?.title, ...sides.all("roles", user.id).map(({ title }) => title)].join(" "),
    }));
    const { rows } = await readAll(sampleResource([], { read: reader }));
    expect([...rows.values()].map(({ title }) => title)).toEqual(["first first second third", "only only", ""]);
  });

  it("gives the same digest in any order, and another one when a value or a record differs", async () => {
    const users = sampleUsers(4);
    const digestOf = async (...given: readonly SampleUser[]) => (await readAll(sampleResource(given))).extent.digest;
    const digest = await digestOf(...users);
    expect(await digestOf(...users.toReversed())).toBe(digest);
    expect(await digestOf(...users.slice(1))).not.toBe(digest);
    expect(await digestOf(...users.slice(1), { ...users[0], id: "u1", title: "x" })).not.toBe(digest);
  });

  it("refuses a resource without lists", async () => {
    const { read: _, ...resource } = sampleResource([]);
    await expect(readAll(resource)).rejects.toThrow(TypeError);
  });
});
