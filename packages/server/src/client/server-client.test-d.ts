import { expectTypeOf, test } from "vitest";
import { createServerClient } from "./index.ts";

const client = createServerClient({ baseUrl: "https://rosterkit.example.com", key: "rk_" });
const sync = { path: { sync: "hr to okta" } };
const plan = { path: { ...sync.path, plan: "1" } };

test("a call gives what the server describes, or a problem", async () => {
  const { data, error } = await client.GET("/syncs/{sync}/plans/{plan}/changes", { params: plan });
  expectTypeOf(data?.items[0]?.operation).extract<"create">().toEqualTypeOf<"create">();
  expectTypeOf(data?.items[0]?.held?.guardClass).toEqualTypeOf<string | undefined>();
  expectTypeOf(data?.next).toEqualTypeOf<number | undefined>();
  expectTypeOf(error?.code).toEqualTypeOf<string | undefined>();
  expectTypeOf(error?.remedy).toEqualTypeOf<string | undefined>();
});

test("entries of the log are told apart by their type", async () => {
  const { data } = await client.GET("/syncs/{sync}/log", { params: sync });
  const entry = data?.items[0]?.entry;
  if (entry?.type === "intent") expectTypeOf(entry.what.who).toEqualTypeOf<string>();
  // @ts-expect-error: who is meant is told of intents alone
  entry?.what;
});

test("a call says what it must, and nothing else", () => {
  // @ts-expect-error: no such path
  client.GET("/sync");
  // @ts-expect-error: which sync is not said
  client.GET("/syncs/{sync}");
  // @ts-expect-error: waking is a POST
  client.GET("/syncs/{sync}/wake", { params: sync });
  // @ts-expect-error: each POST has a body
  client.POST("/syncs/{sync}/wake", { params: sync });
  // @ts-expect-error: an approval wants a reason
  client.POST("/syncs/{sync}/plans/{plan}/approve", { params: plan, body: { classes: ["update"] } });
  // @ts-expect-error: there is no such role
  client.POST("/keys", { body: { name: "console", role: "owner" } });
});
