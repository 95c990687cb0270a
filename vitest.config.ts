import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Workspace packages are tested as sources, not as builds. */
const conditions = ["@rosterkit/source", "module", "node", "development|production"];

/** Every workspace member is a project of its own; this file has what they share. `e2e/consumers`, which needs builds, and `e2e/crash`, which needs the machine, have configs of their own. */
const members = globSync("{packages/*,adapters/*,apps/*,examples,bench,e2e}/tsconfig.json", {
  cwd: import.meta.dirname,
})
  .map((file) => join(file, ".."))
  .toSorted();

const project = (folder: string, tsconfig: string) => ({
  extends: true as const,
  root: folder,
  test: {
    name: folder,
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "consumers/**", "crash/**"],
    typecheck: {
      enabled: existsSync(join(import.meta.dirname, folder, tsconfig)),
      include: ["**/*.test-d.ts"],
      tsconfig,
    },
  },
});

const seeded = join(import.meta.dirname, "tooling/seeded-fast-check.ts");

export default defineConfig({
  plugins: [
    {
      name: "seeded-fast-check",
      enforce: "pre",
      resolveId: (id, importer) => (id === "fast-check" && importer !== seeded ? seeded : undefined),
    },
  ],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    environment: "node",
    // What a long run prints of a failure at its end is all that some people see of it.
    chaiConfig: { truncateThreshold: 400 },
    // Real HTTP and real waits on a busy machine; no test times anything.
    testTimeout: 30_000,
    // A database takes its time to go down there.
    hookTimeout: 60_000,
    projects: [...members.map((folder) => project(folder, "tsconfig.json")), project("tooling", "../tsconfig.json")],
  },
});
