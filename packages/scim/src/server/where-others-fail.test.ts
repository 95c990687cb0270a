import { describe, expect, it } from "vitest";
import { slowStore } from "./__fixtures__/slow-store.ts";
import { filter, newGroup, newUser, patch, type Send, start } from "./__fixtures__/start.ts";
import { createMemoryResourceStore } from "./index.ts";

const names = async (send: Send, text: string) =>
  (await send("GET", `/Users${filter(text)}`)).body.Resources.map(({ userName }) => userName);

describe("where popular servers fail", () => {
  it("a value filter holds within one value", async () => {
    const send = await start();
    await send("POST", "/Users", newUser("one", { emails: [{ type: "work", value: "a@x.example" }] }));
    const split = [
      { type: "work", value: "b@y.example" },
      { type: "home", value: "b@x.example" },
    ];
    await send("POST", "/Users", newUser("two", { emails: split }));
    expect(await names(send, 'emails[type eq "work" and value ew "@x.example"]')).toEqual(["one"]);
    expect(await names(send, 'emails[type eq "work" and value eq "b@x.example"]')).toEqual([]);
  });

  it("an attribute that some users lack breaks no filter and no order", async () => {
    const send = await start();
    await send("POST", "/Users", { schemas: newUser("").schemas, userName: "bare" });
    await send("POST", "/Users", newUser("full", { title: "Engineer" }));
    expect(await names(send, 'title co "eng" or name.familyName sw "X"')).toEqual(["full"]);
    expect(await names(send, 'not (emails.value co "full")')).toEqual(["bare"]);
    const sorted = await send("GET", "/Users?sortBy=title&sortOrder=descending");
    expect(sorted.body.Resources.map(({ userName }) => userName)).toEqual(["bare", "full"]);
  });

  it("pr does not hold for an empty value", async () => {
    const send = await start();
    await send("POST", "/Users", newUser("empty", { title: "", phoneNumbers: [], roles: [{}], locale: null }));
    for (const path of ["title", "phoneNumbers", "roles", "locale"])
      expect(await names(send, `${path} pr`)).toEqual([]);
    expect(await names(send, "userName pr")).toEqual(["empty"]);
  });

  it("a value that becomes primary takes it from the one that was", async () => {
    const send = await start();
    const { id } = (await send("POST", "/Users", newUser("ada@example.com"))).body;
    const home = { type: "home", value: "ada@home.example", primary: true };
    const { body } = await send("PATCH", `/Users/${id}`, patch({ op: "add", path: "emails", value: [home] }));
    expect(body.emails).toEqual([{ type: "work", value: "ada@example.com", primary: false }, home]);
  });

  it("replacing what a filter selected replaces that value and no other", async () => {
    const send = await start();
    const home = { type: "home", value: "ada@home.example", display: "Home" };
    const emails = [{ type: "work", value: "ada@work.example", display: "Old" }, home];
    const { id } = (await send("POST", "/Users", newUser("ada", { emails }))).body;
    const next = { type: "work", value: "lovelace@work.example" };
    const { body } = await send(
      "PATCH",
      `/Users/${id}`,
      patch({ op: "replace", path: 'emails[type eq "work"]', value: next }),
    );
    expect(body.emails).toEqual([next, home]);
  });

  it("itemsPerPage is how many there are, not how many were asked for", async () => {
    const send = await start();
    for (const name of ["a", "b", "c"]) await send("POST", "/Users", newUser(name));
    expect((await send("GET", "/Users?count=100")).body).toMatchObject({ itemsPerPage: 3, totalResults: 3 });
    expect((await send("GET", "/Users?startIndex=3&count=2")).body).toMatchObject({ itemsPerPage: 1, startIndex: 3 });
    expect((await send("GET", "/Users?startIndex=9")).body).toMatchObject({ itemsPerPage: 0, totalResults: 3 });
    expect((await send("GET", "/Users?count=0")).body).toMatchObject({
      itemsPerPage: 0,
      totalResults: 3,
      Resources: [],
    });
  });

  it("201 says where the new resource is, and it is there", async () => {
    const send = await start({ baseUrl: "/scim/v2" });
    const { headers, body } = await send("POST", "/Users", newUser("ada"));
    const location = headers.get("location") ?? "";
    expect(location).toBe(body.meta.location);
    expect(new URL(location).pathname).toBe(`/scim/v2/Users/${body.id}`);
    expect((await send("GET", new URL(location).pathname.slice("/scim/v2".length))).body).toEqual(body);
  });

  it.each([
    ["in memory", () => createMemoryResourceStore()],
    ["by compare and set in a slow store", () => slowStore()],
  ])("no member is lost when many are added and removed at once, %s", async (_, createStore) => {
    const send = await start({ store: createStore() });
    const ids: string[] = [];
    for (let each = 0; each < 24; each++) ids.push((await send("POST", "/Users", newUser(`user${each}`))).body.id);
    const [early, late] = [ids.slice(0, 8), ids.slice(8)];
    const { id } = (await send("POST", "/Groups", newGroup("All", early))).body;
    const write = (operation: unknown) => send("PATCH", `/Groups/${id}`, patch(operation));
    const answers = await Promise.all([
      ...late.map((value) => write({ op: "add", path: "members", value: [{ value }] })),
      ...early.map((value) => write({ op: "remove", path: `members[value eq "${value}"]` })),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { members } = (await send("GET", `/Groups/${id}`)).body;
    expect(members.map(({ value }) => value).toSorted()).toEqual(late.toSorted());
  });

  describe("POST with the externalId of somebody inactive", () => {
    const rehired = newUser("ada.new@example.com", { externalId: "e1", title: "Analyst" });
    const leaver = async (send: Send) => {
      const { id } = (await send("POST", "/Users", newUser("ada@example.com", { externalId: "e1", nickName: "A" })))
        .body;
      await send("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: false } }));
      return id;
    };

    it("is a conflict unless the settings say otherwise", async () => {
      const send = await start();
      await leaver(send);
      const answer = await send("POST", "/Users", rehired);
      expect(answer).toMatchObject({
        status: 409,
        body: { scimType: "uniqueness", detail: expect.stringContaining("externalId") },
      });
    });

    it("brings them back under their id where the settings say so", async () => {
      const send = await start({ rehire: "reactivate" });
      const id = await leaver(send);
      const { active: _, ...silent } = rehired;
      const answer = await send("POST", "/Users", silent);
      expect(answer).toMatchObject({
        status: 201,
        body: { id, active: true, userName: "ada.new@example.com", title: "Analyst" },
      });
      expect(answer.body).not.toHaveProperty("nickName");
      expect(answer.headers.get("location")).toContain(id);
      expect((await send("GET", "/Users")).body.totalResults).toBe(1);
      expect(await send("POST", "/Users", rehired)).toMatchObject({ status: 409, body: { scimType: "uniqueness" } });
    });

    it("never takes a user name alone for the same person", async () => {
      const send = await start({ rehire: "reactivate" });
      await leaver(send);
      const other = newUser("ada@example.com", { externalId: "e2" });
      expect(await send("POST", "/Users", other)).toMatchObject({ status: 409, body: { scimType: "uniqueness" } });
    });

    it("leaves whoever is to be inactive still a conflict", async () => {
      const send = await start({ rehire: "reactivate" });
      await leaver(send);
      expect((await send("POST", "/Users", { ...rehired, active: false })).status).toBe(409);
    });
  });
});
