import { RosterkitError, type SideChecked } from "@rosterkit/core";
import { printSide } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act } from "../invocation.ts";
import { errorJson } from "../output/error-json.ts";

/** Checks both sides of each sync; one that cannot be checked keeps no other from it. */
export const check: Act = async ({ workspace, global, screen }) => {
  const syncs: object[] = [];
  let isFine = true;
  for (const { id, sync } of await workspace.some(global.sync)) {
    screen.print("", screen.paint.bold(id));
    const checked = await sync.check().catch((error: unknown) => {
      if (RosterkitError.isInstance(error)) return error;
      throw error;
    });
    const sides: readonly SideChecked[] = checked instanceof Error ? [] : [checked.source, checked.target];
    for (const side of sides) printSide(screen, side, true);
    if (checked instanceof Error)
      screen.print(`  ${screen.paint.red("✗")} ${checked.message}`, `    ${checked.remedy ?? ""}`.trimEnd());
    isFine &&= !(checked instanceof Error) && checked.ok;
    syncs.push({ id, ...(checked instanceof Error ? errorJson(checked) : checked) });
  }
  return { code: isFine ? exitCodes.done : exitCodes.error, json: { ok: isFine, syncs } };
};
