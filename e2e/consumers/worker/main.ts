import { createMemoryStore, createSync, defaultIo } from "@rosterkit/core";
import { describeSettings } from "@rosterkit/core/adapter";
import { loadMapping } from "@rosterkit/core/mapping";
import { declaree, declareeToEmployee } from "@rosterkit/declaree";
import { hibob, hibobMapping } from "@rosterkit/hibob";
import { humaans, humaansMapping } from "@rosterkit/humaans";
import { insightful, insightfulMapping } from "@rosterkit/insightful";
import { learnAmp, learnAmpMapping } from "@rosterkit/learn-amp";
import { scim } from "@rosterkit/scim/adapter";
import { createServerClient } from "@rosterkit/server/client";

for (const door of [createSync, loadMapping]) {
  if (typeof door !== "function") throw new Error("a door opens on nothing");
}
if (createMemoryStore() === undefined) throw new Error("no store");
for (const { settings, id } of [humaans, hibob, declaree, insightful, learnAmp, scim])
  if (!describeSettings(settings, id).some(({ secret }) => secret)) throw new Error("no secret setting");
for (const mapping of [humaansMapping, hibobMapping, declareeToEmployee])
  if (!mapping.describe().some(({ to }) => to === "workEmail")) throw new Error("nobody has an email");
for (const mapping of [insightfulMapping, learnAmpMapping])
  if (!mapping.describe().some(({ to }) => to === "email")) throw new Error("nobody has an email");

const refuse = async () => Response.json({ code: 401, name: "NotAuthenticated", message: "no" }, { status: 401 });
const connection = humaans.connect({ apiToken: "a".repeat(32) }, { ...defaultIo(), fetch: refuse });
const refused = await connection.check().then(
  () => false,
  () => true,
);
if (!refused) throw new Error("a refused token was believed");

let asked = "";
const client = createServerClient({
  baseUrl: "https://rosterkit.example.com",
  key: "rk_key",
  fetch: async (request) => {
    asked = `${request.url} ${request.headers.get("authorization")}`;
    return new Response(null, { status: 204 });
  },
});
await client.GET("/queue");
if (asked !== "https://rosterkit.example.com/api/v1/queue Bearer rk_key")
  throw new Error(`the server was asked ${asked}`);

console.log("ok");
