import { describe, expect, it } from "vitest";
import type { LifecycleAction } from "./lifecycle-table.ts";
import { createTestCaller, profileOf } from "./test-caller.ts";
import { type UserStatus, userStatuses } from "./user-record.ts";

/**
 * The documented or recorded outcome of each call from each status, in the order of `userStatuses`; "=" is no change.
 */
const matrix: Readonly<Record<LifecycleAction, readonly string[]>> = {
  //                     STAGED       PROVISIONED  ACTIVE       RECOVERY     EXPIRED      LOCKED_OUT   SUSPENDED    DEPROVISIONED
  activate: row(
    "PROVISIONED",
    "403 E0000016",
    "403 E0000016",
    "403 E0000016",
    "403 E0000016",
    "403 E0000016",
    "403 E0000016",
    "PROVISIONED",
  ),
  reactivate: row(
    "403 E0000038",
    "=",
    "403 E0000038",
    "=",
    "403 E0000038",
    "403 E0000038",
    "403 E0000038",
    "403 E0000038",
  ),
  deactivate: row(...Array<string>(7).fill("DEPROVISIONED"), "404 E0000007"),
  suspend: row("400 E0000001", "400 E0000001", "SUSPENDED", ...Array<string>(5).fill("400 E0000001")),
  unsuspend: row(...Array<string>(6).fill("400 E0000001"), "ACTIVE", "400 E0000001"),
  unlock: row(...Array<string>(5).fill("403 E0000032"), "ACTIVE", "403 E0000032", "403 E0000032"),
  reset_password: row("403 E0000017", ...Array<string>(5).fill("RECOVERY"), "403 E0000017", "403 E0000017"),
  expire_password: row(
    "403 E0000038",
    "403 E0000038",
    "PASSWORD_EXPIRED",
    "403 E0000038",
    "=",
    ...Array<string>(3).fill("403 E0000038"),
  ),
  expire_password_with_temp_password: row(
    "403 E0000038",
    "403 E0000038",
    "PASSWORD_EXPIRED",
    "403 E0000038",
    "=",
    ...Array<string>(3).fill("403 E0000038"),
  ),
  reset_factors: row(...Array<string>(8).fill("=")),
};

function row(...outcomes: string[]): readonly string[] {
  return outcomes;
}

const cases = Object.entries(matrix).flatMap(([action, outcomes]) =>
  userStatuses.map((status, column) => [action, status, outcomes[column] ?? ""] as const),
);

describe("every lifecycle call from every status", () => {
  it.each(cases)("%s from %s: %s", async (action, status, expected) => {
    const { okta, call } = createTestCaller();
    const id = okta.addUser({ profile: profileOf("ann"), status });
    const { status: answered, body } = await call("POST", `/api/v1/users/${id}/lifecycle/${action}`);
    const refused = /^\d+ E\d+$/.test(expected);
    expect(refused ? `${answered} ${body.errorCode}` : answered).toBe(refused ? expected : 200);
    const left: UserStatus | undefined = okta.get(id)?.status;
    expect(left).toBe(refused || expected === "=" ? status : expected);
    if (refused) expect(okta.requests[0]?.wrote).toBe(false);
  });
});

describe("what lifecycle calls say", () => {
  it.each([
    ["suspend", "Api validation failed: suspendUser", "Cannot suspend a user that is not active"],
    ["unsuspend", "Api validation failed: unsuspendUser", "Cannot unsuspend a user that is not suspended"],
    ["unlock", "Unlock is not allowed for this user.", "The user is not locked out."],
  ])("%s, when it is refused", async (action, errorSummary, cause) => {
    const { okta, call } = createTestCaller();
    const id = okta.addUser({ profile: profileOf("ann"), status: "STAGED" });
    const { body } = await call("POST", `/api/v1/users/${id}/lifecycle/${action}`);
    expect(body).toMatchObject({ errorSummary, errorCauses: [{ errorSummary: cause }] });
  });

  it("activate hands over a link instead of sending a mail", async () => {
    const { okta, call } = createTestCaller();
    const id = okta.addUser({ profile: profileOf("ann"), status: "STAGED" });
    const { body } = await call("POST", `/api/v1/users/${id}/lifecycle/activate?sendEmail=false`);
    expect(body.activationUrl).toContain(body.activationToken);
    expect((await call("POST", `/api/v1/users/${id}/lifecycle/reactivate?sendEmail=true`)).body).toEqual({});
    expect(okta.inspect().mails.map(({ kind }) => kind)).toEqual(["activation"]);
  });

  it("reset_password and the temporary password hand over what they made", async () => {
    const { okta, call } = createTestCaller();
    const id = okta.addUser({ profile: profileOf("ann") });
    const expired = await call(
      "POST",
      `/api/v1/users/${id}/lifecycle/expire_password_with_temp_password?revokeSessions=true`,
    );
    expect(expired.body.tempPassword.length).toBeGreaterThan(7);
    expect(okta.get(id)).toMatchObject({ status: "PASSWORD_EXPIRED", sessionsRevokedAt: expect.any(String) });
    const reset = await call("POST", `/api/v1/users/${id}/lifecycle/reset_password?sendEmail=false`);
    expect(reset.body.resetPasswordUrl).toMatch(/^https:/);
  });

  it("each status advertises its own calls, lists none", async () => {
    const { okta, call } = createTestCaller();
    const id = okta.addUser({ profile: profileOf("ann"), status: "SUSPENDED" });
    const links = Object.keys((await call("GET", `/api/v1/users/${id}`)).body._links);
    expect(links.sort()).toEqual(["deactivate", "resetFactors", "schema", "self", "type", "unsuspend"]);
    const listed = (await call("GET", "/api/v1/users")).body;
    expect(listed.map((user: { _links: object }) => Object.keys(user._links))).toEqual([["self"], ["self"]]);
  });

  it("a staged user with a password becomes ACTIVE", async () => {
    const { okta, call } = createTestCaller();
    const id = okta.addUser({ profile: profileOf("ann"), status: "STAGED", hasPassword: true });
    await call("POST", `/api/v1/users/${id}/lifecycle/activate`);
    expect(okta.get(id)?.status).toBe("ACTIVE");
  });
});

describe("DELETE", () => {
  it("deactivates first and removes the second time, both with 204", async () => {
    const { okta, call } = createTestCaller();
    const id = okta.addUser({ profile: profileOf("ann") });
    expect((await call("DELETE", `/api/v1/users/${id}`)).status).toBe(204);
    expect((await call("GET", `/api/v1/users/${id}`)).body.status).toBe("DEPROVISIONED");
    expect((await call("DELETE", `/api/v1/users/${id}`)).status).toBe(204);
    expect((await call("GET", `/api/v1/users/${id}`)).body.errorCode).toBe("E0000007");
    expect((await call("DELETE", `/api/v1/users/${id}`)).status).toBe(404);
    expect((await call("POST", "/api/v1/users", { profile: profileOf("ann") })).status).toBe(200);
  });
});

describe("switches of the lifecycle", () => {
  it("suspend may work from more statuses than ACTIVE", async () => {
    const { okta, call } = createTestCaller({ switches: { suspendAlsoFrom: ["PROVISIONED"] } });
    const id = okta.addUser({ profile: profileOf("ann"), status: "PROVISIONED" });
    expect((await call("POST", `/api/v1/users/${id}/lifecycle/suspend`)).status).toBe(200);
    expect(okta.get(id)?.status).toBe("SUSPENDED");
  });

  it("deactivate may answer 204, and take a user who is deactivated already", async () => {
    const { okta, call } = createTestCaller({
      switches: { deactivateAnswer: 204, deactivateDeprovisioned: "accepted" },
    });
    const id = okta.addUser({ profile: profileOf("ann") });
    for (const _ of [1, 2]) expect((await call("POST", `/api/v1/users/${id}/lifecycle/deactivate`)).status).toBe(204);
  });

  it("a password may outlive deactivation, so that reactivation ends in ACTIVE", async () => {
    const { okta, call } = createTestCaller({ switches: { passwordOutlivesDeactivation: true } });
    const id = okta.addUser({ profile: profileOf("ann") });
    okta.deactivate(id);
    await call("POST", `/api/v1/users/${id}/lifecycle/activate`);
    expect(okta.get(id)?.status).toBe("ACTIVE");
  });

  it("activate on a suspended user may be told apart, and a deactivation may lag", async () => {
    const { okta, call, time } = createTestCaller({
      switches: { activateSuspended: "E0000038", deactivationLagMs: 300 },
    });
    const id = okta.addUser({ profile: profileOf("ann"), status: "SUSPENDED" });
    expect((await call("POST", `/api/v1/users/${id}/lifecycle/activate`)).body.errorCode).toBe("E0000038");
    await call("DELETE", `/api/v1/users/${id}`);
    expect((await call("GET", `/api/v1/users/${id}`)).body).toMatchObject({
      status: "SUSPENDED",
      transitioningToStatus: "DEPROVISIONED",
    });
    time.wall += 300;
    expect((await call("GET", `/api/v1/users/${id}`)).body.status).toBe("DEPROVISIONED");
  });

  it("people finish their activation in their own time, dated by it when the clock jumps", async () => {
    const day = 86_400_000;
    const { okta, call, time } = createTestCaller({ switches: { finishActivationAfterMs: day } });
    const { body } = await call("POST", "/api/v1/users", { profile: profileOf("ann") });
    time.now += 30 * day;
    expect((await call("GET", `/api/v1/users/${body.id}`)).body).toMatchObject({
      status: "ACTIVE",
      lastLogin: "2026-11-03T12:00:00.000Z",
      statusChanged: "2026-11-03T12:00:00.000Z",
    });
    expect(okta.requests.map(({ wrote }) => wrote)).toEqual([true, false]);
  });
});

describe("people who are activated twice", () => {
  it("finish the second activation in its own time", async () => {
    const { okta, time } = createTestCaller({ switches: { finishActivationAfterMs: 1000 } });
    const id = okta.addUser({ profile: profileOf("ann"), status: "STAGED" });
    okta.activate(id);
    okta.deactivate(id);
    time.now += 600;
    okta.activate(id);
    time.now += 600;
    expect(okta.get(id)?.status).toBe("PROVISIONED");
    time.now += 400;
    expect(okta.get(id)?.status).toBe("ACTIVE");
  });
});

describe("acts by somebody else", () => {
  it("people sign in, administrators suspend, and the world refuses what it must", () => {
    const { okta } = createTestCaller();
    const id = okta.addUser({ profile: profileOf("ann"), status: "PROVISIONED" });
    okta.signIn("ann@example.com");
    expect(okta.get(id)).toMatchObject({
      status: "ACTIVE",
      hasPassword: true,
      lastLoginAt: "2026-11-02T12:00:00.000Z",
    });
    okta.lock(id);
    expect(() => okta.signIn(id)).toThrow("not allowed");
    okta.deactivate(id);
    okta.activate(id);
    okta.signIn(id);
    okta.expirePassword(id);
    okta.signIn(id);
    okta.suspend(id);
    okta.unsuspend(id);
    expect(okta.inspect().countByStatus).toMatchObject({ ACTIVE: 2, DEPROVISIONED: 0 });
    okta.setSource(id, "active_directory");
    expect(okta.get(id)?.provider.type).toBe("ACTIVE_DIRECTORY");
    okta.remove(id);
    expect(okta.get(id)).toBeUndefined();
    expect(() => okta.suspend(id)).toThrow(RangeError);
    expect(() => okta.addUser({ profile: { login: "okta.admin@rosterkit.example" } })).toThrow(RangeError);
    expect(okta.requests).toEqual([]);
  });
});
