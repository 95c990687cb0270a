import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer, type Server } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Desk, openDesk } from "./cli.fixture.ts";
import { listening } from "./serving.fixture.ts";

async function listenAt(server: Server): Promise<AddressInfo> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server.address() as AddressInfo;
}

describe("serve over one file", { timeout: 240_000 }, () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(15);
    await desk.configure({});
  });
  afterEach(() => desk.close());

  const serve = (...words: readonly string[]) => desk.start("serve", "--port", "0", "--json", ...words);
  const config = () => join(desk.folder, "rosterkit.config.json");

  test("does what is due, keeps the plan that waits for a person, and drains", async () => {
    const serving = await listening(serve());
    expect(serving.events[0]).toMatchObject({ syncs: [{ sync: "hr", because: "never ran" }] });
    await serving.told({ msg: "turn ended", result: "waits", because: "never ran" });
    await serving.told({ msg: "notice", about: "confirmation needed", sync: "hr" });
    expect((await fetch(`${serving.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${serving.url}/metrics`)).text()).toContain('rosterkit_turns_total{sync="hr"');
    expect((await fetch(`${serving.url}/webhooks/nobody`, { method: "POST" })).status).toBe(404);

    const { value } = await desk.json("plans");
    const { plans } = value as { readonly plans: readonly { readonly id: string }[] };
    expect(plans).toHaveLength(1);
    expect((await desk.run("plans")).stdout).toMatch(new RegExp(`${plans[0]?.id} +hr `));
    expect((await desk.run("plans", "show", plans[0]?.id ?? "", "--out", "plan.json")).code).toBe(2);
    expect((await desk.run("plans")).stdout).toMatch(new RegExp(`${plans[0]?.id} +hr `));
    expect((await desk.run("plans", "show", "none")).stderr).toContain("rosterkit plans");
    // Beside the server, which lets whoever works on the sync finish.
    expect((await desk.run("apply", "plan.json", "--yes")).code).toBe(0);

    const { code, stderr } = await serving.end();
    expect({ code, last: serving.events.at(-1) }).toEqual({
      code: 0,
      last: expect.objectContaining({ msg: "stopped", cutShort: 0 }),
    });
    expect(stderr).toContain("Stopping.");
  });

  test("answers its HTTP API to whoever has a key", async () => {
    const { value } = await desk.json("keys", "add", "the console", "--role", "viewer", "--by", "Jo");
    const { key, id } = value as { readonly key: string; readonly id: string };
    const serving = await listening(serve());
    const ask = (headers: { readonly [name: string]: string }) => fetch(`${serving.url}/api/v1/syncs`, { headers });
    expect((await ask({})).status).toBe(401);
    const authorization = `Bearer ${key}`;
    expect(JSON.stringify(await (await ask({ authorization })).json())).toContain('"hr"');
    expect((await desk.run("keys", "revoke", id, "--by", "Jo")).stdout).toContain("the console is refused");
    await expect.poll(async () => (await ask({ authorization })).status, { timeout: 90_000 }).toBe(401);
    expect((await desk.run("keys")).stdout).toMatch(new RegExp(`${id} +the console .*viewer .*revoked`));
    expect(await desk.run("keys", "revoke", "none")).toMatchObject({ code: 1 });
    await serving.end();
  });

  test("applies the plan that was seen once it is confirmed over HTTP", async () => {
    const { value } = await desk.json("keys", "add", "the console", "--role", "operator", "--by", "Jo");
    const headers = { authorization: `Bearer ${(value as { readonly key: string }).key}` };
    const serving = await listening(serve());
    await serving.told({ msg: "notice", about: "confirmation needed", sync: "hr" });
    const plans = `${serving.url}/api/v1/syncs/hr/plans`;
    const { items } = (await (await fetch(plans, { headers })).json()) as { readonly items: readonly { id: string }[] };
    const plan = `${plans}/${items[0]?.id}`;
    const { digest } = (await (await fetch(plan, { headers })).json()) as { readonly digest: string };
    const sent = { method: "POST", headers: { ...headers, "content-type": "application/json" } };
    expect((await fetch(`${plan}/confirm`, { ...sent, body: JSON.stringify({ digest }) })).status).toBe(202);
    await serving.told({ msg: "turn ended", because: "action", result: "done" });
    await serving.end();
  });

  test("tells people by webhook", async () => {
    const [told, receiver] = [Promise.withResolvers<string>(), createHttpServer()];
    receiver.on("request", async (request, response) => {
      told.resolve(await text(request));
      response.end();
    });
    const { port } = await listenAt(receiver);
    const { syncs, ...rest } = JSON.parse(await readFile(config(), "utf8"));
    const server = { notices: { webhook: { url: `http://127.0.0.1:${port}/` } } };
    await writeFile(config(), JSON.stringify({ ...rest, syncs, server }));
    expect(await serve().ended).toMatchObject({ code: 1, stderr: expect.stringContaining("ROSTERKIT_WEBHOOK_SECRET") });
    desk.environment.ROSTERKIT_WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
    const serving = await listening(serve());
    expect(JSON.parse(await told.promise)).toMatchObject({
      type: "rosterkit.confirmation_needed",
      data: { sync: "hr" },
    });
    expect((await serving.end()).code).toBe(0);
    receiver.close();
  });

  test("refuses what it cannot serve", async () => {
    const first = await listening(serve());
    const second = await serve().ended;
    expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining("serves the store") });
    await first.end("SIGKILL");

    const taken = createServer();
    const { port } = await listenAt(taken);
    const busy = await desk.run("serve", "--port", String(port));
    taken.close();
    expect(busy).toMatchObject({ code: 1, stderr: expect.stringContaining(`Port ${port} of 127.0.0.1 is in use`) });
    expect(await desk.run("serve", "--port", "a")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("--port"),
    });

    const { syncs, ...rest } = JSON.parse(await readFile(config(), "utf8"));
    await writeFile(
      config(),
      JSON.stringify({ ...rest, syncs, server: { syncs: { other: { pollEveryMinutes: 5 } } } }),
    );
    expect(await serve().ended).toMatchObject({ code: 1, stderr: expect.stringContaining('names "other"') });
    await writeFile(config(), JSON.stringify({ ...rest, syncs: [] }));
    expect(await serve().ended).toMatchObject({ code: 1, stdout: expect.stringContaining("The config has no sync") });
  });

  test("takes changes of the config in, and lives on with the last good one", async () => {
    const [good, token] = [await readFile(config(), "utf8"), desk.environment.OKTA_API_TOKEN ?? ""];
    await writeFile(join(desk.folder, ".env"), "OKTA_API_TOKEN=00-wrong\n");
    delete desk.environment.OKTA_API_TOKEN;
    const serving = await listening(serve());
    await serving.told({ msg: "notice", about: "quarantined", connection: "okta" });

    await writeFile(config(), "{");
    await fetch(`${serving.url}/webhooks/hr`);
    await serving.told({ msg: "error", during: "reading the config again" });

    await writeFile(join(desk.folder, ".env"), `OKTA_API_TOKEN=${token}\n`);
    await writeFile(config(), good);
    await fetch(`${serving.url}/webhooks/hr`);
    await serving.told({ msg: "turn ended", result: "waits" });

    await writeFile(config(), good.replaceAll('"hr"', '"other"'));
    expect((await fetch(`${serving.url}/webhooks/hr`)).status).toBe(404);
    expect((await serving.end("SIGINT")).code).toBe(0);
  });

  test("a start tries what was quarantined", async () => {
    const token = desk.environment.OKTA_API_TOKEN ?? "";
    desk.environment.OKTA_API_TOKEN = "00-wrong";
    const before = await listening(serve());
    await before.told({ msg: "notice", about: "quarantined", connection: "okta" });
    expect((await before.end()).code).toBe(0);
    desk.environment.OKTA_API_TOKEN = token;
    const serving = await listening(serve());
    await serving.told({ msg: "turn ended", result: "waits" });
    await serving.end();
  });
});
