/** A company or organisation at a vendor. */
export interface Tenant {
  /** The adapter's id. */
  readonly vendor: string;
  /** The vendor's own id of the tenant. */
  readonly id: string;
}

/** What one sync owns at its target, as kept beside those of the others that write to the same tenant. */
export interface Registration {
  readonly sync: string;
  readonly source: Tenant;
  /** The family of the source's adapter, which the other ways into the same company share. Absent: it is the only way. */
  readonly family?: string;
  /** Attributes of accounts that it keeps in step, in order. */
  readonly attributes: readonly string[];
  /** It moves accounts from one state to another. */
  readonly lifecycle: boolean;
  /** What the names of its groups begin with, as they are compared; empty: anything. Absent: it keeps no groups. */
  readonly groups?: string;
  /** `tenant`: of every account there is. `linked accounts`: of those alone that it is linked to. `nothing`: an import. */
  readonly of: "tenant" | "linked accounts" | "nothing";
}

/** What two syncs both own. */
export interface Overlap {
  /** The other sync. */
  readonly sync: string;
  readonly attributes: readonly string[];
  readonly lifecycle: boolean;
  /** Groups whose names begin alike. Absent: none. */
  readonly groups?: true;
}

/** A tenant as people read it, and the same for the same tenant. */
export const tenantName = ({ vendor, id }: Tenant): string => `${vendor} ${id}`;

/** What both own; `undefined`: nothing. */
export function overlapOf(one: Registration, other: Registration): Overlap | undefined {
  const accounts = overlapOfAccounts(one, other);
  if (one.groups === undefined || one.groups !== other.groups) return accounts;
  return { sync: other.sync, attributes: [], lifecycle: false, ...accounts, groups: true };
}

/** The same of accounts alone. */
export function overlapOfAccounts(
  one: Registration,
  { sync, attributes, lifecycle }: Registration,
): Overlap | undefined {
  const own = new Set(one.attributes);
  const both = attributes.filter((name) => own.has(name));
  const bothMove = one.lifecycle && lifecycle;
  return both.length > 0 || bothMove ? { sync, attributes: both, lifecycle: bothMove } : undefined;
}

/** Whether two syncs are fed by two ways into one company. Where both come by the same way, what they own decides. */
export const areTwoWays = (one: Registration, other: Registration): boolean =>
  one.family !== undefined &&
  one.family === other.family &&
  one.source.id === other.source.id &&
  one.source.vendor !== other.source.vendor;

/** Whether two syncs may own the same at one tenant: only where each of them keeps to the accounts it is linked to. */
export const keepApart = (one: Registration, other: Registration): boolean =>
  one.of === "linked accounts" && other.of === "linked accounts";
