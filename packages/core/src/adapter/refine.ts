/** Somebody whom a reference of a group points to at the target. */
export interface ReferredPerson {
  /** The account. */
  readonly account: string;
  /** The source record it is linked to. Absent: nobody of the source. */
  readonly id?: string;
  /** Whether they are in once the plan is applied: one who is put out by it is not. Of an account that is nobody's of the source: whether it is active. */
  readonly isIn: boolean;
  /** Whether it is what this sync wrote last. */
  readonly isOurs: boolean;
  /**
   * The vendor put them there by itself, for want of anybody else: whom this sync wrote last is out by now, the attribute is one that then falls to an owner
   * (`Resource.cascades`, `Checked.owners`), and they are one. Absent: somebody set them.
   */
  readonly standsIn?: true;
}

/** A group as it will be, with whom it refers to now. */
export interface GroupToRefine {
  /** The source's id of the group. */
  readonly id: string;
  readonly name: string;
  /** By attribute of kind `person`. A missing one: the group refers to nobody, or is made by this plan. */
  readonly refersTo: { readonly [attribute: string]: ReferredPerson };
}

/** Somebody who is in once the plan is applied. Ids are the source's. */
export interface PersonToRefine {
  readonly id: string;
  /** The one group they are in. Absent: none that the sync keeps. */
  readonly group?: string;
  /** Whom they report to; `null`: nobody; absent: not said. They need not be in. */
  readonly manager?: string | null;
}

/** People and groups of a plan once both are settled. */
export interface Company {
  /** In order of their ids. */
  readonly people: readonly PersonToRefine[];
  /** Those that the sync keeps, in order of their ids. */
  readonly groups: readonly GroupToRefine[];
}

/** What a rule wants a group to refer to. */
export interface Refined {
  /** The source's id of the group. */
  readonly group: string;
  /** Attribute of the group, of kind `person`. */
  readonly attribute: string;
  /** The source record of whom it is to refer to, or their account where they are nobody of the source. Absent: as it is, and `because` is told. */
  readonly to?: { readonly id: string } | { readonly account: string };
  /** One line for people: why. */
  readonly because: string;
}

/** A rule of the vendor's own about what groups refer to. Pure: the same company gives the same answer, in whatever order it is listed. */
export type Refine = (company: Company) => readonly Refined[];
