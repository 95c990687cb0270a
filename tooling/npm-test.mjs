import { runChild } from "./run-child.mjs";
import { pnpm, setUp } from "./set-up.mjs";

// `npm test`: everything that CI runs.
setUp();
const [command, ...first] = pnpm;
runChild(command, [...first, "run", "check", ...process.argv.slice(2)]);
