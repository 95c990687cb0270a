import type { RouteParts } from "../hibob-routes.ts";
import { checked } from "./hibob-scim-acts.ts";
import {
  defaultExternalNames,
  type ExternalNames,
  type HibobGroup,
  type HibobScimCompany,
} from "./hibob-scim-company.ts";
import { defaultHibobScimSwitches, type HibobScimSwitches } from "./hibob-scim-switches.ts";

/** What the SCIM integration is told when it is set up. */
export interface ScimCompanyOptions {
  /** What the SCIM server of the company is like. */
  readonly scimSwitches?: Partial<HibobScimSwitches>;
  /** The customer's attributes in SCIM: the field that each name carries. Department, manager, site and start date by default. */
  readonly externalNames?: ExternalNames;
  /** Groups made by hand; none by default. */
  readonly groups?: readonly HibobGroup[];
}

/** The company that the API has, as the SCIM integration knows it. Throws a RangeError for names that cannot be. */
export function createScimCompany(
  parts: RouteParts,
  { scimSwitches, externalNames = defaultExternalNames, groups = [] }: ScimCompanyOptions,
): HibobScimCompany {
  const scim = { ...defaultHibobScimSwitches, ...scimSwitches };
  const names = checked(externalNames, { ...parts, scim });
  return {
    ...parts,
    scim,
    externalNames: names,
    groups: new Map(groups.map((group) => [group.name, group])),
    version: 0,
  };
}
