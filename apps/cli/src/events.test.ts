import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Desk, openDesk } from "./cli.fixture.ts";
import { listening } from "./serving.fixture.ts";

describe("events of Humaans", { timeout: 240_000 }, () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(15);
    await desk.configure({});
    desk.environment.HUMAANS_WEBHOOK_SECRET = "the-secret-of-the-webhook";
  });
  afterEach(() => desk.close());

  test("arrive at serve, are listed, and can be replayed", async () => {
    expect((await desk.run("sync-all", "--yes")).code).toBe(0);
    const person = desk.humaans.people.find(({ email, status }) => email && status === "active");
    const since = new Date().toISOString();

    const serving = await listening(desk.start("serve", "--port", "0", "--json"));
    const secret = desk.environment.HUMAANS_WEBHOOK_SECRET ?? "";
    const webhook = desk.humaans.addWebhook({ url: `${serving.url}/webhooks/hr`, secret });
    webhook.publish();
    desk.humaans.updatePerson(person?.id ?? "", { firstName: "Augusta" });
    expect((await webhook.deliver()).map(({ answer }) => answer)).toEqual([200]);
    await serving.told({ msg: "turn ended", result: "done", because: "hints" });
    expect((await serving.end()).code).toBe(0);
    const users = desk.okta.inspect().users.map(({ profile }) => profile);
    expect(users).toContainEqual(expect.objectContaining({ firstName: "Augusta", login: person?.email }));

    const events = [{ at: expect.any(String), key: expect.any(String), resource: "people", id: person?.id }];
    expect(await desk.json("events", "list")).toEqual({ code: 0, value: { syncs: [{ id: "hr", events }] } });
    const replayed = await desk.json("events", "replay", "--since", since);
    expect(replayed).toEqual({ code: 0, value: { syncs: [{ id: "hr", people: 1 }] } });
    expect((await desk.json("plan", "--hinted")).value).toMatchObject({ hinted: { people: 1 } });
    expect((await desk.run("events", "replay", "--since", "soon")).code).toBe(1);
    expect((await desk.run("events", "replay")).code).toBe(1);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect((await desk.run("events", "replay", "--since", tomorrow)).code).toBe(1);
  });
});
