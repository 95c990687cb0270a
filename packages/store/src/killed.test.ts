import { spawn } from "node:child_process";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { onBoth } from "./__fixtures__/on-both.ts";
import type { PlaceOptions } from "./__fixtures__/open-place.ts";
import { entriesOf, linksOf } from "./__fixtures__/samples.ts";

const program = fileURLToPath(new URL("./__fixtures__/commit-until-killed.ts", import.meta.url));
const rounds = 6;

/** Lets a process commit, kills it so many milliseconds after its first commit, and gives the number of the last one that it was told is durable. */
const commitUntilKilled = (place: PlaceOptions, owner: string, afterMs: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(execPath, ["--conditions=@rosterkit/source", program, JSON.stringify(place), owner]);
    let [printed, failure] = ["", ""];
    child.stderr.on("data", (text) => {
      failure += text;
    });
    child.stdout.on("data", (text) => {
      if (printed === "") setTimeout(() => child.kill("SIGKILL"), afterMs);
      printed += text;
    });
    child.on("exit", (_, signal) => {
      if (signal !== "SIGKILL") return reject(new Error(failure));
      resolve(Number(printed.slice(0, printed.lastIndexOf("\n")).split("\n").at(-1)));
    });
  });

onBoth("rule 10: a process that is killed while it commits", (fresh) => {
  it("leaves every commit whole or not there at all", { timeout: 180_000 }, async () => {
    const place = fresh();
    await (await place.open()).close();
    for (let round = 0; round < rounds; round += 1) {
      const told = await commitUntilKilled(place.options, `owner-${round}`, (round * 37) % 150);
      const store = await place.open();
      const number = Number(await store.kept("sync", "number"));
      // What was told is there; at most the one that was under way is there besides.
      expect([told, told + 1]).toContain(number);
      expect(new Set((await linksOf(store)).map(({ target }) => target))).toEqual(new Set([`account-${number}`]));
      const entries = await entriesOf(store);
      expect([entries.length, entries.at(-1)?.run]).toEqual([number * 40, `run-${number}`]);
      expect(await store.verifyLog("sync")).toMatchObject({ intact: true, entries: number * 40 });
      expect(await store.linkHistory("sync", "people", "p39")).toHaveLength(number - 1);
    }
  });
});
