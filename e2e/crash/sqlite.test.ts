import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, it } from "vitest";
import { expectNothingLost } from "./expect-nothing-lost.ts";

const folder = mkdtempSync(join(tmpdir(), "rosterkit-crash-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("rule 10: a process that is killed over and over loses and doubles nothing, over SQLite", async () => {
  await expectNothingLost({ file: join(folder, "crash.db") });
});
