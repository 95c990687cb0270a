import { join } from "node:path";
import { defineConfig } from "vitest/config";

const conditions = ["@rosterkit/source", "module", "node", "development|production"];

/** Kills processes by the dozen, so it runs by itself: in the general run it would compete with everything else. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    root: join(import.meta.dirname),
    include: ["*.test.ts"],
    // What a long run prints of a failure at its end is all that some people see of it.
    chaiConfig: { truncateThreshold: 400 },
    // Most of the time somebody waits: for a lease, for a process to start.
    maxWorkers: 3,
    testTimeout: 1_200_000,
    hookTimeout: 120_000,
  },
});
