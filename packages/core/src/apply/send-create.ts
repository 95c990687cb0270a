import type { State } from "../adapter/state.ts";
import type { Change } from "../plan/change.ts";
import { CannotError } from "./accounts.ts";
import { aimOf } from "./aim-of.ts";
import type { Ending } from "./ending.ts";
import { linkAfter } from "./link-after.ts";
import { readBack } from "./read-back.ts";
import type { RunContext } from "./run-context.ts";
import { writingFor } from "./writing-for.ts";

/** Makes an account and reads it back. Rejects only when the call that makes it fails. */
export const sendCreate = async (run: RunContext, change: Change): Promise<Ending> => {
  const { create } = run.accounts(change.resource);
  if (!create) throw new CannotError("The target cannot make accounts");
  const wanted = aimOf(change) ?? "active";
  const account = await create(change.set ?? {}, wanted, writingFor(run, change));
  return confirmCreate(run, change, account, wanted);
};

/** The account is there and known by its id, whatever reading it back gives: it is linked in any case. */
const confirmCreate = async (run: RunContext, change: Change, account: string, wanted: State): Promise<Ending> => {
  // Not read back: what came after the making may have failed, so the account is taken for as far as any create gets. An account further on
  // needs no lifting, and one left behind is still known as ours.
  const assumed = { state: wanted === "active" ? ("staged" as const) : wanted, since: undefined };
  const read = await readBack(run, run.accounts(change.resource), account, wanted).catch(() => undefined);
  const reached = read?.seen ?? assumed;
  const links = [linkAfter(run, change, { account, written: change.set ?? {}, reached })];
  if (!read?.seen || read.isThere) return { result: "done", account, links, reached: reached.state };
  const message = `The account was made and is ${read.seen.state} instead of ${wanted}`;
  return { result: "failed", account, links, reason: message, error: { code: "state not reached", message } };
};
