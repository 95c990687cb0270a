import { CannotError } from "./accounts.ts";
import { conceal } from "./conceal.ts";
import { endSessions, notOut } from "./confirm-state.ts";
import { endAsUnable, endByError } from "./end-by-error.ts";
import type { Ending } from "./ending.ts";
import type { Prepared } from "./prepared.ts";
import { mayHaveWritten, stopsConnection } from "./read-failure.ts";
import type { RunContext } from "./run-context.ts";
import { sendCreate } from "./send-create.ts";
import { sendMembers } from "./send-members.ts";
import { type Secret, sendRotate } from "./send-rotate.ts";
import { sendState } from "./send-state.ts";
import { sendUpdate } from "./send-update.ts";
import { settleAttempt } from "./settle-attempt.ts";

/**
 * Sends one change whose intent is committed, and confirms it. Rejects only when the lease is lost; nothing was sent then.
 * A lost answer is settled by looking at once; what that leaves open carries `lostMs`.
 */
export const writeChange = async (run: RunContext, prepared: Prepared): Promise<Ending> => {
  const ended = run.ended();
  if (ended) return { result: "later", reason: `The run was ${ended} before this was sent` };
  await run.lease.ensure();
  const { setsPassword } = prepared.change;
  return setsPassword === undefined ? attempt(run, prepared) : attemptWithPassword(run, prepared, setsPassword);
};

/** The password lives no longer than this call. */
const attemptWithPassword = async (run: RunContext, prepared: Prepared, attribute: string): Promise<Ending> => {
  let password: string;
  try {
    password = run.makePassword();
  } catch (error) {
    return endByError(error);
  }
  return conceal(await attempt(run, prepared, { [attribute]: password }), password);
};

const attempt = async (run: RunContext, prepared: Prepared, secret?: Secret): Promise<Ending> => {
  try {
    return await send(run, prepared, secret);
  } catch (error) {
    if (error instanceof CannotError) return endAsUnable(error);
    if (mayHaveWritten(error)) return settleAttempt(run, { ...prepared, sentMs: run.now() });
    return endRefused(run, prepared, error);
  }
};

const send = (run: RunContext, prepared: Prepared, secret?: Secret): Promise<Ending> => {
  if (prepared.change.operation === "members") return sendMembers(run, prepared);
  if (prepared.change.operation === "create") return sendCreate(run, prepared.change, secret);
  if (prepared.change.operation === "rotate password") return sendRotate(run, prepared, secret ?? {});
  return prepared.change.operation === "update" ? sendUpdate(run, prepared) : sendState(run, prepared);
};

/** A leaver whom the vendor refuses to put out has at least their sessions ended, and is reported. */
const endRefused = async (run: RunContext, { change }: Prepared, error: unknown): Promise<Ending> => {
  const ending = { account: change.account, ...endByError(error) };
  if (ending.result !== "refused" || stopsConnection(error)) return ending;
  await endSessions(run, change, change.account ?? "");
  return { ...ending, reason: notOut(change, ending.reason ?? "") };
};
