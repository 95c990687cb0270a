import type { AnyConnection } from "../adapter/any-adapter.ts";
import type { MappingRow } from "../mapping/mapping.ts";
import type { Kind } from "../shape/kinds.ts";
import { memberRow } from "./member-row.ts";
import type { SyncContext } from "./sync-context.ts";

/** An attribute that only this customer has at a vendor, by the name that rules use. */
export interface DiscoveredAttribute {
  readonly name: string;
  /** As people call it. */
  readonly label: string;
  readonly kind: Kind;
}

/** How a sync maps, for tables and forms. Holds nothing of anybody. */
export interface SyncDescription {
  /** From the source's records to Employee. */
  readonly toEmployee: readonly MappingRow[];
  /** From the source's records to the target's accounts. */
  readonly toAccount: readonly MappingRow[];
  /** What only this customer has on each side, whether a rule names it or not. */
  readonly discovered: {
    readonly source: readonly DiscoveredAttribute[];
    readonly target: readonly DiscoveredAttribute[];
  };
}

/** Describes the mappings of a sync, the settings' own rules and this customer's own attributes taken in. */
export async function describeSync({ source, target, settings, mappings }: SyncContext): Promise<SyncDescription> {
  const { toEmployee, toAccount } = await mappings();
  const team = memberRow(target, settings, { toEmployee, toAccount });
  const [found, foundAtTarget] = await Promise.all([discovered(source), discovered(target)]);
  return {
    toEmployee: toEmployee.describe(),
    toAccount: [...toAccount.describe(), ...(team ? [team] : [])],
    discovered: { source: found, target: foundAtTarget },
  };
}

async function discovered({ people }: AnyConnection): Promise<readonly DiscoveredAttribute[]> {
  const shape = (await people.discover?.()) ?? {};
  return Object.entries(shape)
    .filter(([name]) => !Object.hasOwn(people.attributes, name))
    .map(([name, { label = name, kind }]) => ({ name, label, kind }));
}
