import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "../errors/rosterkit-error.ts";
import type { Overlap } from "./registration.ts";

const marker = Symbol.for("rosterkit.error.ownership");

/** Another sync owns already what this one would own too, or lifecycle would go round in a ring. Nothing was read or written. */
export class OwnershipError extends RosterkitError {
  override readonly name: string = "OwnershipError";
  readonly code = "ownership";
  /** Who owns what already; empty for a ring. */
  readonly overlaps: readonly Overlap[];
  /** The tenants of the ring, the first one also last. Absent: it is no ring. */
  readonly ring: readonly string[] | undefined;

  constructor(
    found: { readonly overlaps?: readonly Overlap[]; readonly ring?: readonly string[] },
    options: RosterkitErrorOptions = {},
  ) {
    const { overlaps = [], ring } = found;
    super(ring ? ringMessage(ring) : overlaps.map(overlapMessage).join("; "), {
      remedy: ring ? ringRemedy : overlapRemedy(overlaps),
      ...options,
    });
    this.overlaps = overlaps;
    this.ring = ring;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is OwnershipError {
    return carriesMark(error, marker);
  }
}

/** A message names so many attributes and counts the rest. */
const named = 3;

function overlapMessage({ sync, attributes, lifecycle, groups }: Overlap): string {
  const more = attributes.length - named;
  const told = [...attributes.slice(0, named), ...(more > 0 ? [`${more} more attributes`] : [])];
  const what = [
    ...(lifecycle ? ["the state of accounts"] : []),
    ...told,
    ...(groups ? ["groups of such names"] : []),
  ].join(", ");
  return `The sync "${sync}" owns at this target already: ${what}`;
}

const overlapRemedy = (overlaps: readonly Overlap[]): string => {
  const others = overlaps.map(({ sync }) => `"${sync}"`).join(" or ");
  return (
    `Leave each attribute to one mapping and states to one sync, or retire ${others}. ` +
    `Where each has accounts of its own, set "owns" to "linked accounts" in all of them.` +
    (overlaps.some(({ groups }) => groups)
      ? ` Where each has groups of its own, give them different prefixes ("groups.addPrefix").`
      : "")
  );
};

const ringMessage = (ring: readonly string[]) => `Lifecycle would go round in a ring: ${ring.join(" → ")}`;

const ringRemedy =
  'In one of these syncs turn "remove" and "lifecycle.joiners.activate" off: it then owns no state of accounts. An import sets "owns" to "nothing".';
