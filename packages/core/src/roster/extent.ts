/** The mark of a proven read. Not exported: `prove` alone sets it, and `read`, `readThese` and `readMembers` alone call that. */
const proven: unique symbol = Symbol("proven");

/** When a read began, how many records it gave, and a digest of them that does not depend on their order. */
export interface ExtentFacts {
  /** ISO instant. */
  readonly readAt: string;
  readonly size: number;
  readonly digest: string;
  /** Attributes (of the resource's shape) that nobody in the read had a value for: no clear is planned from them. */
  readonly empty: readonly string[];
  /** What the records show of how far the credential reaches. Absent: nothing. */
  readonly marks?: readonly string[];
}

/** What a complete read was asked for: everybody there is, or the records under some keys. */
export type Asked = "everybody" | "these";

/**
 * A read that proves who is there. Made by `read`, `readThese` and `readMembers` alone.
 * `everybody`: every page of every list, totals agreed, expected attributes seen, the vendor's witness heard. `these`: asked by key, each one answered.
 */
export interface Complete<Of extends Asked = Asked> extends ExtentFacts {
  readonly [proven]: Of;
  readonly complete: true;
}

/** A read that proves only what it shows. `gaps` says what is not proven, in sentences for people. */
export interface Incomplete extends ExtentFacts {
  readonly complete: false;
  readonly gaps: readonly string[];
  /**
   * The vendor seems to show less than before: its witness spoke against the read, an attribute that somebody always has is gone, or a list
   * that records are joined with broke off. Then what the records say may be cut short too. Absent: the records are whole, some are missing.
   */
  readonly narrowed?: true;
  /** Ids that were known and that the vendor has no more, although it removes nobody: made one with others by hand, or not shown. Absent: none. */
  readonly gone?: readonly string[];
}

/** What may be concluded from absence is part of the type. */
export type Extent = Complete | Incomplete;

/** An attribute by which records were asked for, and the value that was asked. */
export interface AskedKey {
  readonly attribute: string;
  readonly value: string;
}

const askedKeys = new WeakMap<Extent, readonly AskedKey[]>();

/** Makes a Complete. For `read`, `readThese` and `readMembers` only, which is why no door of the package has it. */
export const prove = <Of extends Asked>(facts: ExtentFacts, of: Of, keys: readonly AskedKey[] = []): Complete<Of> => {
  const extent: Complete<Of> = Object.freeze({ ...facts, complete: true, [proven]: of });
  askedKeys.set(extent, keys);
  return extent;
};

/** Whether an extent says who has this key: every one says so for everybody, else only for the keys that were asked. */
export const answersFor = (extent: Extent, { attribute, value }: AskedKey): boolean =>
  askedOf(extent) === "everybody" ||
  (askedKeys.get(extent) ?? []).some((key) => key.attribute === attribute && key.value === value);

/** True for an extent that `read` made, or for what carries one. A look-alike that came around the types is not believed. */
export function isComplete<Bearer extends { readonly extent: Extent }>(
  bearer: Bearer,
): bearer is Bearer & { readonly extent: Complete };
export function isComplete(extent: Extent): extent is Complete;
export function isComplete(value: Extent | { readonly extent: Extent }): boolean {
  return askedOf("extent" in value ? value.extent : value) !== undefined;
}

/** What a complete read was asked for; `undefined` for every other. */
export const askedOf = (extent: Extent): Asked | undefined =>
  extent.complete === true ? (extent as Partial<Complete>)[proven] : undefined;
