import { OktaError } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import type { Profile, ProfileValue } from "./user-record.ts";

/** `null` removes; a key that is not there is kept in an update and removed in a replacement. */
export type ProfileChanges = Readonly<Record<string, ProfileValue | null>>;

/** Lays changes over a profile. Throws E0000077 or E0000078 where an attribute may not be written. */
export function mergeProfile(
  org: OktaOrg,
  before: Profile,
  changes: ProfileChanges,
  mode: "update" | "replace",
): Profile {
  const merged: Record<string, ProfileValue> = mode === "update" ? { ...before } : {};
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete merged[name];
    else merged[name] = value;
  }
  for (const { name, mutability } of org.schema.custom()) {
    const changed = String(before[name] ?? "") !== String(merged[name] ?? "");
    if (changed && mutability === "READ_ONLY") throw new OktaError("E0000077", name);
    if (changed && mutability === "IMMUTABLE" && before[name] !== undefined) throw new OktaError("E0000078", name);
  }
  return merged;
}

/** A request's `profile` as read. */
export interface ReadProfile {
  readonly changes: ProfileChanges;
  /** Names that the schema does not have. */
  readonly unknown: readonly string[];
}

/** Reads a request's `profile`. Throws E0000003 when it, or a value in it, cannot be one. */
export function readProfile(org: OktaOrg, profile: unknown): ReadProfile {
  if (typeof profile !== "object" || profile === null || Array.isArray(profile)) throw new OktaError("E0000003");
  const changes: Record<string, ProfileValue | null> = {};
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(profile)) {
    if (org.schema.attribute(name) === undefined) unknown.push(name);
    else if (isProfileValue(value)) changes[name] = value;
    else throw new OktaError("E0000003");
  }
  return { changes, unknown };
}

/**
 * Throws E0000001 for unknown names; nothing of the request is done then. `subject` is "newUser" on creation, as
 * recorded.
 */
export function refuseUnknown(unknown: readonly string[], subject: string): void {
  const causes = unknown.map((name) => `Property name '${name}' is not defined in profile`);
  if (causes.length > 0) throw new OktaError("E0000001", subject, causes);
}

function isProfileValue(value: unknown): value is ProfileValue | null {
  if (Array.isArray(value)) return value.every((item) => typeof item === "string" || typeof item === "number");
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
