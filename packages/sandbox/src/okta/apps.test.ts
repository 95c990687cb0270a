import { describe, expect, it } from "vitest";
import type { OktaStandInOptions } from "./okta-stand-in.ts";
import { createTestCaller, nextOf, profileOf } from "./test-caller.ts";

/** An org with an app that the group Staff has, where ann and bob are; cid has it directly. */
function withApp(options: Partial<OktaStandInOptions> = {}) {
  const caller = createTestCaller(options);
  const { okta, call } = caller;
  const app = okta.addApp({ label: "Wiki", name: "wiki" });
  const group = okta.addGroup({ name: "Staff" });
  const ids = ["ann", "bob", "cid"].map((name) => okta.addUser({ profile: profileOf(name) }));
  const [ann = "", bob = "", cid = ""] = ids;
  okta.assignApp(app, { groupId: group });
  okta.assignApp(app, { user: cid });
  for (const id of [ann, bob]) okta.addMember(group, id);
  const path = `/api/v1/apps/${app}`;
  const holders = async (): Promise<string[]> => (await caller.pagesOf(`${path}/users`, ({ id }) => id)).flat();
  const links = async (user: string): Promise<string[]> =>
    (await call("GET", `/api/v1/users/${user}/appLinks`)).body.map((link: { label: string }) => link.label);
  return { ...caller, app, group, ann, bob, cid, path, holders, links };
}

describe("the users of an app", () => {
  it("have it directly or through a group, and tell which", async () => {
    const { ann, bob, cid, path, call, holders } = withApp();
    expect(await holders()).toEqual([ann, bob, cid]);
    const { body } = await call("GET", `${path}/users`);
    expect(body).toMatchObject([
      { id: ann, scope: "GROUP", status: "ACTIVE", credentials: { userName: "ann@example.com" } },
      { id: bob, scope: "GROUP" },
      { id: cid, scope: "USER" },
    ]);
    expect((await call("GET", `${path}/users/${bob}`)).body.scope).toBe("GROUP");
    expect((await call("GET", `${path}/users?q=cid`)).body).toHaveLength(1);
  });

  it("change with the group, and when somebody is deactivated", async () => {
    const { okta, group, ann, bob, cid, path, call, holders, links } = withApp();
    okta.removeMember(group, ann);
    expect(await holders()).toEqual([bob, cid]);
    okta.deactivate(bob);
    okta.deactivate(cid);
    expect([await holders(), await links(bob)]).toEqual([[], []]);
    expect((await call("GET", `${path}/users/${bob}`)).status).toBe(404);
    // Back again, the group gives the app at once, while the direct assignment is gone.
    okta.activate(bob);
    okta.activate(cid);
    expect([await holders(), await links(bob)]).toEqual([[bob], ["Wiki"]]);
  });

  it("come 50 a page and 500 at most", async () => {
    const { okta, app, path, call } = withApp();
    for (let number = 0; number < 520; number++)
      okta.assignApp(app, { user: okta.addUser({ profile: profileOf(`p${number}`) }) });
    const length = async (query: string): Promise<number> => (await call("GET", `${path}/users${query}`)).body.length;
    expect([await length(""), await length("?limit=500"), await length("?limit=900")]).toEqual([50, 500, 500]);
  });

  it("bring the user themselves where asked, and forget that on page two by switch", async () => {
    const { okta, path, call } = withApp();
    const first = await call("GET", `${path}/users?limit=2&expand=user`);
    expect(first.body[0]._embedded.user.profile.login).toBe("ann@example.com");
    expect(nextOf(first.headers)).toContain("expand=user");
    okta.switches.nextKeepsExpand = false;
    const second = await call("GET", nextOf((await call("GET", `${path}/users?limit=2&expand=user`)).headers) ?? "");
    expect(second.body).toMatchObject([{ scope: "USER" }]);
    expect(second.body[0]).not.toHaveProperty("_embedded");
  });
});

describe("apps", () => {
  it("are listed, filtered and read", async () => {
    const { okta, app, path, call } = withApp();
    okta.addApp({ label: "Old", status: "INACTIVE" });
    const labels = async (query: string): Promise<string[]> =>
      (await call("GET", `/api/v1/apps?${query}`)).body.map(({ label }: { label: string }) => label);
    expect(await labels("limit=200")).toEqual(["Wiki", "Old"]);
    expect(await labels(`filter=${encodeURIComponent('status eq "ACTIVE"')}`)).toEqual(["Wiki"]);
    expect(await labels(`filter=${encodeURIComponent(`id eq "${app}" and name eq "wiki"`)}`)).toEqual(["Wiki"]);
    expect(await labels("q=ol")).toEqual(["Old"]);
    expect((await call("GET", `/api/v1/apps?filter=${encodeURIComponent('label eq "x"')}`)).body.errorCode).toBe(
      "E0000094",
    );
    expect((await call("GET", path)).body).toMatchObject({ id: app, name: "wiki", status: "ACTIVE" });
    expect((await call("GET", "/api/v1/apps/0oanone")).body.errorSummary).toContain("(AppInstance)");
  });

  it("are assigned to groups, and taken from them, through the API", async () => {
    const { okta, group, bob, cid, path, call, holders } = withApp();
    const other = okta.addGroup({ name: "Guests" });
    expect((await call("PUT", `${path}/groups/${other}`)).body).toMatchObject({ id: other, priority: 1 });
    expect((await call("GET", `${path}/groups`)).body).toMatchObject([{ id: group }, { id: other }]);
    expect((await call("GET", `/api/v1/groups/${other}/apps`)).body).toMatchObject([{ label: "Wiki" }]);
    okta.addMember(other, bob);
    expect((await call("DELETE", `${path}/groups/${group}`)).status).toBe(204);
    expect(await holders()).toEqual([bob, cid]);
    expect((await call("DELETE", `${path}/groups/${group}`)).status).toBe(404);
    okta.removeGroup(other);
    expect((await call("GET", `${path}/groups`)).body).toEqual([]);
  });
});
