import { type LifecyclePolicy, type LifecyclePolicySettings, lifecyclePolicySchema } from "@rosterkit/core";
import { ConfigurationError, type EmployeeShape, type Shape } from "@rosterkit/core/adapter";
import type { Mapping } from "@rosterkit/core/mapping";
import type { ScimResource } from "../../schema/resource-of.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import { userType } from "../../schema/standard-types.ts";
import { scimFromEmployee, scimToEmployee } from "../scim-mapping.ts";

/** How a vendor's people and groups are shown by SCIM, and how what comes by SCIM is written. */
export interface AdapterStoreOptions {
  /**
   * When people are in: `zone` is required. Where the vendor itself knows states, those decide who is active, and this says only how somebody
   * is put out (`leavers.action`); where it has dates alone, as an HR system, the dates do.
   */
  readonly lifecycle: LifecyclePolicySettings;
  /** The vendor's attribute that is the user name. Absent: the one it finds accounts by (the first of `keys`), else the work email. */
  readonly userName?: string;
  /** The vendor's attribute that keeps a client's `externalId`. Absent: it is not kept. */
  readonly externalId?: string;
  /** What a user may have. Default `userType`. */
  readonly userType?: ResourceType;
  /** How an Employee is shown as a user; attributes are SCIM paths. Default `scimFromEmployee`. */
  readonly fromEmployee?: Mapping<EmployeeShape, Shape<ScimResource>>;
  /** How a user becomes an Employee, for writes. Default `scimToEmployee`. */
  readonly toEmployee?: Mapping<Shape<ScimResource>, EmployeeShape>;
  /** `refuse`: nothing is written, whatever the vendor could do. Default `allow`. */
  readonly writes?: "allow" | "refuse";
  /** Whether the vendor may send mail when somebody is made or let in. Default false. */
  readonly sendMail?: boolean;
  /** How old a list may be that a first page is answered from, in milliseconds. Default a minute. Further pages may come from one ten times as old. */
  readonly maximumAgeMs?: number;
  /** More people, or more groups, than this are not served but answered 503. Default 200,000. */
  readonly maximumResources?: number;
  /** Milliseconds since 1970. Default the platform's clock. */
  readonly now?: () => number;
  /** Told of what the vendor refused or did not answer, and of lists that did not prove complete, as errors without anything about a person. */
  readonly onFailure?: (error: unknown) => void;
}

/** The options with every default filled in. */
export interface AdapterStoreSettings {
  readonly lifecycle: LifecyclePolicy;
  readonly userName: string | undefined;
  readonly externalId: string | undefined;
  readonly userType: ResourceType;
  readonly fromEmployee: Mapping<EmployeeShape, Shape>;
  readonly toEmployee: Mapping<Shape, EmployeeShape>;
  readonly mayWrite: boolean;
  readonly sendMail: boolean;
  readonly maximumAgeMs: number;
  readonly maximumResources: number;
  readonly now: () => number;
  readonly onFailure: (error: unknown) => void;
}

/** Fills in the defaults. Throws a ConfigurationError for a lifecycle that is none. */
export function settleOptions(options: AdapterStoreOptions): AdapterStoreSettings {
  return {
    lifecycle: lifecycleOf(options.lifecycle),
    userName: options.userName,
    externalId: options.externalId,
    userType: options.userType ?? userType,
    fromEmployee: options.fromEmployee ?? (scimFromEmployee as unknown as Mapping<EmployeeShape, Shape>),
    toEmployee: (options.toEmployee ?? scimToEmployee) as unknown as Mapping<Shape, EmployeeShape>,
    mayWrite: options.writes !== "refuse",
    sendMail: options.sendMail ?? false,
    maximumAgeMs: options.maximumAgeMs ?? 60_000,
    maximumResources: options.maximumResources ?? 200_000,
    now: options.now ?? Date.now,
    onFailure: options.onFailure ?? (() => undefined),
  };
}

function lifecycleOf(settings: LifecyclePolicySettings): LifecyclePolicy {
  const { data, error } = lifecyclePolicySchema.safeParse(settings);
  if (data) return data;
  const problems = error.issues.map(({ path, message }) => ({ path: ["lifecycle", ...path].join("."), message }));
  throw new ConfigurationError(problems);
}
