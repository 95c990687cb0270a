import { describe, expect, it } from "vitest";
import { startLearnAmp } from "./__fixtures__/start-learn-amp.ts";

const names = ["ada", "ben", "cleo", "dan"];

const started = async (options: Parameters<typeof startLearnAmp>[0] = {}) => {
  const bench = startLearnAmp(options);
  const ids: number[] = [];
  for (const name of names) ids.push(await bench.make(name));
  const namesOf = async (query: string): Promise<readonly string[]> =>
    (await bench.get(`/users?${query}`)).body.users.map(({ firstName }: { readonly firstName: string }) => firstName);
  return { ...bench, ids, namesOf };
};

describe("lists of users", () => {
  it("come in pages, with what there is in all", async () => {
    const { get } = await started();
    const { headers, body } = await get("/users?page=2&perPage=2");
    expect(body.users.map(({ firstName }: { readonly firstName: string }) => firstName)).toEqual(["ben", "cleo"]);
    expect([headers.get("Total"), headers.get("Per-Page"), headers.get("Total-Pages")]).toEqual(["5", "2", "3"]);
    expect((await get("/users?page=9&perPage=2")).body.users).toEqual([]);
  });

  it("have the default size, and never more than the maximum", async () => {
    const { get } = await started({ switches: { rowsByDefault: 2, rowsAtMost: 3 } });
    expect((await get("/users")).body.users.length).toBe(2);
    const { headers, body } = await get("/users?perPage=500");
    expect([body.users.length, headers.get("per-page"), headers.get("total-pages")]).toEqual([3, "3", "2"]);
  });

  it("are short, unless expanded", async () => {
    const { get, learnAmp } = await started();
    expect((await get("/users")).body.users[0]).toEqual({
      id: learnAmp.ownerId,
      firstName: "Olive",
      lastName: "Owner",
      jobTitle: null,
      email: "owner@acme.example",
      timeZone: "London",
      language: "en",
      role: "owner",
      integrationExternalId: null,
      hireDate: null,
      profileUrl: expect.any(String),
      status: { status: "Confirmed", time: expect.any(String) },
    });
    expect((await get("/users?expanded=true")).body.users[1]).toMatchObject({
      manager: null,
      location: null,
      department: null,
      primaryTeam: null,
      secondaryTeams: [],
    });
  });

  it("are filtered", async () => {
    const { namesOf, learnAmp, ids, put, pass, post } = await started();
    const [ada = 0, ben = 0, cleo = 0] = ids;
    const team = learnAmp.addTeam({ name: "Sales" });
    await post(`/teams/${team}/users`, { userId: ada });
    pass(86_400_000);
    learnAmp.updateUser(ben, { integrationExternalId: "00u1", role: "admin" });
    await put(`/users/${cleo}/deactivate`);
    expect(await namesOf("filters[integration_external_id]=00u1")).toEqual(["ben"]);
    expect(await namesOf("filters[first_name]=EO")).toEqual(["cleo"]);
    expect(await namesOf("filters[last_name]=bro&filters[role]=admin")).toEqual(["ben"]);
    expect(await namesOf(`filters[team_ids]=${team},999`)).toEqual(["ada"]);
    expect(await namesOf("filters[no_team]=true")).toEqual(["Olive", "ben", "cleo", "dan"]);
    expect(await namesOf("filters[status][]=deactivated")).toEqual(["cleo"]);
    expect(await namesOf("filters[status][]=deactivated&filters[status][]=confirmed")).toEqual(["Olive", "cleo"]);
    expect(await namesOf("filters[updated_at][from]=2026-03-03")).toEqual(["ben", "cleo"]);
    expect(await namesOf("filters[updated_at][to]=2026-03-02")).toEqual(["Olive", "ada", "dan"]);
    expect(await namesOf("filters[deactivated_at][from]=2026-03-01")).toEqual(["cleo"]);
    expect(await namesOf("filters[nonsense]=1")).toHaveLength(5);
  });

  it.each([
    ["exact", "ADA@acme.example", ["ada"]],
    ["exact", "acme.example", []],
    ["exact with case", "ADA@acme.example", []],
    ["exact with case", "ada@acme.example", ["ada"]],
    ["substring", "DA@acme", ["ada"]],
    ["substring", "n@acme.example", ["ben", "dan"]],
  ] as const)("compare the email %s: %s", async (emailFilter, given, expected) => {
    const { namesOf } = await started({ switches: { emailFilter } });
    expect(await namesOf(`filters[email]=${given}`)).toEqual(expected);
  });

  it.each([
    [true, 5],
    [false, 4],
  ])("show deactivated users without a filter: %s", async (listsDeactivated, count) => {
    const { namesOf, ids, learnAmp } = await started({ switches: { listsDeactivated } });
    learnAmp.deactivate(ids[0] ?? 0);
    expect(await namesOf("")).toHaveLength(count);
    expect(await namesOf("filters[status][]=deactivated")).toEqual(["ada"]);
  });
});

describe("lists of teams", () => {
  it.each([
    ["substring", ["Sales", "Sales EU"]],
    ["exact", ["Sales"]],
  ] as const)("compare the name %s", async (teamNameFilter, expected) => {
    const { get, learnAmp } = startLearnAmp({ switches: { teamNameFilter } });
    for (const name of ["Sales", "Sales EU", "People"]) learnAmp.addTeam({ name, tags: [name] });
    const named = (await get("/teams?filters[name]=sales")).body.teams;
    expect(named.map(({ name }: { readonly name: string }) => name)).toEqual(expected);
    const tagged = await get("/teams?filters[tags]=People,Sales&perPage=1");
    expect([tagged.headers.get("total"), tagged.headers.get("total-pages")]).toEqual(["2", "2"]);
  });
});
