import { describe, expect, it } from "vitest";
import { caught } from "../__fixtures__/caught.ts";
import { type ListQueryOptions, listResponse, parseListQuery, parseSearchRequest, searchSchema } from "../index.ts";

const parse = (query: string, options?: ListQueryOptions) => parseListQuery(new URLSearchParams(query), options);
const refusal = (query: string) => caught(() => parse(query)).scimType;

describe("RFC 7644 §3.4.2: list requests", () => {
  it("asks for everything, a page of it, when it says nothing", () => {
    expect(parse("")).toEqual({
      filter: undefined,
      sort: undefined,
      projection: { attributes: [], excludedAttributes: [] },
      page: { by: "index", startIndex: 1, count: 100 },
    });
  });

  it("understands all of it, names in any case", () => {
    expect(
      parse(
        'filter=userName+eq+"a"&SORTBY=userName&sortOrder=Descending&attributes=userName,%20emails.value,&startIndex=11&count=10',
      ),
    ).toEqual({
      filter: { operator: "eq", path: "userName", value: "a" },
      sort: { sortBy: "userName", sortOrder: "descending" },
      projection: { attributes: ["userName", "emails.value"], excludedAttributes: [] },
      page: { by: "index", startIndex: 11, count: 10 },
    });
  });

  it("understands what Okta sends to test a connection", () => {
    expect(parse("startIndex=1&count=2").page).toEqual({ by: "index", startIndex: 1, count: 2 });
  });

  it("refuses what cannot be meant", () => {
    expect(refusal("filter=userName")).toBe("invalidFilter");
    expect(refusal("sortBy=userName&sortOrder=sideways")).toBe("invalidValue");
    expect(refusal("attributes=userName&excludedAttributes=emails")).toBe("invalidValue");
    expect(caught(() => parse("filter=userName+pr", { maximumLength: 5 })).scimType).toBe("invalidFilter");
  });
});

describe("RFC 7644 §3.4.2.4: pages by place", () => {
  it.each([
    ["startIndex=0", 1, 100],
    ["startIndex=-5", 1, 100],
    ["count=0", 1, 0],
    ["count=-1", 1, 0],
    ["count=5000", 1, 1_000],
    ["startIndex=7&count=1", 7, 1],
    ["startIndex=%2B7", 7, 100],
  ])("%s", (query, startIndex, count) => {
    expect(parse(query).page).toEqual({ by: "index", startIndex, count });
  });

  it("has the server's own sizes", () => {
    expect(parse("", { defaultCount: 20 }).page.count).toBe(20);
    expect(parse("count=50", { maximumCount: 30 }).page.count).toBe(30);
  });

  it.each(["startIndex=one", "count=1.5", "count=", "count=1e3", "startIndex=99999999999999999999"])(
    "refuses %s",
    (query) => {
      expect(refusal(query)).toBe("invalidValue");
    },
  );

  it("tells how many are really there", () => {
    expect(listResponse({ resources: [{ id: "1" }], totalResults: 11, startIndex: 11 })).toEqual({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
      totalResults: 11,
      startIndex: 11,
      itemsPerPage: 1,
      Resources: [{ id: "1" }],
    });
  });
});

describe("RFC 9865: pages by cursor", () => {
  it("starts with an empty cursor and goes on with the one of the answer", () => {
    expect(parse("cursor").page).toEqual({ by: "cursor", cursor: "", count: 100 });
    expect(parse("cursor=VZUTiy&count=10").page).toEqual({ by: "cursor", cursor: "VZUTiy", count: 10 });
    expect(parse("cursor&count=5000").page.count).toBe(1_000);
  });

  it("refuses a count that is none, and a place beside a cursor", () => {
    for (const count of ["0", "-1", "x", "1.5"]) expect(refusal(`cursor&count=${count}`)).toBe("invalidCount");
    expect(refusal("cursor=a&startIndex=1")).toBe("invalidValue");
  });

  it("takes only what a server may give for a cursor", () => {
    expect(parse("cursor=aZ0-._~").page).toMatchObject({ cursor: "aZ0-._~" });
    for (const cursor of ["a%20b", "a%2Fb", "%C3%A9", "a%0A"])
      expect(refusal(`cursor=${cursor}`)).toBe("invalidCursor");
  });

  it("is how a server may page when the request does not say", () => {
    const options = { defaultPaging: "cursor" } as const;
    expect(parse("count=7", options).page).toEqual({ by: "cursor", cursor: "", count: 7 });
    expect(parse("startIndex=1", options).page).toEqual({ by: "index", startIndex: 1, count: 100 });
  });

  it("has cursors in the answer, and a total only when it is known", () => {
    expect(listResponse({ resources: [], nextCursor: "n", previousCursor: "p" })).toEqual({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
      itemsPerPage: 0,
      nextCursor: "n",
      previousCursor: "p",
      Resources: [],
    });
  });
});

describe("RFC 7644 §3.4.3: searches by POST", () => {
  const search = (body: object) => parseSearchRequest({ schemas: [searchSchema], ...body });

  it("mean the same as a query", () => {
    expect(
      search({ filter: "title pr", sortBy: "title", attributes: ["userName", "title"], startIndex: 3, count: 0 }),
    ).toEqual(parse("filter=title+pr&sortBy=title&attributes=userName,title&startIndex=3&count=0"));
    expect(search({ cursor: "", count: 7 }).page).toEqual({ by: "cursor", cursor: "", count: 7 });
    expect(search({ filter: null, startIndex: null })).toEqual(parse(""));
  });

  it("are refused when they are none", () => {
    for (const body of [null, [], "x", {}, { schemas: ["urn:other"] }])
      expect(caught(() => parseSearchRequest(body)).scimType).toBe("invalidSyntax");
    for (const body of [
      { filter: 5 },
      { sortBy: {} },
      { attributes: [5] },
      { count: {} },
      { count: 1.5 },
      { startIndex: true },
    ]) {
      expect(caught(() => search(body)).scimType).toBe("invalidValue");
    }
    expect(caught(() => search({ cursor: 5 })).scimType).toBe("invalidCursor");
  });
});
