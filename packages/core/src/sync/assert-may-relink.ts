import { ConfigurationError } from "../errors/configuration-error.ts";
import { readRegister } from "../ownership/register.ts";
import { SwitchedError } from "../ownership/switched-error.ts";
import { type SwitchFacts, switchFactsOf } from "./assert-not-switched.ts";
import { ownersInstead, sidesOf } from "./claim-ownership.ts";
import { factKeys } from "./load-facts.ts";
import type { SyncContext } from "./sync-context.ts";
import type { Tenants } from "./tenants.ts";

/** How the switch is to be taken. */
export interface MayRelink {
  /** The old sync was about to take this one's links over and did not finish, so all that matters is still here. */
  readonly callsOff: boolean;
}

/**
 * Refuses to take over the links of a sync that is none, that is of another company or another target, or whose links a third one has. Rejects with
 * ConfigurationError, SwitchedError, or as ownership does where a third sync is in the way.
 */
export async function assertMayRelink(context: SyncContext, tenants: Tenants, from: string): Promise<MayRelink> {
  const { store, settings } = context;
  const known = (await store.kept(from, factKeys.tenants)) as Tenants | undefined;
  if (!known || from === settings.id) throw refusal("is no other sync that was ever planned in this store");
  if (known.target !== tenants.target) throw refusal("writes to another tenant");
  if (known.source !== tenants.source) throw refusal("is of another company");
  await assertSameFamily(context, tenants, from);
  const [own, old] = await Promise.all([switchFactsOf(store, settings.id), switchFactsOf(store, from)]);
  assertNobodyElse(settings.id, from, own, old);
  await ownersInstead(context, tenants, from);
  return { callsOff: old.unfinished?.sync === settings.id };
}

const refusal = (message: string) => new ConfigurationError([{ path: "from", message }]);

/** Only a sync that is registered tells which way it comes by. */
async function assertSameFamily(context: SyncContext, tenants: Tenants, from: string): Promise<void> {
  const { adapter } = context.source;
  const register = await readRegister(context.store, sidesOf(context, tenants).target);
  const old = register.find(({ sync }) => sync === from);
  if (!old || old.source.vendor === adapter.id) return;
  if (old.family === undefined || old.family !== adapter.family) throw refusal("is of another vendor");
}

function assertNobodyElse(sync: string, from: string, own: SwitchFacts, old: SwitchFacts): void {
  if (own.to && own.to.sync !== from) throw new SwitchedError(sync, own.to.sync);
  if (old.to && old.to.sync !== sync) throw new SwitchedError(from, old.to.sync);
  if (own.unfinished && own.unfinished.sync !== from)
    throw refusal(`links of "${own.unfinished.sync}" were being taken over, which comes first`);
  if (old.unfinished && old.unfinished.sync !== sync)
    throw refusal(`is about to take over the links of "${old.unfinished.sync}", which comes first`);
}
