import type { Sync, ToRelease } from "@rosterkit/core";
import { UsageError } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act, Stage } from "../invocation.ts";
import { personNamed } from "./person-named.ts";

/** Ends a hold after a run was taken back, or takes a revocation back. */
export const release: Act = async (stage) => {
  const { workspace, global, options, screen } = stage;
  const { sync } = await workspace.one(global.sync);
  const released =
    options.revocation === true ? await revocation(stage, sync) : await sync.release(await whom(stage, sync));
  screen.print(
    released.length === 0 ? "  Nobody was held for that." : `  Released ${released.length}: ${released.join(", ")}`,
  );
  return { code: exitCodes.done, json: { released } };
};

async function revocation(stage: Stage, sync: Sync): Promise<readonly string[]> {
  const person = await personIn(stage, sync);
  await sync.releaseRevocation(person);
  return [person];
}

async function whom(stage: Stage, sync: Sync): Promise<ToRelease> {
  const { run, group } = stage.options;
  if (typeof run === "string") return { run };
  if (typeof group === "string") return { group };
  return { subject: await personIn(stage, sync) };
}

async function personIn({ words }: Stage, sync: Sync): Promise<string> {
  if (words[0] !== undefined) return personNamed(sync, words[0]);
  throw new UsageError("It is not said who is to be released", "Name a person, or use --run or --group.");
}
