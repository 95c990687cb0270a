import { existsSync } from "node:fs";
import { join } from "node:path";
import { confirm } from "@inquirer/prompts";
import { createMemoryStore, createSync, type SyncChecked } from "@rosterkit/core";
import { printSide, UsageError } from "@rosterkit/terminal";
import { loadEnvironment } from "../config/load-environment.ts";
import { exitCodes } from "../exit-codes.ts";
import { chooseGroups, chooseVendor, chooseZone } from "../init/choose.ts";
import { collectSettings } from "../init/collect-settings.ts";
import { configName } from "../init/config-name.ts";
import { presetFor } from "../init/preset-for.ts";
import { type Draft, syncOf, writeDraft } from "../init/write-draft.ts";
import type { Act, Stage } from "../invocation.ts";

/** Asks what a first sync is between, checks it, and writes a config without secrets and a `.env` with them. */
export const init: Act = async (stage) => {
  const { screen, options, folder } = stage;
  const file = stage.global.config ?? configName(folder);
  if (existsSync(join(folder, file)))
    throw new UsageError(`There is a ${file} already`, "Change that one, or write another with: --config <file>");
  loadEnvironment(folder);
  const draft = await draftOf(stage);
  const isFine = options.unchecked === true || (await check(stage, draft));
  if (!isFine && !(await isWantedAnyway(stage)))
    throw new UsageError(
      "The check found something missing, so nothing was written",
      "Mend it and try again; or write it as it is with: --unchecked",
    );
  const written = await writeDraft(draft, folder, file);
  screen.print("", `  Wrote ${written.join(" and ")}.`, "  Next: rosterkit plan");
  return { code: exitCodes.done, json: { written } };
};

async function draftOf(stage: Stage): Promise<Draft> {
  const source = await chooseVendor(stage, "source");
  const target = await chooseVendor(stage, "target", source.id);
  const from = await collectSettings(stage, source);
  const to = await collectSettings(stage, target);
  const zone = await chooseZone(stage);
  const groups = await chooseGroups(stage, source);
  return { source: from, target: to, zone, groups, preset: presetFor(source, target) };
}

/** Asks both sides. Writes nothing anywhere. */
async function check({ screen }: Stage, draft: Draft): Promise<boolean> {
  const { source, target } = draft;
  const connections = { source: source.connection, target: target.connection };
  const sync = createSync({ ...connections, settings: syncOf(draft), store: createMemoryStore() });
  const checked: SyncChecked = await sync.check();
  for (const side of [checked.source, checked.target]) printSide(screen, side, true);
  return checked.ok;
}

const isWantedAnyway = async ({ isInteractive, signal }: Stage): Promise<boolean> =>
  isInteractive &&
  confirm({ message: "Something is missing. Write the config all the same?", default: false }, { signal });
