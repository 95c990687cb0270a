import * as core from "@rosterkit/core";
import * as adapter from "@rosterkit/core/adapter";
import * as mapping from "@rosterkit/core/mapping";
import * as coreOkta from "@rosterkit/core/okta";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import * as sandbox from "@rosterkit/sandbox";
import * as sandboxNode from "@rosterkit/sandbox/node";

for (const [name, door] of Object.entries({ core, adapter, mapping, coreOkta, sandbox, sandboxNode })) {
  if (Object.keys(door).length === 0) throw new Error(`nothing behind the door ${name}`);
}
if (humaans.id !== "humaans" || okta.id !== "okta") throw new Error("an adapter is not itself");

console.log(`ok on ${process.version}`);
