import type { ChangeValues } from "../plan/change.ts";
import type { ResourceName } from "../store/link.ts";
import { CannotError, type Seen } from "./accounts.ts";
import type { Ending } from "./ending.ts";
import { linkAfter } from "./link-after.ts";
import type { Prepared } from "./prepared.ts";
import { nounOf } from "./record-key.ts";
import type { RunContext } from "./run-context.ts";
import { writingFor } from "./writing-for.ts";

/** Writes attributes of an account, on the condition that it is as just read where the vendor knows versions. */
export const sendUpdate = async (run: RunContext, { change, seen }: Prepared): Promise<Ending> => {
  const { update } = run.accounts(change.resource);
  if (!update) throw new CannotError(`The target cannot update ${nounOf(change)}s`);
  const { set = {}, account = "", resource } = change;
  const all = seen ? { ...ownedValues(run, resource, seen), ...set } : set;
  await update(account, set, all, writingFor(run, change, seen?.version));
  return { result: "done", account, links: [linkAfter(run, change, { account, written: set })] };
};

/** What the mapping owns of an account as just read, without what cannot be written back. */
export const ownedValues = (run: RunContext, resource: ResourceName, seen: Seen): ChangeValues => {
  const { facts } = run.accounts(resource);
  const writable = run.owned[resource].filter((attribute) => !facts(attribute).readOnly && !facts(attribute).writeOnly);
  return Object.fromEntries(writable.map((attribute) => [attribute, seen.value(attribute)]));
};
