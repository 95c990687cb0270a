import type { Change } from "../plan/change.ts";
import { CannotError } from "./accounts.ts";
import { lookAtAccount, whyMoved } from "./look-at-account.ts";
import { prepareCreate } from "./prepare-create.ts";
import { prepareLink } from "./prepare-link.ts";
import { prepareMembers } from "./prepare-members.ts";
import { prepareUpdate } from "./prepare-update.ts";
import { moved, type Prepared } from "./prepared.ts";
import type { RunContext } from "./run-context.ts";

/**
 * Looks before a group is written or linked. One that somebody else made is inspected anew: what hands out administrator roles by now is neither
 * linked nor written, whoever approved it before.
 */
export const prepareGroup = async (run: RunContext, change: Change): Promise<Prepared> => {
  const { operation } = change;
  if (operation === "create") return prepareNewGroup(run, change);
  if (operation !== "link" && operation !== "update" && operation !== "members")
    throw new CannotError("Groups have no state to change");
  const reason = await whyLeft(run, change);
  if (reason !== undefined) return moved(change, reason);
  if (operation === "update") return prepareUpdate(run, change);
  return operation === "link" ? prepareLink(run, change) : prepareMembers(run, change);
};

/** A name that cannot be looked up could be made twice, and a lost answer could never be settled. */
const prepareNewGroup = (run: RunContext, change: Change): Promise<Prepared> => {
  const { key } = run.accounts("groups");
  if (!key(change.set ?? {})) throw new CannotError("The target cannot look up a group by its name");
  return prepareCreate(run, change);
};

/** Why a group is to be left alone; `undefined`: nothing in the way. An update looks at the group itself once more. */
const whyLeft = async (run: RunContext, change: Change): Promise<string | undefined> => {
  if (change.operation !== "update") {
    const seen = await lookAtAccount(run, change);
    const reason = whyMoved(run, change, seen);
    if (reason !== undefined) return reason;
  }
  const isOurs = run.known.of("groups", change.subject)?.by === "created";
  const { inspect } = run.accounts("groups");
  return isOurs ? undefined : (await inspect?.(change.account ?? ""))?.refused;
};
