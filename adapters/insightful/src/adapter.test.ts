import { syncSettingsSchema } from "@rosterkit/core";
import { AuthenticationError, describeSettings, PermissionError, type Wait } from "@rosterkit/core/adapter";
import { describe, expect, it } from "vitest";
import { openInsightful } from "./__fixtures__/open-insightful.ts";
import { insightful, oktaToInsightful } from "./index.ts";

const untold = expect.stringContaining("told by no call");

type Opened = Awaited<ReturnType<typeof openInsightful>>;

const enter = ({ standIn, teamId }: Opened, name = "Ada") =>
  standIn.addEmployee({ name, email: `${name.toLowerCase()}@acme.example`, teamId }).id;

const become = async ({ connect }: Opened, id: string, settings?: object) => {
  const { people } = connect(settings);
  const found = await people.get?.(id);
  if (!found) throw new Error("nobody is there");
  return people.become?.inactive?.(id, found.row, {});
};

describe("what the adapter says of itself", () => {
  it("writes people and teams, and can take back neither an invitation nor a deactivation", () => {
    const abilities = insightful.capabilities.map(({ ability }) => ability);
    expect(abilities.filter((ability) => ability.startsWith("people."))).toEqual(
      ["read", "get", "find", "create", "update", "become.inactive"].map((ability) => `people.${ability}`),
    );
    const ofTeams = ["groups.read", "groups.get", "groups.find", "groups.create"];
    expect(abilities).toEqual(expect.arrayContaining(ofTeams));
    expect(abilities).not.toContain("groups.update");
    const final = insightful.capabilities.filter(({ undoable }) => !undoable).map(({ ability }) => ability);
    expect(final).toEqual(["people.create", "people.become.inactive", "groups.create"]);
    const told = insightful.capabilities.find(({ ability }) => ability === "people.become.inactive");
    expect(told?.alsoChanges).toContain("seven days");
  });

  it("asks for a token, which is a secret, and knows the rest", () => {
    expect(describeSettings(insightful.settings, insightful.id)).toMatchObject([
      { name: "token", secret: true, required: true, environment: "INSIGHTFUL_TOKEN" },
      { name: "sharedSettingsId", required: false },
      { name: "baseUrl", required: false, default: "https://app.insightful.io/api/v1" },
      { name: "requestsAMinute", default: 200 },
      { name: "rateShare", default: 0.5 },
    ]);
  });

  it("has a preset that a sync takes", () => {
    const { lifecycle, ...rest } = oktaToInsightful.settings;
    const settings = { id: "s", ...rest, lifecycle: { ...lifecycle, zone: "Europe/Belgrade" } };
    expect(syncSettingsSchema.parse(settings)).toMatchObject({
      newJoinersOnly: false,
      scope: { groups: ["OKTA_INSGRP_*"] },
      groups: { prefix: "OKTA_INSGRP_", removePrefix: true, create: true, several: "conflict" },
      review: "until finished",
      lifecycle: { leavers: { action: "deactivate" }, outOfScope: "keep", suspended: "no change" },
    });
    expect(insightful.presets).toEqual([oktaToInsightful]);
  });
});

describe("the check", () => {
  it("tells the organisation, and by which profile new people are tracked, and writes nothing", async () => {
    const { connect, standIn, asked } = await openInsightful();
    expect(await connect().check()).toEqual({
      account: standIn.organizationId,
      findings: [{ ability: "people.read", ok: true }],
      notes: ["New people are invited, billed, and tracked by the profile “Default settings”.", untold],
    });
    expect(asked()).toEqual(["GET /team", "GET /employee", "GET /shared-settings"]);
  });

  it("says that nobody is created without a profile", async () => {
    const { connect } = await openInsightful();
    const { notes, findings } = await connect({}).check();
    expect(notes).toEqual([expect.stringContaining("Nobody is created"), untold]);
    expect(findings.every(({ ok }) => ok)).toBe(true);
  });

  it("names the profiles there are where the one in the settings is none", async () => {
    const { connect, standIn } = await openInsightful();
    const { findings } = await connect({ sharedSettingsId: "wnobodynobody00" }).check();
    expect(findings.find(({ ok }) => !ok)).toMatchObject({
      ability: "people.create",
      remedy: expect.stringContaining(`${standIn.defaultSettingsId} (Default settings)`),
    });
  });
});

describe("making people", () => {
  const draft = ({ teamId }: Opened, more: object = {}) => {
    const set = { email: "ada@acme.example", name: "Ada King", teamId, ...more };
    return { set, all: set };
  };

  it("is off unless a tracking profile is named", async () => {
    const { connect } = await openInsightful();
    expect(connect({}).people.create).toBeUndefined();
    expect(connect().people.create).toBeTypeOf("function");
  });

  it("invites once, with the profile, and writes the title afterwards", async () => {
    const opened = await openInsightful();
    const profile = opened.standIn.addSharedSettings("Field work").id;
    const { people } = opened.connect({ sharedSettingsId: profile });
    const id = await people.create?.(draft(opened, { title: "Poet" }), "active", {});
    expect(opened.standIn.employee(id ?? "")).toMatchObject({ title: "Poet", sharedSettingsId: profile });
    expect(opened.standIn.mails.length).toBe(1);
    expect(opened.asked()).toEqual(["POST /employee", `PUT /employee/${id}`]);
  });

  it("is done whatever becomes of the title: the next plan finds that missing", async () => {
    const opened = await openInsightful();
    opened.standIn.planFault({ kind: "internal error", method: "PUT", times: 9 });
    const id = await opened.connect().people.create?.(draft(opened, { title: "Poet" }), "active", {});
    expect(opened.standIn.employee(id ?? "")).toMatchObject({ name: "Ada King", title: "" });
  });
});

describe("deactivating", () => {
  it("is one GET that counts as a write: after a lost answer it is not sent again", async () => {
    const opened = await openInsightful();
    const id = enter(opened);
    opened.standIn.planFault({ kind: "lost answer", path: /deactivate/ });
    await expect(become(opened, id)).rejects.toMatchObject({ maybeWritten: true });
    expect(opened.asked().filter((request) => request.includes("deactivate"))).toEqual([
      `GET /employee/deactivate/${id}`,
    ]);
    expect(opened.standIn.employee(id).deactivated).toBeGreaterThan(0);
  });

  it("is not sent again either when the vendor fails", async () => {
    const opened = await openInsightful();
    const id = enter(opened);
    opened.standIn.planFault({ kind: "internal error", path: /deactivate/ });
    await expect(become(opened, id)).rejects.toMatchObject({ status: 500 });
    expect(opened.asked().filter((request) => request.includes("deactivate")).length).toBe(1);
    expect(opened.standIn.employee(id).deactivated).toBe(0);
  });

  it.each([400, 409] as const)(
    "of somebody deactivated meanwhile is done, though answered %s, once a read shows it",
    async (repeatedDeactivation) => {
      const opened = await openInsightful({ switches: { repeatedDeactivation } });
      const id = enter(opened);
      const { people } = opened.connect();
      const { row } = (await people.get?.(id)) ?? {};
      if (!row) throw new Error("nobody is there");
      opened.standIn.deactivate(id);
      await people.become?.inactive?.(id, row, {});
      expect(opened.asked().slice(-2)).toEqual([`GET /employee/deactivate/${id}`, `GET /employee/${id}`]);
    },
  );

  it("that is refused for another reason is a failure", async () => {
    const opened = await openInsightful();
    const id = enter(opened);
    const failing: typeof fetch = async (input, init) =>
      String(input instanceof Request ? input.url : input).includes("deactivate")
        ? Response.json({ message: "no" }, { status: 409 })
        : fetch(input, init);
    const { people } = opened.connect({}, { fetch: failing });
    const found = await people.get?.(id);
    if (!found) throw new Error("nobody is there");
    await expect(people.become?.inactive?.(id, found.row, {})).rejects.toMatchObject({ status: 409 });
  });

  it("tells when it happened, and for how long nobody can take it back", async () => {
    const now = () => Date.parse("2026-03-02T12:00:00Z");
    const opened = await openInsightful({ clock: { now, wallNow: Date.now } });
    const id = enter(opened);
    await become(opened, id);
    const { people } = opened.connect();
    const found = await people.get?.(id);
    expect(found && people.state?.(found.row)).toBe("inactive");
    expect(found && people.stateSince?.(found.row)).toBe("2026-03-02T12:00:00.000Z");
    expect(people.lockedForMs?.inactive).toBe(7 * 24 * 60 * 60 * 1000);
    expect(people.become?.active).toBeUndefined();
  });
});

describe("a token made for READ", () => {
  it.each([
    [401, AuthenticationError],
    [403, PermissionError],
  ] as const)("passes the check, and its first write, answered %s, says what is missing", async (status, kind) => {
    const opened = await openInsightful({ permission: "READ", switches: { readTokenOnWrite: status } });
    const id = enter(opened);
    expect((await opened.connect().check()).findings.every(({ ok }) => ok)).toBe(true);
    const error = await become(opened, id).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ remedy: expect.stringContaining("WRITE permission") });
    expect(JSON.stringify(error)).not.toContain(opened.standIn.token);
  });
});

describe("rule 11: a limit that no answer tells", () => {
  it("is counted: a share of 200 a minute goes out, and the next waits", async () => {
    const { connect, asked } = await openInsightful({ switches: { requestsAMinute: 200 } });
    const stop = new AbortController();
    const onWait = ({ reason }: Wait) => reason === "limit" && stop.abort(new Error("waits"));
    const { people } = connect({ rateShare: 0.1 }, { onWait, signal: stop.signal });
    for (let call = 0; call < 40 && !stop.signal.aborted; call += 1)
      await people.get?.("wnobodynobody00").catch((error) => expect(error).toBe(stop.signal.reason));
    // A tenth of our share is kept for whoever is in a hurry.
    expect(asked().length).toBe(18);
  });

  it("is waited for where a 429 does not say for how long", async () => {
    const { connect, standIn } = await openInsightful({ switches: { retryAfter: "absent" } });
    standIn.planFault({ kind: "rate limited", times: 2 });
    expect(await connect().people.get?.("wnobodynobody00")).toBeUndefined();
    expect(standIn.requests.map(({ status }) => status)).toEqual([429, 429, 404]);
  });
});

describe("teams", () => {
  it("are found by name in any case, and made, and neither renamed nor given members", async () => {
    const { connect, standIn, teamId } = await openInsightful();
    const { groups } = connect();
    const found = await groups?.find?.("name", "sales");
    expect(found && groups?.id(found.row)).toBe(teamId);
    expect(await groups?.find?.("name", "Sale")).toBeUndefined();
    const set = { name: "Support" };
    const id = await groups?.create?.({ set, all: set }, "active", {});
    expect(standIn.teams.find((team) => team.id === id)).toMatchObject(set);
    expect(groups?.memberAttribute).toBe("teamId");
    expect([groups?.update, groups?.members]).toEqual([undefined, undefined]);
  });
});
