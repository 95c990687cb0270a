import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { runToEnd, startDemo } from "./demo-process.fixture.ts";
import type { JsonReport, JsonReports } from "./report-json.ts";

const minute = 60_000;

/** All that may differ between two runs of the same story. */
const withoutTimes = ({ rounds, ...rest }: JsonReport) => ({
  ...rest,
  rounds: rounds.map((round) => ({ ...round, durationMs: 0 })),
});

describe("npm start -- --people 60", { timeout: minute }, () => {
  let text: Awaited<ReturnType<typeof runToEnd>>;
  beforeAll(async () => {
    text = await runToEnd("--people", "60");
  }, minute);

  test("ends well and says so last but for what to try next", () => {
    expect(text.code).toBe(0);
    expect(text.stderr).toBe("");
    expect(text.stdout).toMatch(/\nconverged: true\n/);
  });

  test("goes through its parts in order", () => {
    const headings = text.stdout.match(/^(Connection check|━━ .*?)(?= ━{2,}$|$)/gm);
    expect(headings).toEqual([
      "Connection check",
      "━━ 1 of 4 · Monday 1 March 2027 · The first run",
      "━━ 2 of 4 · Monday 8 March 2027 · A first day",
      "━━ 3 of 4 · Monday 15 March 2027 · A move and a new name",
      "━━ 4 of 4 · Monday 22 March 2027 · A goodbye and a return",
      expect.stringMatching(/^━━ The log: \d+ attempts/),
      "━━ Planning once more: is anything left?",
    ]);
  });

  test("shows the plan as people with before → after and why, abbreviated", () => {
    const first = text.stdout.slice(text.stdout.indexOf("1 of 4"), text.stdout.indexOf("2 of 4"));
    expect(first).toMatch(/Plan {2}\d+ create · \d+ link · \d+ update · 1 conflict · 1 waiting/);
    expect(first).toMatch(/who +before → after +why/);
    expect(first).toMatch(/no account → active +has started \(since/);
    expect(first).toMatch(/title: Junior .+ →/);
    expect(first).toMatch(/… and \d+ more: create/);
    expect(first).toMatch(/waiting {2}.+ has no work email yet/);
  });

  test("waits for a vendor's limits, and leaves what somebody else did, openly", () => {
    expect(text.stdout).toMatch(/waiting [\d.]+ s: Okta answered "too many requests"/);
    expect(text.stdout).toMatch(/state not ours {2}.+ the account is SUSPENDED, which somebody else did/);
  });

  test("shows who moved whatever else is in the plan, and explains a value", () => {
    const third = text.stdout.slice(text.stdout.indexOf("3 of 4"), text.stdout.indexOf("4 of 4"));
    for (const attribute of ["title", "department", "manager", "managerId", "login", "lastName"])
      expect(third).toMatch(new RegExp(`${attribute}: .+ →`));
    expect(third).toMatch(/Why .+'s Manager is/);
  });

  test("has no colours, since nobody sees it", () => {
    expect(text.stdout).not.toContain("\u001B");
  });
});

const stories: readonly (readonly [
  source: string,
  target: string,
  told: (plans: readonly JsonReport["rounds"][number]["plan"][]) => void,
])[] = [
  [
    "humaans",
    "okta",
    (plans) => {
      expect(plans[0]).toMatchObject({ link: 4, conflict: 1, waiting: 1 });
      expect(plans[1]).toMatchObject({ activate: 1, suspend: 1, create: 1, waiting: 0 });
      expect(plans[2]?.update).toBe(2);
      expect(plans[3]).toMatchObject({ suspend: 1, unsuspend: 1, create: 1 });
    },
  ],
  [
    "hibob",
    "okta",
    (plans) => {
      expect(plans[0]).toMatchObject({ link: 4, conflict: 1, waiting: 0 });
      expect(plans[1]).toMatchObject({ create: 1, update: 1, suspend: 1 });
      expect(plans[2]).toMatchObject({ update: 2, suspend: 0 });
      expect(plans[3]).toMatchObject({ suspend: 1, unsuspend: 1, create: 0 });
    },
  ],
  [
    "hibob-scim",
    "okta",
    (plans) => {
      expect(plans[0]).toMatchObject({ link: 4, conflict: 1, groups: 17, waiting: 0 });
      expect(plans[0]?.memberships).toBeGreaterThan(80);
      expect(plans[1]).toMatchObject({ activate: 1, update: 1, deactivate: 1, memberships: 0 });
      expect(plans[2]).toMatchObject({ update: 2, memberships: 2, deactivate: 0 });
      expect(plans[3]).toMatchObject({ deactivate: 1, reactivate: 1, create: 0 });
    },
  ],
  [
    "okta",
    "declaree",
    (plans) => {
      expect(plans[0]).toMatchObject({ link: 3, groups: 8, held: 1 });
      expect(plans[0]?.memberships).toBeGreaterThan(40);
      expect(plans[1]).toMatchObject({ create: 1, memberships: 1, "rotate password": 1 });
      expect(plans[2]).toMatchObject({ update: 1, deactivate: 2, memberships: 2, held: 1 });
      expect(plans[3]).toMatchObject({ create: 1, groups: 1, suspend: 0, deactivate: 0, held: 0 });
    },
  ],
  [
    "okta",
    "learn-amp",
    (plans) => {
      expect(plans[0]).toMatchObject({ link: 3, groups: 8, memberships: 0, held: 0 });
      expect(plans[1]).toMatchObject({ create: 1, deactivate: 1 });
      // All reports but the forgotten ones have their next manager before the head is out.
      expect(plans[1]?.update).toBeGreaterThan(1);
      expect(plans[2]).toMatchObject({ update: 2, deactivate: 0, groups: 0 });
      expect(plans[3]).toMatchObject({ reactivate: 1, deactivate: 1 });
      expect(plans[3]?.update).toBeGreaterThan(plans[1]?.update ?? 0);
    },
  ],
  [
    "okta",
    "insightful",
    (plans) => {
      expect(plans[0]).toMatchObject({ create: 9, groups: 8, memberships: 0 });
      expect(plans[0]?.link).toBeGreaterThan(30);
      expect(plans[1]).toMatchObject({ create: 1, deactivate: 1, update: 0 });
      expect(plans[2]).toMatchObject({ update: 2, reactivate: 0 });
      expect(plans[3]).toMatchObject({ deactivate: 1, update: 1, reactivate: 0 });
    },
  ],
  [
    "declaree",
    "okta",
    (plans) => {
      expect(plans[0]).toMatchObject({ link: 4, conflict: 1, update: 0, groups: 0, memberships: 0 });
      expect(plans[1]).toMatchObject({ create: 1, link: 0 });
      expect(plans[2]).toMatchObject({ create: 0, link: 0, update: 0, deactivate: 0, suspend: 0 });
      expect(plans[3]).toMatchObject({ create: 0, link: 1 });
    },
  ],
];

describe.each(stories)("npm start -- %s %s --json", { timeout: minute }, (source, target, assertTold) => {
  const words = [source, target, "--people", "60", "--json"];
  let reports: readonly JsonReport[];
  let outputs: readonly Awaited<ReturnType<typeof runToEnd>>[];
  beforeAll(async () => {
    outputs = await Promise.all([runToEnd(...words), runToEnd(...words)]);
    reports = outputs.map(({ stdout }) => JSON.parse(stdout) as JsonReport);
  }, minute);

  test("prints one object and nothing else", () => {
    expect(outputs[0]).toMatchObject({ code: 0, stderr: "" });
    expect(outputs[0]?.stdout.trim().split("\n")).toHaveLength(1);
    expect(reports[0]).toMatchObject({ pair: { source, target }, people: 60, converged: true });
  });

  test("has four rounds of numbers", () => {
    const count = expect.any(Number);
    const names = ["create", "link", "update", "activate", "suspend", "unsuspend", "deactivate", "reactivate"];
    const more = ["groups", "memberships", "conflict", "held", "waiting"];
    const plan = expect.objectContaining(Object.fromEntries([...names, ...more].map((name) => [name, count])));
    const round = { plan, applied: count, failed: 0, requests: { source: count, target: count }, durationMs: count };
    expect(reports[0]?.rounds).toEqual(
      ["2027-03-01", "2027-03-08", "2027-03-15", "2027-03-22"].map((day) => ({ at: `${day}T09:00:00.000Z`, ...round })),
    );
  });

  test("applies all that was planned", () => {
    for (const { plan, applied } of reports[0]?.rounds ?? []) {
      const { conflict: _, held: __, waiting: ___, memberships, ...done } = plan;
      const changes = Object.values(done).reduce((sum, count) => sum + count, 0);
      // One change puts several people into a group.
      expect(applied).toBeGreaterThanOrEqual(changes + Math.sign(memberships));
      expect(applied).toBeLessThanOrEqual(changes + memberships);
    }
  });

  test("has every part of the story", () => {
    const plans = reports[0]?.rounds.map(({ plan }) => plan) ?? [];
    expect((plans[0]?.create ?? 0) + (plans[0]?.link ?? 0)).toBeGreaterThan(30);
    assertTold(plans);
  });

  test("tells the same story of the same seed", () => {
    const [one, other] = reports.map(withoutTimes);
    expect(one).toEqual(other);
  });

  test("tells another of another seed", async () => {
    const { stdout } = await runToEnd(...words, "--seed", "elsewhere");
    const [one] = reports.map(withoutTimes);
    expect(withoutTimes(JSON.parse(stdout) as JsonReport)).not.toEqual(one);
  });
});

const pairs = stories.map(([source, target]) => [source, target] as const);

const small = pairs.flatMap((pair) => [2, 9].map((people) => [people, ...pair] as const));

test.concurrent.each([...small, [25, "humaans", "okta"] as const])(
  "a company of %i has less of a story, and converges too (%s %s)",
  { timeout: minute },
  async (people, ...pair) => {
    const { code, stdout } = await runToEnd(...pair, "--people", String(people), "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ people, converged: true });
  },
);

describe("npm start -- okta declaree", { timeout: minute }, () => {
  let stdout = "";
  beforeAll(async () => {
    ({ stdout } = await runToEnd("okta", "declaree"));
  }, minute);

  test("tells a clash of names in the first plan, before anything is sent", () => {
    const clash = stdout.search(/Approvers +left as it is +has the same name as group/);
    expect(clash).toBeGreaterThan(0);
    expect(clash).toBeLessThan(stdout.indexOf("✓ applied"));
    expect(stdout).toMatch(/Approvers +no group → a group/);
  });

  test("removes nobody because of a page that breaks off, but whoever is deactivated", () => {
    const third = stdout.slice(stdout.indexOf("3 of 4"), stdout.indexOf("4 of 4"));
    expect(third).toMatch(
      /Plan {2}1 deactivate\n.+incomplete read {2}.+members, page 2.+Plan {2}1 update · 1 deactivate/s,
    );
    expect(third).toMatch(/is no longer in scope/);
  });

  test("shows groups beside people, and no password", () => {
    expect(stdout).toMatch(/Plan {2}\d+ create · 3 link · 8 groups · \d+ memberships · 1 held/);
    expect(stdout).toMatch(/people put in/);
    expect(stdout).toMatch(/1 person taken out/);
    expect(stdout).toMatch(/a new random password, which nobody +the password was changed/);
    expect(stdout).toMatch(/Declaree: \d+ \(.+\), 9 groups with \d+ members/);
  });
});

describe("npm start -- humaans okta learn-amp declaree insightful", { timeout: minute }, () => {
  const chain = ["humaans", "okta", "learn-amp", "declaree", "insightful"] as const;

  test("prints a report for each sync, in the shape of a pair's, and converges", async () => {
    const { code, stdout, stderr } = await runToEnd(...chain, "--json");
    expect([code, stderr]).toEqual([0, ""]);
    const { syncs } = JSON.parse(stdout) as JsonReports;
    expect(syncs.map(({ pair, converged }) => [pair.source, pair.target, converged])).toEqual([
      ["humaans", "okta", true],
      ["okta", "learn-amp", true],
      ["okta", "declaree", true],
      ["okta", "insightful", true],
    ]);
    expect(syncs.map(({ rounds }) => rounds.length)).toEqual([4, 4, 4, 4]);
    for (const { rounds } of syncs) expect(rounds[3]?.plan).toMatchObject({ deactivate: 1 });
  });

  test("follows a joiner, a mover and a leaver to the last account, with both clocks", async () => {
    const { code, stdout } = await runToEnd(...chain);
    expect(code).toBe(0);
    const journeys = stdout.slice(stdout.indexOf("people, from their record"), stdout.indexOf("Planning once more"));
    expect(journeys.match(/exposure [1-9]\d*\.\d h \(story\)/g)).toHaveLength(4);
    expect(journeys.match(/reaction \d+\.\d s \(real\)/g)).toHaveLength(4);
    expect(journeys).toMatch(/taken out of\s+Engineering/);
  });

  test("says of apps that keep whoever is suspended in Okta: never, by policy", async () => {
    const { code, stdout } = await runToEnd(...chain, "--leavers", "suspend");
    expect(code).toBe(0);
    expect(stdout.match(/never, by policy$/gm)).toHaveLength(3);
  });

  test.each([2, 9])("a company of %i converges too", async (people) => {
    const { code, stdout } = await runToEnd(...chain, "--people", String(people), "--json");
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as JsonReports).syncs.every(({ converged }) => converged)).toBe(true);
  });
});

describe("npm start -- okta insightful", { timeout: minute }, () => {
  test("shows who is who first, and leaves whoever is not sure open", async () => {
    const { stdout } = await runToEnd("okta", "insightful");
    const review = stdout.slice(stdout.indexOf("Who is who"), stdout.indexOf("Finishing the review"));
    expect(review).toMatch(/\d+ matched · 1 ambiguous · \d+ unmatched/);
    expect(review).toMatch(/ACME\\/);
    expect(review).toMatch(/New {2}groups that will be made: /);
    expect(stdout.indexOf("Finishing the review")).toBeLessThan(stdout.indexOf("✓ applied"));
    expect(stdout).toMatch(/several groups {2}.*is in several groups/);
    expect(stdout).toMatch(/by hand {2}.+ only an admin at the target can let them in again, from 2027-03-15T/);
  });

  test("takes decisions about who is who from a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rosterkit-demo-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "review.json");
    const decisions = [
      {
        what: "match",
        person: "azra.welsch@acme.example",
        account: "azra.welsch@acme-old.example",
        reason: "old domain",
      },
      { what: "ignore", person: "lola.rokossa@acme.example" },
    ];
    writeFileSync(file, JSON.stringify({ format: "rosterkit match decisions", version: 1, decisions }));
    const { code, stdout } = await runToEnd("okta", "insightful", "--match", file);
    expect(code).toBe(0);
    const after = stdout.slice(stdout.lastIndexOf("Who is who"), stdout.indexOf("Finishing the review"));
    expect(after).toMatch(/0 ambiguous · \d+ unmatched · \d+ new · 1 ignored/);
    const first = stdout.slice(0, stdout.indexOf("2 of 4"));
    expect(first).not.toMatch(/unmatched {2}Azra Welsch/);
  });

  test("a file of decisions that is none is refused before anything is started", async () => {
    const { code, stdout, stderr } = await runToEnd("okta", "insightful", "--match", "package.json", "--json");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^Cause: .+\nRemedy: .+/);
  });
});

describe("--break", { timeout: minute }, () => {
  test.concurrent.each([
    ["wrong-token", /^Cause: {2}Okta .*401/, /^Remedy: .*token/],
    ["missing-scope", /^Cause: {2}Humaans: private:read is missing$/, /^Remedy: .*private:read/],
    [
      "missing-scope hibob okta",
      /^Cause: {2}HiBob: view Lifecycle is missing$/,
      /^Remedy: .*nobody knows who has left/,
    ],
    [
      "missing-scope hibob-scim okta",
      /^Cause: {2}HiBob \(SCIM\): a permission group is missing$/,
      /^Remedy: Put the service user into a permission group/,
    ],
    [
      "missing-scope okta declaree",
      /^Cause: {2}Declaree: the SCIM module, as an administrator is missing$/,
      /^Remedy: See whether the SCIM module is part of your plan and switched on at Declaree, and [^.]+\.$/,
    ],
    [
      "wrong-token okta declaree",
      /^Cause: {2}Declaree answered 401 /,
      /^Remedy: Do a normal web login .+ reset its password/,
    ],
    ["missing-scope okta learn-amp", /^Cause: {2}Learn Amp: .+ is missing$/, /^Remedy: .+/],
    ["wrong-token okta learn-amp", /^Cause: {2}Learn Amp's authorisation server answered 401/, /^Remedy: .+/],
    ["wrong-token okta insightful", /^Cause: {2}Insightful .*401/, /^Remedy: .+WRITE/],
    ["missing-scope declaree okta", /^Cause: {2}Declaree: the SCIM module/, /^Remedy: .*switched on at Declaree/],
    ["wrong-domain okta declaree", /^Cause: {2}.*not an Okta organisation$/, /^Remedy: .*copy the address/],
    ["unreachable declaree okta", /^Cause: {2}No answer from Declaree at 127/, /^Remedy: Check the address/],
    ["unreachable", /^Cause: {2}No answer from Humaans at 127/, /^Remedy: Check the address/],
    ["wrong-domain", /^Cause: {2}.*not an Okta organisation$/, /^Remedy: .*copy the address/],
  ])("%s: one line of cause and one of remedy, no stack, no secret", async (what, cause, remedy) => {
    const { code, stdout, stderr } = await runToEnd("--break", ...what.split(" "), "--json");
    expect(code).toBe(1);
    expect(stdout).toBe("");
    const lines = stderr.trim().split("\n");
    expect(lines).toEqual([expect.stringMatching(cause), expect.stringMatching(remedy)]);
    expect(stderr).not.toMatch(/SSWS|Bearer|00-mistyped|00-okta|\bat .*:\d+:\d+/);
  });
});

describe("stopping", { timeout: minute }, () => {
  test.concurrent.each([
    ["the check", ["--break", "unreachable"], "trying again"],
    ["a plan", [], "1 of 4"],
    ["an apply", ["--people", "400"], / {2}applied \d+ of/],
  ])("Ctrl-C during %s ends it with 130", async (_, words, text) => {
    const { child, said, saying, ended } = startDemo(...words);
    await saying(text);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(said.stderr).toContain("Stopped.");
    expect(said.stdout).not.toContain("converged");
  });

  test("a second Ctrl-C does not wait", async () => {
    const { child, saying, ended } = startDemo();
    await saying("too many requests");
    child.kill("SIGINT");
    await saying("Ctrl-C once more");
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  });
});

test("--keep-serving leaves both vendors running until Ctrl-C", { timeout: minute }, async () => {
  const { child, said, saying, ended } = startDemo("--people", "12", "--keep-serving");
  await saying("Stop with Ctrl-C.");
  const [, url = "", token = ""] = /Okta +(http\S+) +token (\S+)/.exec(said.stdout) ?? [];
  const users = () => fetch(`${url}/api/v1/users`, { headers: { authorization: `SSWS ${token}` } });
  expect(await (await users()).json()).toHaveLength(13);
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  await expect(users()).rejects.toThrow("fetch failed");
});
