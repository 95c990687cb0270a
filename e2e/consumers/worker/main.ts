import { createMemoryStore, createSync, defaultIo } from "@rosterkit/core";
import { describeSettings } from "@rosterkit/core/adapter";
import { loadMapping } from "@rosterkit/core/mapping";
import { humaans, humaansMapping } from "@rosterkit/humaans";

for (const door of [createSync, loadMapping]) {
  if (typeof door !== "function") throw new Error("a door opens on nothing");
}
if (createMemoryStore() === undefined) throw new Error("no store");
if (!describeSettings(humaans.settings, humaans.id).some(({ secret }) => secret)) throw new Error("no secret setting");
if (!humaansMapping.describe().some(({ to }) => to === "workEmail")) throw new Error("nobody has an email");

const refuse = async () => Response.json({ code: 401, name: "NotAuthenticated", message: "no" }, { status: 401 });
const connection = humaans.connect({ apiToken: "a".repeat(32) }, { ...defaultIo(), fetch: refuse });
const refused = await connection.check().then(
  () => false,
  () => true,
);
if (!refused) throw new Error("a refused token was believed");

console.log("ok");
