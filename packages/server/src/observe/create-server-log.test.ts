import { AuthenticationError } from "@rosterkit/core";
import { describe, expect, it } from "vitest";
import { account, person } from "../../../core/src/plan/world.fixture.ts";
import { openScene, withOurClock } from "../__fixtures__/open-scene.ts";
import { createServerLog } from "./create-server-log.ts";
import { joinListeners } from "./join-listeners.ts";
import type { ServerLogOptions } from "./server-log.ts";

withOurClock();

const open = (level: NonNullable<ServerLogOptions["level"]> = "debug") => {
  const lines: string[] = [];
  const log = createServerLog({ level, destination: { write: (line) => lines.push(line) } });
  const told = (): readonly { readonly [field: string]: unknown }[] => lines.map((line) => JSON.parse(line));
  return { log, lines, told };
};

describe("the log of a server", () => {
  it("is one line of JSON for each turn, notice and webhook, and names nobody", async () => {
    const { log, lines, told } = open();
    const start = { people: [person("1"), person("2")], accounts: [account("1"), account("2")] };
    const scene = await openScene(start, joinListeners(log));
    Object.assign(scene.world.person("1"), { title: "Chef" });
    await scene.runner.start();
    await scene.settle();
    log.onNotice({ about: "held", sync: "sync", at: "2026-11-23T09:00:00.000Z", count: 1 });
    log.onWebhook({ sync: "sync", status: 503, ms: 4 });
    log.onWait({ vendor: "okta", bucket: "/api/v1/users", untilMs: 0, reason: "limit" });
    expect(lines.every((line) => line.endsWith("}\n") && line.indexOf("\n") === line.length - 1)).toBe(true);
    expect(told().filter(({ result }) => result !== "nothing due")).toMatchObject([
      { level: "info", msg: "turn ended", sync: "sync", result: "done", applied: 1, because: "every so often" },
      { level: "warn", msg: "notice", about: "held", count: 1 },
      { level: "warn", msg: "webhook answered", status: 503 },
      { level: "debug", msg: "waits for a vendor", vendor: "okta", until: "1970-01-01T00:00:00.000Z" },
    ]);
    expect(told().every(({ time }) => !Number.isNaN(Date.parse(String(time))))).toBe(true);
    expect(lines.join("")).not.toMatch(/example\.com|Last1|Chef/);
  });

  it("leaves out what is below its level", () => {
    const { log, told } = open("warn");
    log.info("listening", { port: 8080 });
    log.onWebhook({ sync: "sync", status: 204, ms: 4 });
    log.warn("slow");
    expect(told().map(({ msg }) => msg)).toEqual(["slow"]);
  });

  it("strikes out what is named like a secret, however deep", () => {
    const { log, lines, told } = open();
    log.info("opened", { apiToken: "s3cr3t", okta: { clientSecret: "s3cr3t", list: [{ Authorization: "s3cr3t" }] } });
    expect(lines.join("")).not.toContain("s3cr3t");
    expect(told()).toMatchObject([{ apiToken: "[struck out]", okta: { list: [{ Authorization: "[struck out]" }] } }]);
  });

  it("tells errors of ours whole, and of others no word but their names and where they were thrown", () => {
    const { log, lines, told } = open();
    const refusal = { vendor: "Okta", status: 401, method: "GET", path: "/users/{id}" };
    log.error("opening", new AuthenticationError(refusal, { remedy: "Make a new token." }));
    log.error("serving", new TypeError("ada@example.com\n    at ada@example.com is no function"));
    log.onChoreFailure({ chore: "expire", error: new Error("no space for ada@example.com") });
    expect(told()).toMatchObject([
      { during: "opening", code: "authentication", remedy: "Make a new token.", level: "error" },
      { during: "serving", code: "unexpected", message: "TypeError" },
      { chore: "expire", code: "unexpected", message: "Error", msg: "chore failed" },
    ]);
    expect(String(told()[1]?.thrownAt)).toContain("create-server-log.test.ts");
    expect(lines.join("")).not.toContain("ada@");
  });
});

describe("listeners that are joined", () => {
  it("each hear everything, whatever the others throw", () => {
    const { log, told } = open();
    const broken = () => {
      throw new Error("deaf");
    };
    const joined = joinListeners({ onNotice: broken, onTurn: broken, onWebhook: broken, onWait: broken }, {}, log);
    joined.onNotice({ about: "recovered", sync: "sync", at: "" });
    joined.onTurn({ sync: "sync", startedAt: "", ms: 1, result: "done", applied: 0, notApplied: 0, held: 0 });
    joined.onWebhook({ sync: "sync", status: 204, ms: 4 });
    joined.onWait({ vendor: "okta", bucket: "all", untilMs: 0, reason: "retry" });
    expect(told().map(({ msg }) => msg)).toEqual(["notice", "turn ended", "webhook answered", "waits for a vendor"]);
  });

  it("are handed plans one after the other, and the first that rejects ends it", async () => {
    const heard: string[] = [];
    const joined = joinListeners(
      { onPlan: async () => void heard.push("one") },
      { onPlan: () => Promise.reject(new Error("the disk is full")) },
      { onPlan: async () => void heard.push("three") },
    );
    const scene = await openScene({ people: [person("1")], accounts: [account("1")] });
    await expect(joined.onPlan(await scene.world.plan(), { sync: "sync" })).rejects.toThrow("the disk is full");
    expect(heard).toEqual(["one"]);
  });
});
