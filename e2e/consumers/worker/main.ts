import * as core from "@rosterkit/core";
import * as adapter from "@rosterkit/core/adapter";
import * as mapping from "@rosterkit/core/mapping";
import { humaans } from "@rosterkit/humaans";

for (const [name, door] of Object.entries({ core, adapter, mapping })) {
  if (Object.keys(door).length === 0) throw new Error(`nothing behind the door ${name}`);
}
if (humaans.id !== "humaans") throw new Error("the adapter is not itself");

console.log("ok");
