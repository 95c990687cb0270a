import { expect, it } from "vitest";
import { userType } from "../index.ts";
import { start } from "./__fixtures__/start.ts";
import { queryResources, type ResourceStore } from "./index.ts";

const user = (id: string, userName: string, title?: string) => ({
  schemas: [userType.urn],
  id,
  userName,
  ...(title !== undefined && { title }),
  meta: { resourceType: "User", created: "2026-01-01T00:00:00Z", lastModified: "2026-01-01T00:00:00Z" },
});

/** A store over what can only be read whole, and not be written. */
function wholeStore(): { readonly store: ResourceStore; readonly people: ReturnType<typeof user>[] } {
  const people = [user("é1", "ada", "x"), user("2", "bob"), user("3", "cy", "x"), user("4", "dee", "x")];
  const store: ResourceStore = {
    get: async (_, id) => people.find((each) => each.id === id),
    list: async (type, query) => queryResources(people, type, query),
  };
  return { store, people };
}

it("lets Okta import from what can only be read whole", async () => {
  const { store } = wholeStore();
  const send = await start({ store });
  expect((await send("GET", "/Users?startIndex=2&count=2")).body).toMatchObject({
    totalResults: 4,
    itemsPerPage: 2,
    Resources: [{ userName: "bob" }, { userName: "cy" }],
  });
  const { body, headers } = await send("GET", `/Users/${encodeURIComponent("é1")}`);
  expect(body).toMatchObject({ userName: "ada", meta: { version: headers.get("etag") } });
  expect(headers.get("etag")).toMatch(/^W\/"\w+"$/);
});

it("filters, sorts and pages by cursor, and says when a cursor has run out", async () => {
  const { store, people } = wholeStore();
  const send = await start({ store });
  const query = "sortBy=userName&sortOrder=descending&filter=title%20pr&count=2";
  const first = (await send("GET", `/Users?cursor&${query}`)).body;
  expect(first.Resources.map(({ userName }) => userName)).toEqual(["dee", "cy"]);
  const second = (await send("GET", `/Users?cursor=${first.nextCursor}&${query}`)).body;
  expect(second.Resources.map(({ userName }) => userName)).toEqual(["ada"]);
  expect(second).not.toHaveProperty("nextCursor");
  people.splice(2, 1);
  const late = await send("GET", `/Users?cursor=${first.nextCursor}&${query}`);
  expect(late).toMatchObject({ status: 400, body: { scimType: "expiredCursor" } });
});
