import { type Resource, type State, unlessThere, type Writing } from "@rosterkit/core/adapter";
import { oktaErrorCode } from "@rosterkit/core/okta";
import type { OktaUser } from "./okta-user.ts";
import type { UserAttributes } from "./user-attributes.ts";
import type { UserCalls } from "./user-calls.ts";
import { stateAhead } from "./user-state.ts";

type Become = NonNullable<Resource<OktaUser, UserAttributes>["become"]>;

/** How each state is reached. Being there already, or on the way, is success; the engine reads back until it shows. */
export const reachStates = (calls: UserCalls) =>
  ({
    active: (id, from, writing) => activate(calls, id, from, writing),
    suspended: (id, from, writing) =>
      reach(calls, id, from, ["suspended", "inactive"], () => suspend(calls, id, from, writing)),
    inactive: (id, from, writing) => deactivate(calls, id, from, writing),
    deleted: async (id, from, writing) => {
      await deactivate(calls, id, from, writing);
      // Whoever is not deactivated yet would only be deactivated, with the same answer: the engine sees them and the next plan goes on.
      const found = await calls.read(id);
      if (found?.row.status === "DEPROVISIONED") await calls.delete(id, writing);
    },
  }) satisfies Become;

const deactivate = (calls: UserCalls, id: string, from: OktaUser, writing: Writing): Promise<void> =>
  reach(calls, id, from, ["inactive"], () => calls.deactivate(id, writing));

/**
 * Somebody suspended before ever signing in has a password that nobody knows, so their mail is one that resets it; others keep theirs.
 * Whoever was sent it is in RECOVERY, or has signed in since.
 */
export async function sendWelcome(calls: UserCalls, id: string, { status, lastLogin }: OktaUser, writing: Writing) {
  if (status === "ACTIVE" && !lastLogin) await calls.resetPassword(id, writing);
}

async function activate(calls: UserCalls, id: string, from: OktaUser, writing: Writing): Promise<void> {
  const isSuspended = from.status === "SUSPENDED";
  const mails = writing.sendMail === true;
  await reach(calls, id, from, ["active"], () =>
    isSuspended ? calls.unsuspend(id, writing) : calls.activate(id, mails, writing),
  );
}

async function suspend(calls: UserCalls, id: string, { status }: OktaUser, writing: Writing): Promise<void> {
  // Refused when they got in by themselves in the meantime: then there is nothing to unlock, and suspending tells the rest.
  if (status === "LOCKED_OUT") await calls.unlock(id, writing).catch(ignoring("E0000032"));
  await calls.suspend(id, writing);
}

const ignoring = (code: string) => (error: unknown) => {
  if (oktaErrorCode(error) !== code) throw error;
};

/**
 * Okta refuses to do again what is done, with codes that differ by call (E0000001, E0000007, E0000016) and that mean other things too.
 * So after a refusal the user is looked at, and one who is there by now makes it a success.
 */
const reach = (
  calls: UserCalls,
  id: string,
  from: OktaUser,
  there: readonly State[],
  go: () => Promise<unknown>,
): Promise<void> =>
  unlessThere({ from, isThere: (user) => there.includes(stateAhead(user)), go, look: () => calls.read(id) });
