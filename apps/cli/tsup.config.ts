import type { Options } from "tsup";
import config from "../../tooling/tsup.ts";

/** As every package, with the command itself, and with what is shown in a terminal inside: that is no package of its own. */
export default {
  ...(config as Options),
  entry: { index: "./src/index.ts", main: "./src/main.ts" },
  platform: "node",
  noExternal: ["@rosterkit/terminal"],
} satisfies Options;
