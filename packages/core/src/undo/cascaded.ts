import type { CascadedChange } from "../plan/change.ts";
import type { Attempt } from "./read-run.ts";
import type { Written } from "./written.ts";

/** What the vendor did along with a change of state that a run made. */
export interface Cascaded {
  /** Attributes of the person's own that it emptied. */
  readonly own: readonly (readonly [attribute: string, written: Written])[];
  /** References to them that it pointed to somebody else, each with what was there before. */
  readonly references: readonly (CascadedChange & { readonly written: Written })[];
}

/** What the intent of a change of state says that the vendor would do along with it. */
export function cascadedBy({ intent: { what, before = {} } }: Attempt): Cascaded {
  const { account, cascade = [] } = what;
  const isOwn = (one: CascadedChange) => one.resource === "people" && one.account === account;
  return {
    own: cascade
      .filter((one) => isOwn(one) && Object.hasOwn(before, one.attribute))
      .map(({ attribute }) => [attribute, { before: before[attribute], left: null }] as const),
    references: cascade
      .filter((one) => !isOwn(one))
      .map((one) => ({ ...one, written: { before: account, left: undefined, byVendor: true } })),
  };
}

/** Values that the vendor wrote by itself, of all those that are to be taken back. */
export const byVendorAlone = (values: ReadonlyMap<string, Written>): Map<string, Written> =>
  new Map([...values].filter(([, { byVendor }]) => byVendor));
