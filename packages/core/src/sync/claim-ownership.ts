import { stableJson } from "../diff/stable-json.ts";
import { findRing } from "../ownership/find-ring.ts";
import { OwnershipError } from "../ownership/ownership-error.ts";
import { changeRegister, readRegister } from "../ownership/register.ts";
import { areTwoWays, keepApart, overlapOf, type Registration, type Tenant } from "../ownership/registration.ts";
import { TwoWaysError } from "../ownership/two-ways-error.ts";
import { passwordAttribute } from "../password/password-attribute.ts";
import { foldName } from "../roster/fold.ts";
import { factKeys } from "./load-facts.ts";
import type { SyncContext } from "./sync-context.ts";
import type { Tenants } from "./tenants.ts";

/**
 * Refuses a sync that would own what another one owns already, or whose lifecycle would go round in a ring, with OwnershipError, and one that is the second
 * way from the same company with TwoWaysError. Only syncs of the same store know of each other.
 */
export async function assertOwnership(context: SyncContext, tenants: Tenants): Promise<void> {
  const { source, target } = sidesOf(context, tenants);
  const others = othersOf(context, await readRegister(context.store, target));
  if (others.length > 0) assertAlone(await registrationOf(context, source), others);
  await assertNoRing(context, source, target);
}

/** What a sync owns, and what the others at the same target do. */
export interface Owners {
  readonly own: Registration;
  readonly others: readonly Registration[];
}

/** What this sync would own, and what the others at its target do. */
export async function ownersOf(context: SyncContext, tenants: Tenants): Promise<Owners> {
  const { source, target } = sidesOf(context, tenants);
  const own = await registrationOf(context, source);
  return { own, others: othersOf(context, await readRegister(context.store, target)) };
}

/** What this sync would own in the place of another one. Refuses as `assertOwnership` does, as if that one were gone. */
export async function ownersInstead(context: SyncContext, tenants: Tenants, instead: string): Promise<Owners> {
  const { source, target } = sidesOf(context, tenants);
  const own = await registrationOf(context, source);
  const others = othersOf(context, await readRegister(context.store, target), instead);
  assertAlone(own, others);
  await assertNoRing(context, source, target);
  return { own, others };
}

/**
 * Refuses as `assertOwnership` does, and from then on what this sync owns is refused to others. `instead`: the sync whose place it takes, which owns
 * nothing any more. Absent: nobody's.
 */
export async function claimOwnership(context: SyncContext, tenants: Tenants, instead?: string): Promise<Owners> {
  const { source, target } = sidesOf(context, tenants);
  const own = await registrationOf(context, source);
  await assertNoRing(context, source, target);
  const known = await readRegister(context.store, target);
  const others = othersOf(context, known, instead);
  assertAlone(own, others);
  if (!known.some((one) => stableJson(one) === stableJson(own)) || known.some(({ sync }) => sync === instead)) {
    await changeRegister(context.store, target, (now) => {
      const rest = othersOf(context, now, instead);
      assertAlone(own, rest);
      return [...rest, own];
    });
  }
  return { own, others };
}

/** Gives up what this sync owns. */
export async function retire(context: SyncContext): Promise<void> {
  const { store, settings } = context;
  const tenants = (await store.kept(settings.id, factKeys.tenants)) as Tenants | undefined;
  if (tenants) await changeRegister(store, sidesOf(context, tenants).target, (known) => othersOf(context, known));
}

/** Both tenants of a sync, with their vendors. */
export const sidesOf = (
  { source, target }: SyncContext,
  tenants: Tenants,
): { readonly source: Tenant; readonly target: Tenant } => ({
  source: { vendor: source.adapter.id, id: tenants.source },
  target: { vendor: target.adapter.id, id: tenants.target },
});

const othersOf = (
  { settings }: SyncContext,
  known: readonly Registration[],
  instead?: string,
): readonly Registration[] => known.filter(({ sync }) => sync !== settings.id && sync !== instead);

function assertAlone(own: Registration, others: readonly Registration[]): void {
  const otherWay = others.find((other) => areTwoWays(own, other));
  if (otherWay) throw new TwoWaysError(otherWay.sync, otherWay.source.vendor);
  const overlaps = others.flatMap((other) => (keepApart(own, other) ? [] : (overlapOf(own, other) ?? [])));
  if (overlaps.length > 0) throw new OwnershipError({ overlaps });
}

async function assertNoRing(context: SyncContext, source: Tenant, target: Tenant): Promise<void> {
  const ring = ownsLifecycle(context) ? await findRing(context.store, source, target) : undefined;
  if (ring) throw new OwnershipError({ ring });
}

/** Without removals, and with activation left to IT, an account stays in the state it was made in. */
const ownsLifecycle = ({ settings: { remove, lifecycle } }: SyncContext): boolean =>
  remove || lifecycle.joiners.activate;

/** What this sync owns. What a rule writes on creation only is nobody's afterwards. */
async function registrationOf(context: SyncContext, source: Tenant): Promise<Registration> {
  const { settings, target } = context;
  const { family } = context.source.adapter;
  const { toAccount, memberAttribute } = await context.mappings();
  const kept = toAccount.names.filter((name) => toAccount.rules[name]?.write !== "create");
  const rotated =
    settings.passwords.mode === "at creation and after changes"
      ? passwordAttribute(settings.passwords, toAccount)
      : undefined;
  const team = memberAttribute === undefined ? [] : [memberAttribute];
  const written = [...kept, ...team, ...(settings.externalId === undefined ? [] : [settings.externalId])];
  const updated = settings.update && target.people.update ? written : [];
  return {
    sync: settings.id,
    source,
    ...(family !== undefined && { family }),
    attributes: [...updated, ...(rotated === undefined ? [] : [rotated])].toSorted(),
    lifecycle: ownsLifecycle(context),
    ...(settings.groups && { groups: foldName(settings.groups.addPrefix) }),
    of: settings.owns,
  };
}
