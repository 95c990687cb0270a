import type { LifecyclePolicySettings, LinkState } from "@rosterkit/core";
import { type OktaUserStatus, oktaUserStatuses } from "@rosterkit/sandbox";
import type { ListedEmployee } from "@rosterkit/testing";
import { describe, expect, test } from "vitest";
import { employee, openSync } from "./__fixtures__/open-sync.ts";
import type { OktaUser } from "./okta-user.ts";
import { stateAhead, userState, userStatus } from "./user-state.ts";

interface Wish {
  readonly person: Partial<ListedEmployee>;
  readonly lifecycle?: Partial<LifecyclePolicySettings>;
}

/** How each wish of the policy comes about on 2 March 2026. */
const wishes = {
  waiting: { person: { startDate: "2026-04-01" } },
  in: { person: {} },
  suspended: { person: { employmentStatus: "onLeave" }, lifecycle: { leave: "suspend" } },
  "out by suspension": { person: { endDate: "2026-02-27" } },
  "out by deactivation": { person: { endDate: "2026-02-27" }, lifecycle: { leavers: { action: "deactivate" } } },
} as const satisfies { readonly [name: string]: Wish };

/** For each status and wish: the lifecycle calls that are made, and the status that the user ends up in. */
const table: {
  readonly [S in OktaUserStatus]: {
    readonly [W in keyof typeof wishes]: readonly [calls: string, end: OktaUserStatus];
  };
} = {
  STAGED: {
    waiting: ["", "STAGED"],
    in: ["activate", "PROVISIONED"],
    suspended: ["", "STAGED"],
    "out by suspension": ["deactivate", "DEPROVISIONED"],
    "out by deactivation": ["deactivate", "DEPROVISIONED"],
  },
  PROVISIONED: {
    waiting: ["", "PROVISIONED"],
    in: ["", "PROVISIONED"],
    suspended: ["suspend refused", "PROVISIONED"],
    "out by suspension": ["deactivate", "DEPROVISIONED"],
    "out by deactivation": ["deactivate", "DEPROVISIONED"],
  },
  ACTIVE: {
    waiting: ["", "ACTIVE"],
    in: ["", "ACTIVE"],
    suspended: ["suspend", "SUSPENDED"],
    "out by suspension": ["suspend", "SUSPENDED"],
    "out by deactivation": ["deactivate", "DEPROVISIONED"],
  },
  RECOVERY: {
    waiting: ["", "RECOVERY"],
    in: ["", "RECOVERY"],
    suspended: ["suspend refused", "RECOVERY"],
    "out by suspension": ["suspend refused", "RECOVERY"],
    "out by deactivation": ["deactivate", "DEPROVISIONED"],
  },
  PASSWORD_EXPIRED: {
    waiting: ["", "PASSWORD_EXPIRED"],
    in: ["", "PASSWORD_EXPIRED"],
    suspended: ["suspend refused", "PASSWORD_EXPIRED"],
    "out by suspension": ["suspend refused", "PASSWORD_EXPIRED"],
    "out by deactivation": ["deactivate", "DEPROVISIONED"],
  },
  LOCKED_OUT: {
    waiting: ["", "LOCKED_OUT"],
    in: ["", "LOCKED_OUT"],
    suspended: ["unlock suspend", "SUSPENDED"],
    "out by suspension": ["unlock suspend", "SUSPENDED"],
    "out by deactivation": ["deactivate", "DEPROVISIONED"],
  },
  SUSPENDED: {
    waiting: ["", "SUSPENDED"],
    in: ["unsuspend", "ACTIVE"],
    suspended: ["", "SUSPENDED"],
    "out by suspension": ["", "SUSPENDED"],
    "out by deactivation": ["deactivate", "DEPROVISIONED"],
  },
  DEPROVISIONED: {
    waiting: ["", "DEPROVISIONED"],
    in: ["activate", "PROVISIONED"],
    suspended: ["", "DEPROVISIONED"],
    "out by suspension": ["", "DEPROVISIONED"],
    "out by deactivation": ["", "DEPROVISIONED"],
  },
};

const profile = { login: "mia@example.com", email: "mia@example.com", firstName: "Mia", lastName: "Brock" };

const cases = oktaUserStatuses.flatMap((status) =>
  Object.entries(table[status]).map(([wish, [calls, end]]) => [status, wish, calls, end] as const),
);

async function linkedIn(status: OktaUserStatus, wish: Wish, put = true) {
  const opened = await openSync({ lifecycle: { zone: "Europe/London", ...wish.lifecycle } });
  const { okta, people, remember } = opened;
  const id = okta.standIn.addUser({ profile, status });
  people.set("Mia", employee("Mia", wish.person));
  const since = (await okta.row(id)).statusChanged;
  const state: LinkState = {
    state: userState({ status }),
    because: "left",
    at: "2026-02-01T00:00:00Z",
    ...(since && { since }),
  };
  await remember({ source: "Mia", target: id, ...(put && { state }) });
  okta.asked();
  return { ...opened, id };
}

const lifecycleCalls = (requests: readonly { method: string; path: string; status: number }[]) =>
  requests
    .filter(({ path }) => path.includes("/lifecycle/"))
    .map(({ path, status }) => `${path.split("/").at(-1)}${status >= 400 ? " refused" : ""}`)
    .join(" ");

describe("rule 4: what the policy wishes, and how Okta gets there", () => {
  test.each(cases)("%s, wish %s: calls “%s”, then %s", async (status, wish, calls, end) => {
    const { okta, id, run, left } = await linkedIn(status, wishes[wish as keyof typeof wishes]);
    const { report } = await run();
    expect(lifecycleCalls(okta.standIn.requests)).toBe(calls);
    expect(okta.standIn.get(id)?.status).toBe(end);
    const refused = calls.includes("refused") ? 1 : 0;
    expect([report.applied, report.failed]).toEqual([calls === "" ? 0 : 1 - refused, refused]);
    expect(await left()).toHaveLength(refused);
    expect(okta.standIn.inspect().mails).toEqual([]);
  });

  test.each(["PROVISIONED", "RECOVERY", "PASSWORD_EXPIRED"] as const)(
    "a leaver in %s whom Okta does suspend is suspended: sources disagree",
    async (status) => {
      const { okta, id, run } = await linkedIn(status, wishes["out by suspension"]);
      okta.standIn.switches.suspendAlsoFrom = [status];
      // Only somebody who has signed in before is tried: deactivated and activated again, they are PROVISIONED too.
      if (status === "PROVISIONED") {
        okta.standIn.signIn(id);
        okta.standIn.deactivate(id);
        okta.standIn.activate(id);
      }
      const { report } = await run();
      expect(report).toMatchObject({ applied: 1, failed: 0 });
      expect(okta.standIn.get(id)?.status).toBe("SUSPENDED");
    },
  );

  test.each(["RECOVERY", "PASSWORD_EXPIRED"] as const)(
    "a leaver in %s whom Okta does not suspend is reported as not out, with sessions ended, or deactivated if set so",
    async (status) => {
      const reported = await linkedIn(status, wishes["out by suspension"]);
      const { report } = await reported.run();
      expect(report.perChange).toMatchObject([
        { result: "refused", reason: expect.stringMatching(/^Leaver not out: .*not-active/) },
      ]);
      expect(reported.okta.standIn.get(reported.id)).toMatchObject({ status, sessionsRevokedAt: expect.any(String) });

      const lifecycle = { leavers: { action: "suspend", whenRefused: "deactivate" } } as const;
      const deactivated = await linkedIn(status, { ...wishes["out by suspension"], lifecycle });
      expect((await deactivated.run()).report).toMatchObject({ applied: 1, failed: 0 });
      const user = deactivated.okta.standIn.get(deactivated.id);
      expect(user).toMatchObject({ status: "DEPROVISIONED", sessionsRevokedAt: expect.any(String) });
      expect(await deactivated.left()).toEqual([]);
    },
  );
});

describe("rule 5: whose state it is", () => {
  test.each(["STAGED", "SUSPENDED", "DEPROVISIONED"] as const)(
    "a user found %s by somebody else's hand is left",
    async (status) => {
      const { okta, id, run } = await linkedIn(status, wishes.in, false);
      const { report, plan } = await run();
      expect(report).toMatchObject({ applied: 0, failed: 0 });
      expect(plan.issues.map(({ code }) => code)).toContain("state not ours");
      expect(okta.standIn.get(id)?.status).toBe(status);
    },
  );

  test("suspended by us, unsuspended and suspended again by somebody else: not ours any more", async () => {
    const { okta, id, run, goTo } = await linkedIn("SUSPENDED", wishes.in);
    goTo("2026-03-02T13:00:00Z");
    okta.standIn.unsuspend(id);
    okta.standIn.suspend(id);
    expect((await run()).report).toMatchObject({ applied: 0, failed: 0 });
    expect(okta.standIn.get(id)?.status).toBe("SUSPENDED");
  });
});

describe("a user's state", () => {
  const user = (more: Partial<OktaUser>) => ({ id: "00u1", status: "STAGED", profile: {}, ...more }) as OktaUser;

  test("is where they are, and looks ahead only where asked to", () => {
    const activating = user({ status: "STAGED", transitioningToStatus: "PROVISIONED" });
    expect(userState(activating)).toBe("staged");
    expect(stateAhead(activating)).toBe("active");
    expect(stateAhead(user({ status: "SUSPENDED" }))).toBe("suspended");
  });

  test("tells who was activated and never came", () => {
    expect(userStatus(user({ status: "PROVISIONED", lastLogin: null }))).toBe("PROVISIONED, never signed in");
    expect(userStatus(user({ status: "PROVISIONED", lastLogin: "2026-01-01T00:00:00.000Z" }))).toBe("PROVISIONED");
    expect(userStatus(user({ status: "ACTIVE", lastLogin: null }))).toBe("ACTIVE");
  });

  test("is not guessed from a status that nobody has documented", () => {
    expect(() => userState({ status: "ARCHIVED" as "STAGED" })).toThrow("not known");
  });
});
