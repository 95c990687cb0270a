import { describe, expect, it } from "vitest";
import type { OktaStandInOptions } from "../okta-stand-in.ts";
import { createTestCaller, nextOf, profileOf } from "../test-caller.ts";

interface Shown {
  readonly uuid: string;
  readonly eventType: string;
  readonly published: string;
  readonly target: readonly { readonly id: string; readonly type: string }[];
}

const day = 24 * 3_600_000;

/** An org, its log so far out of the way, and the events since, by a poll that goes on. */
async function polled(options: Partial<OktaStandInOptions> = {}) {
  const caller = createTestCaller(options);
  const { call } = caller;
  let next = nextOf((await call("GET", "/api/v1/logs?limit=1000")).headers);
  const events = async (): Promise<readonly Shown[]> => {
    const page = await call("GET", next ?? "");
    next = nextOf(page.headers);
    return page.body;
  };
  const types = async () => (await events()).map(({ eventType }) => eventType);
  return { ...caller, events, types, ann: () => caller.okta.addUser({ profile: profileOf("ann") }) };
}

const idsOf = ({ target }: Shown, type: string) => target.flatMap((one) => (one.type === type ? [one.id] : []));

describe("what the log tells of users", () => {
  it("is every move of the lifecycle, by the API and by others", async () => {
    const { call, okta, types } = await polled();
    const { id } = (await call("POST", "/api/v1/users?activate=false", { profile: profileOf("bob") })).body;
    const act = (name: string) => call("POST", `/api/v1/users/${id}/lifecycle/${name}`);
    await act("activate");
    await act("reactivate");
    okta.signIn(id);
    await act("suspend");
    await act("unsuspend");
    okta.lock(id);
    await act("unlock");
    await act("expire_password");
    await act("reset_password?sendEmail=false");
    await act("deactivate");
    await call("DELETE", `/api/v1/users/${id}`);
    expect(await types()).toEqual([
      "user.lifecycle.create",
      "user.lifecycle.activate",
      "user.lifecycle.reactivate",
      "user.account.update_password",
      "user.lifecycle.suspend",
      "user.lifecycle.unsuspend",
      "user.account.lock",
      "user.account.unlock_by_admin",
      "user.account.expire_password",
      "user.account.reset_password",
      "user.lifecycle.deactivate",
      "user.lifecycle.delete.initiated",
      "user.lifecycle.delete.completed",
    ]);
  });

  it("is a profile that is different, and none that is not", async () => {
    const { call, okta, ann, events } = await polled();
    const id = ann();
    await events();
    await call("POST", `/api/v1/users/${id}`, { profile: { title: "Countess" } });
    await call("POST", `/api/v1/users/${id}`, { profile: { title: "Countess" } });
    okta.updateProfile(id, { email: "ann@other.example" });
    expect(await events()).toMatchObject([
      { eventType: "user.account.update_profile", debugContext: { debugData: { changedAttributes: "title" } } },
      { eventType: "user.account.update_profile", debugContext: { debugData: { changedAttributes: "email" } } },
      { eventType: "user.account.update_primary_email", target: [{ id, type: "User" }] },
    ]);
  });

  it("is a password, however it came", async () => {
    const { call, ann, types } = await polled();
    const id = ann();
    await types();
    await call("POST", `/api/v1/users/${id}`, { credentials: { password: { value: "correct horse" } } });
    await call("POST", `/api/v1/users/${id}/lifecycle/expire_password_with_temp_password`);
    expect(await types()).toEqual([
      "user.account.update_password",
      "user.account.expire_password",
      "user.account.update_password",
    ]);
  });

  it("says who did it, and that one request is one transaction", async () => {
    const { call, okta, ann, events } = await polled();
    const id = ann();
    okta.signIn(id);
    okta.lock(id);
    await call("POST", "/api/v1/users", { profile: profileOf("bob") });
    const told = (await events()) as readonly (Shown & {
      readonly actor: { readonly alternateId: string };
      readonly transaction: { readonly id: string };
    })[];
    const admin = "okta.admin@rosterkit.example";
    expect(told.map(({ actor }) => actor.alternateId)).toEqual([admin, admin, "ann@example.com", admin, admin]);
    expect(told[3]?.transaction.id).toBe(told[4]?.transaction.id);
    expect(new Set(told.map(({ uuid }) => uuid)).size).toBe(5);
  });
});

describe("what the log tells of groups and apps", () => {
  it("is a group made, renamed and deleted", async () => {
    const { call, okta, events } = await polled();
    const group = (await call("POST", "/api/v1/groups", { profile: { name: "Staff" } })).body.id;
    await call("PUT", `/api/v1/groups/${group}`, { profile: { name: "Everybody" } });
    okta.renameGroup(group, "People");
    await call("DELETE", `/api/v1/groups/${group}`);
    const told = await events();
    expect(told.map(({ eventType }) => eventType)).toEqual([
      "group.lifecycle.create",
      "group.profile.update",
      "group.profile.update",
      "group.lifecycle.delete",
    ]);
    expect(told.flatMap((event) => idsOf(event, "UserGroup"))).toEqual(Array(4).fill(group));
  });

  it("is each member who comes or goes, by hand and by rule, and nobody twice", async () => {
    const { call, okta, ann, events } = await polled();
    const [id, group] = [ann(), okta.addGroup({ name: "Sales" })];
    const path = `/api/v1/groups/${group}/users/${id}`;
    await events();
    await call("PUT", path);
    await call("PUT", path);
    await call("DELETE", path);
    okta.addGroupRule({ expression: 'user.department=="Sales"', groupIds: [group] });
    okta.updateProfile(id, { department: "Sales" });
    okta.updateProfile(id, { department: null });
    const told = (await events()).filter(({ eventType }) => eventType.startsWith("group.user_membership"));
    expect(told.map(({ eventType }) => eventType.split(".")[2])).toEqual(["add", "remove", "add", "remove"]);
    expect(told.map((event) => [idsOf(event, "User"), idsOf(event, "UserGroup")])).toEqual(
      Array(4).fill([[id], [group]]),
    );
    expect(told.map((event) => (event as unknown as { actor: { type: string } }).actor.type)).toEqual([
      "User",
      "User",
      "SystemPrincipal",
      "SystemPrincipal",
    ]);
    expect(new Set(told.map(({ target }) => target[0]?.type))).toEqual(new Set(["User", "UserGroup"]));
  });

  it("is who has an app: directly, through a group, and no more once deactivated", async () => {
    const { call, okta, ann, types } = await polled();
    const [id, group, app] = [ann(), okta.addGroup({ name: "Staff" }), okta.addApp({ label: "Learn Amp" })];
    okta.addMember(group, id);
    await types();
    await call("PUT", `/api/v1/apps/${app}/groups/${group}`);
    okta.assignApp(app, { user: id });
    okta.unassignApp(app, { user: id });
    okta.removeMember(group, id);
    okta.addMember(group, id);
    okta.deactivate(id);
    expect(await types()).toEqual([
      "group.application_assignment.add",
      "application.user_membership.add",
      "application.user_membership.update",
      "application.user_membership.update",
      "group.user_membership.remove",
      "application.user_membership.remove",
      "group.user_membership.add",
      "application.user_membership.add",
      "user.lifecycle.deactivate",
      "application.user_membership.remove",
    ]);
  });

  it.each([
    ["user", ["AppInstance", "AppUser", "User"], undefined],
    ["detail", ["AppInstance", "AppUser"], true],
    ["nobody", ["AppInstance", "AppUser"], undefined],
  ] as const)("names the user of an app by switch (%s)", async (appEventsName, types, inDetail) => {
    const { okta, ann, events } = await polled({ switches: { appEventsName } });
    const [id, app] = [ann(), okta.addApp({ label: "Learn Amp" })];
    await events();
    okta.assignApp(app, { user: id });
    const [{ target } = { target: [] }] = await events();
    expect(target.map(({ type }) => type).sort()).toEqual(types);
    expect(target.find(({ type }) => type === "AppUser")).toMatchObject({
      id: expect.stringMatching(/^0ua/),
      detailEntry: inDetail ? { userId: id } : null,
    });
  });

  it("leaves Everyone out, but for a switch", async () => {
    const { okta, ann, types } = await polled();
    ann();
    expect(await types()).toEqual(["user.lifecycle.create", "user.lifecycle.activate"]);
    okta.switches.logsEveryone = true;
    okta.addUser({ profile: profileOf("bob") });
    expect(await types()).toContain("group.user_membership.add");
  });
});

describe("a poll", () => {
  it("always has a next link, over empty pages too, and loses nothing", async () => {
    const { call, okta, ann } = await polled();
    const id = ann();
    let next: string | undefined = "/api/v1/logs?limit=2";
    const seen: string[] = [];
    for (let page = 0; page < 6; page += 1) {
      if (page === 4) okta.suspend(id);
      const answer = await call("GET", next ?? "");
      seen.push(...answer.body.map(({ eventType }: Shown) => eventType));
      next = nextOf(answer.headers);
      expect(next).toContain("limit=2");
    }
    expect(seen.filter((type) => type === "user.lifecycle.suspend")).toHaveLength(1);
    expect(seen.slice(-3)).toEqual(["user.lifecycle.create", "user.lifecycle.activate", "user.lifecycle.suspend"]);
  });

  it("goes by persistence, so that what came late is seen; what is between two instants is in order of publishing", async () => {
    const { call, okta, time, ann, types } = await polled();
    const id = ann();
    await types();
    const since = new Date(time.now).toISOString();
    okta.planLogDelay({ type: "user.lifecycle.suspend", lateMs: 60_000 });
    time.now += 1000;
    okta.suspend(id);
    time.now += 1000;
    okta.unsuspend(id);
    expect(await types()).toEqual(["user.lifecycle.unsuspend"]);
    time.now += 60_000;
    expect(await types()).toEqual(["user.lifecycle.suspend"]);
    const until = new Date(time.now).toISOString();
    const window = `/api/v1/logs?filter=target.id eq "${id}"&since=${since}&until=${until}`;
    const told = async (more: string) => (await call("GET", window + more)).body.map((one: Shown) => one.eventType);
    const [create, activate] = ["user.lifecycle.create", "user.lifecycle.activate"];
    expect(await told("")).toEqual([create, activate, "user.lifecycle.suspend", "user.lifecycle.unsuspend"]);
    expect((await told("&sortOrder=DESCENDING"))[0]).toBe("user.lifecycle.unsuspend");
  });

  it("begins seven days ago, or where it is told, and shows ninety days", async () => {
    const { call, okta, time, ann } = await polled();
    const id = ann();
    const count = async (query: string) => (await call("GET", `/api/v1/logs${query}`)).body.length;
    const daysAgo = (days: number) => `?since=${new Date(time.now - days * day).toISOString()}`;
    time.now += 8 * day;
    okta.suspend(id);
    expect(await count("")).toBe(1);
    expect(await count(daysAgo(9))).toBeGreaterThan(2);
    time.now += 85 * day;
    expect(await count(daysAgo(100))).toBe(1);
  });
});

describe("what is between two instants", () => {
  it("ends", async () => {
    const { call, time, ann } = await polled();
    ann();
    const path = `/api/v1/logs?limit=2&since=2026-11-01T00:00:00Z&until=${new Date(time.now + 1).toISOString()}`;
    const sizes: number[] = [];
    for (let next: string | undefined = path; next !== undefined; ) {
      const answer: Awaited<ReturnType<typeof call>> = await call("GET", next);
      sizes.push(answer.body.length);
      next = nextOf(answer.headers);
    }
    expect(sizes).toEqual([2, 2]);
  });
});

describe("a request for the log", () => {
  it.each<[string, string, number]>([
    ["since and after", "?since=2026-11-01T00:00:00Z&after=cG9sbCAx", 400],
    ["since more than 180 days ago", "?since=2026-01-01T00:00:00Z", 400],
    ["since that is no instant", "?since=yesterday", 400],
    ["after that is no cursor", "?after=abc", 400],
    ["a limit below 0", "?limit=-1", 400],
    ["a limit above 1000", "?limit=1001", 400],
    ["an order there is none of", "?sortOrder=up", 400],
    ["a filter that is none", "?filter=eventType", 400],
    ["a filter on published", '?filter=published gt "2026-11-01T00:00:00Z"', 400],
    ["too many words", `?q=${"a ".repeat(11)}`, 400],
    ["a limit of 0", "?limit=0", 200],
    ["a limit of 1000", "?limit=1000", 200],
  ])("with %s is answered as it should be", async (_, query, status) => {
    const { call } = createTestCaller();
    expect((await call("GET", `/api/v1/logs${query}`)).status).toBe(status);
  });

  it("filters by properties and by words", async () => {
    const { call, ann } = await polled();
    const id = ann();
    const types = async (query: string) =>
      (await call("GET", `/api/v1/logs?${query}`)).body.map(({ eventType }: Shown) => eventType);
    const both = ["user.lifecycle.create", "user.lifecycle.activate"];
    expect(await types(`filter=target.id eq "${id}"`)).toEqual(both);
    const either = 'eventType eq "user.lifecycle.activate" or eventType ew ".nothing"';
    expect(await types(`filter=(${either}) and target.id eq "${id}"`)).toEqual([both[1]]);
    expect(await types("q=ANN@example.com lifecycle.create")).toEqual([both[0]]);
  });

  it("needs okta.logs.read", async () => {
    const { call } = createTestCaller({
      tokens: [
        { value: "logs", access: "full", scopes: ["okta.logs.read"] },
        { value: "users", access: "full", scopes: ["okta.users.manage"] },
      ],
    });
    const status = async (token: string) =>
      (await call("GET", "/api/v1/logs", undefined, { authorization: `SSWS ${token}` })).status;
    expect([await status("logs"), await status("users")]).toEqual([200, 403]);
  });
});
