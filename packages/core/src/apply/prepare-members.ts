import type { Change } from "../plan/change.ts";
import { CannotError } from "./accounts.ts";
import { waitingMembers } from "./end-members.ts";
import type { Ending } from "./ending.ts";
import { listMembers } from "./list-members.ts";
import { moved, type Prepared } from "./prepared.ts";
import { accountOfRef, isReference } from "./resolve-change.ts";
import type { RunContext } from "./run-context.ts";

/**
 * Looks who is in a group before people are put in or taken out, so that the intent names those alone who are really to be moved: what undoing
 * and settling rest on. Whoever is to be taken out and is a member at the source again stays.
 */
export const prepareMembers = async (run: RunContext, change: Change): Promise<Prepared> => {
  const { members } = run.accounts(change.resource);
  if (!members) throw new CannotError("The target cannot read the members of a group");
  const present = await listMembers(members, change.account ?? "");
  return change.members?.remove
    ? prepareRemoval(run, change, change.members.remove, present)
    : prepareAddition(run, change, present);
};

const prepareAddition = (run: RunContext, change: Change, present: ReadonlySet<string>): Prepared => {
  const { accounts, without } = whoMayBePutIn(run, change);
  const add = accounts.filter((id) => !present.has(id));
  const prepared = { change: { ...change, members: { add } }, ...(without > 0 && { without }) };
  return add.length > 0 ? prepared : { ...prepared, ending: nobodyLeft(change, without) };
};

/** The accounts of those to put in. Whose account was not made, linked or let in as planned is left out: it may not be theirs. */
const whoMayBePutIn = ({ undone, byId, known }: RunContext, { members, after = [] }: Change) => {
  const people = members?.add ?? [];
  const notReady = new Set(after.flatMap((id) => (undone.has(id) ? (byId.get(id)?.account ?? []) : [])));
  const all = people.flatMap((one) => (isReference(one) ? (accountOfRef(one.ref, byId, known) ?? []) : one));
  const accounts = all.filter((id) => !notReady.has(id));
  return { accounts: [...new Set(accounts)], without: people.length - accounts.length };
};

const nobodyLeft = ({ account }: Change, without: number): Ending =>
  without > 0
    ? { account, ...waitingMembers(without) }
    : { account, result: "done", reason: "All were members already" };

const prepareRemoval = async (
  run: RunContext,
  change: Change,
  ids: readonly string[],
  present: ReadonlySet<string>,
): Promise<Prepared> => {
  const inside = { ...change, members: { remove: ids.filter((id) => present.has(id)) } };
  if (inside.members.remove.length === 0)
    return {
      change: inside,
      ending: { result: "done", account: change.account, reason: "Nobody of them was a member" },
    };
  const outside = await run.stillOutside?.(inside);
  const remove = inside.members.remove.filter((id) => outside?.has(id) ?? true);
  if (remove.length === 0) return moved(change, "They are members at the source again");
  return { change: { ...change, members: { remove } } };
};
