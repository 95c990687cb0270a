import { groupType, type ResourceType } from "@rosterkit/scim";
import { createMemoryResourceStore, type ResourceStore } from "@rosterkit/scim/server";
import type { AccountInForce } from "./declaree-account.ts";
import type { DeclareeSwitches } from "./declaree-switches.ts";
import { declareeUserType } from "./declaree-user-type.ts";
import { type ExtensionPath, extensionPath } from "./extension-value.ts";
import type { PasswordRule, PasswordSet } from "./password-rule.ts";

/** Everything the stand-in remembers. */
export interface DeclareeDirectory {
  /** Users and groups as they are, whatever SCIM shows of them. */
  readonly store: Required<ResourceStore>;
  readonly types: { readonly user: ResourceType; readonly group: ResourceType };
  readonly switches: DeclareeSwitches;
  readonly account: AccountInForce;
  /** By name; the first is the parent. */
  readonly organizations: readonly string[];
  /** Null: SCIM does not show it. */
  readonly organizationPath: ExtensionPath | null;
  /** Where each user landed, by id. */
  readonly organizationOf: Map<string, string>;
  readonly passwordRule: PasswordRule;
  /** In the order they were set. */
  readonly passwordSets: PasswordSet[];
  readonly now: () => number;
}

/** What a directory is made of. */
export type DirectoryParts = Pick<DeclareeDirectory, "switches" | "account" | "organizations" | "passwordRule" | "now">;

/** The id of the nth user or group that was made, from 1: 32 digits, as ids of others must not be guessed to be short. */
export function declareeId(nth: number): string {
  return `dc${String(nth).padStart(30, "0")}`;
}

/** The id of the provisioning account's own user, which is made first. */
export const accountId = declareeId(1);

/** An empty directory. */
export function createDirectory(parts: DirectoryParts): DeclareeDirectory {
  const { switches, now } = parts;
  let made = 0;
  const store = createMemoryResourceStore({
    unique: switches.takenGroupName === "taken twice" ? {} : { Group: ["displayName"] },
    now,
    createId: () => {
      made += 1;
      return declareeId(made);
    },
  });
  const path = switches.organizationAttribute;
  return {
    ...parts,
    store,
    types: { user: declareeUserType(switches), group: groupType },
    organizationPath: path === null ? null : extensionPath(path),
    organizationOf: new Map(),
    passwordSets: [],
  };
}
