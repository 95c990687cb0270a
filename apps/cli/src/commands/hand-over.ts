import { exitCodes } from "../exit-codes.ts";
import type { Act } from "../invocation.ts";
import { personNamed } from "./person-named.ts";

/** Hands the state of somebody's account over to the sync. */
export const handOver: Act = async ({ workspace, global, words, screen }) => {
  const { sync } = await workspace.one(global.sync);
  const person = await personNamed(sync, words[0] ?? "");
  await sync.handOver(person);
  screen.print(`  The sync may move the account of ${person} now, whoever put it where it is.`);
  return { code: exitCodes.done, json: { handedOver: person } };
};
