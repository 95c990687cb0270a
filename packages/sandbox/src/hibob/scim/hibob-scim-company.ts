import type { RouteParts } from "../hibob-routes.ts";
import type { HibobScimSwitches } from "./hibob-scim-switches.ts";

/** Names that the customer's attributes have in Okta, by the name: the id of the field that each carries. */
export type ExternalNames = Readonly<Record<string, string>>;

/** A group that an admin made in Bob. */
export interface HibobGroup {
  readonly name: string;
  readonly description?: string;
  /** All of them must hold: a field's value, as people read it. Without any, only those named are in. */
  readonly conditions?: readonly { readonly fieldId: string; readonly value: string }[];
  /** People who are in whatever they match, by employee id. */
  readonly employeeIds?: readonly string[];
}

/** The one company, with what the SCIM integration was told about it. */
export interface HibobScimCompany extends RouteParts {
  readonly scim: HibobScimSwitches;
  externalNames: ExternalNames;
  /** By name. */
  readonly groups: Map<string, HibobGroup>;
  /** Grows with every act, so that what was worked out before is not shown after. */
  version: number;
}

/** What a customer may have named; the vendor's own table of names is the customer's to fill. */
export const defaultExternalNames: ExternalNames = {
  department: "work.department",
  managerID: "work.manager",
  site: "work.site",
  startDate: "work.startDate",
};
