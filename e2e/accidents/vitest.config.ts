import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { weaveGuards } from "./weave-guards.ts";

const conditions = ["@rosterkit/source", "module", "node", "development|production"];

/** Proves that every accident's test fails once its guard is taken out. Without this config the same tests are run as they are. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  plugins: [weaveGuards()],
  test: {
    root: join(import.meta.dirname),
    include: ["*.test.ts"],
    exclude: ["guards.test.ts"],
    env: { PROVE_GUARDS: "yes" },
    testTimeout: 60_000,
  },
});
