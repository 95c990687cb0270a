import { defineConfig } from "vitest/config";

/** Needs `pnpm build`: it looks at the packages as strangers get them. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["*.test.ts"],
    globalSetup: ["./pack-and-install.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
