import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plan, Review } from "@rosterkit/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Desk, openDesk } from "./cli.fixture.ts";

const by = ["--by", "Jo", "--reason", "looked at it"];
const yesterday = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);

describe("decisions of a person", { timeout: 240_000 }, () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(20);
  });
  afterEach(() => desk.close());

  const inOkta = (email: string) => desk.okta.inspect().users.find(({ profile }) => profile.login === email);

  test("what the guard holds waits for an approval, which the next plan heeds", async () => {
    await desk.configure({ guard: { remove: { count: 0 } } });
    expect((await desk.run("sync-all", "--yes")).code).toBe(0);
    const leaver = desk.humaans.people.find(({ email, status }) => email && status === "active");
    desk.humaans.offboard(leaver?.id ?? "", { employmentEndDate: yesterday });

    const held = await desk.json("plan", "--out", "held.json");
    expect(held.code).toBe(3);
    expect((held.value as Plan).changes).toMatchObject([{ subject: leaver?.id, held: { guardClass: "remove" } }]);
    expect((await desk.run("apply", "held.json")).code).toBe(3);

    expect((await desk.run("approve", "held.json", "--class", "create", ...by)).code).toBe(1);
    const approved = await desk.json("approve", "held.json", "--person", leaver?.email ?? "", ...by);
    expect(approved).toMatchObject({ code: 0, value: { approved: [(held.value as Plan).changes[0]?.id] } });
    expect((await desk.run("plan", "--out", "free.json")).code).toBe(2);
    expect((await desk.run("apply", "free.json")).code).toBe(0);
    expect(inOkta(leaver?.email ?? "")?.status).toBe("DEPROVISIONED");
  });

  test("a review is gone through by a file, and finished by the digest that was seen", async () => {
    await desk.configure({ review: "until finished", newJoinersOnly: false });
    const person = desk.humaans.people.find(({ email, status }) => email && status === "active");
    const account = desk.okta.addUser({
      profile: { login: "other@acme.example", email: "other@acme.example", firstName: "Other", lastName: "Name" },
    });
    const decisions = [{ what: "match", person: person?.email, account: "other@acme.example" }];
    await writeFile(
      join(desk.folder, "decisions.json"),
      JSON.stringify({ format: "rosterkit match decisions", version: 1, decisions }),
    );
    expect(await desk.json("match", "decide", "decisions.json", ...by)).toMatchObject({
      code: 0,
      value: { decided: 1 },
    });

    const seen = (await desk.json("match")).value as Review;
    const matched = seen.people.find(({ subject }) => subject === person?.id);
    expect(matched).toMatchObject({ state: "matched", match: { account: { id: account } } });
    const stale = await desk.run("match", "finish", "--digest", "another", ...by, "--yes");
    expect(stale.code).toBe(1);
    expect((await desk.run("match", "finish", "--digest", seen.digest, ...by, "--yes")).code).toBe(0);
    expect(inOkta(person?.email ?? "")?.id).toBe(account);
    expect((await desk.run("plan")).code).toBe(0);
  });

  test("hand-over lets the sync move what somebody else suspended", async () => {
    await desk.configure({});
    await desk.run("sync-all", "--yes");
    const person = desk.humaans.people.find(({ email, status }) => email && status === "active");
    const account = inOkta(person?.email ?? "")?.id ?? "";
    desk.okta.deactivate(account);
    expect((await desk.run("plan")).code).toBe(0);
    expect((await desk.json("hand-over", person?.email ?? "")).value).toEqual({ handedOver: person?.id });
    expect((await desk.run("plan")).code).toBe(2);
  });
});
