import type { Change } from "../plan/change.ts";
import { CannotError } from "./accounts.ts";
import { aimOf } from "./aim-of.ts";
import { endMade } from "./end-made.ts";
import type { Ending } from "./ending.ts";
import { readBack } from "./read-back.ts";
import { nounOf } from "./record-key.ts";
import type { RunContext } from "./run-context.ts";
import type { Secret } from "./send-rotate.ts";
import { writingFor } from "./writing-for.ts";

/** Makes an account and reads it back. Rejects only when the call that makes it fails. */
export const sendCreate = async (run: RunContext, change: Change, secret: Secret = {}): Promise<Ending> => {
  const accounts = run.accounts(change.resource);
  if (!accounts.create) throw new CannotError(`The target cannot make ${nounOf(change)}s`);
  const wanted = aimOf(change) ?? "active";
  const writing = writingFor(run, change);
  const account = await accounts.create({ ...change.set, ...secret }, wanted, writing);
  // The account is there and known by its id, whatever reading it back gives: it is linked in any case.
  const read = await readBack(run, accounts, account, accounts.madeAs(wanted, writing)).catch(() => undefined);
  return endMade(run, change, { account, seen: read?.seen });
};
