import { runChild } from "./run-child.mjs";
import { projectNode, setUp } from "./set-up.mjs";

// `npm start -- <arguments>`: the demo, straight from its sources.
setUp();
runChild(projectNode, ["--conditions=@rosterkit/source", "apps/demo/src/main.ts", ...process.argv.slice(2)]);
