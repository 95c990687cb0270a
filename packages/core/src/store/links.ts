import { createSetDigest } from "../roster/set-digest.ts";
import type { Link } from "./link.ts";

/** The links of one resource, indexed both ways. Only the verdict `same` is found by id; `different` and `ignore` are asked for by name, and `undone` is left out. */
export interface Links extends Iterable<Link> {
  /** How many accounts are linked. */
  readonly size: number;
  /** Digest of everything a plan depends on, whatever the order of reading. Computed when first asked for. */
  readonly digest: string;
  bySource(id: string): Link | undefined;
  byTarget(id: string): Link | undefined;
  /** A person said that these two are not the same. */
  isDifferent(source: string, target: string): boolean;
  /** A person said that this record is to be left out of matching. */
  isIgnored(source: string): boolean;
}

/** Indexes links of one resource. Where two name the same target, the first one has it. */
export const createLinks = (links: Iterable<Link>): Links => {
  const bySource = new Map<string, Link>();
  const apart = new Map<string, Link>();
  let byTarget: ReadonlyMap<string, Link> | undefined;
  let digest: string | undefined;
  for (const link of links) {
    if (link.verdict === "same") bySource.set(link.source, link);
    else if (link.verdict !== "undone") apart.set(link.source, link);
  }
  const all = () => [...bySource.values(), ...apart.values()];
  return {
    size: bySource.size,
    get digest() {
      digest ??= digestLinks(all());
      return digest;
    },
    bySource: (id) => bySource.get(id),
    // Few are looked up from this side, and often nobody.
    byTarget: (id) => {
      byTarget ??= indexTargets(bySource.values());
      return byTarget.get(id);
    },
    isDifferent: (source, target) => isVerdict(apart.get(source), "different") && apart.get(source)?.target === target,
    isIgnored: (source) => isVerdict(apart.get(source), "ignore"),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
};

const indexTargets = (links: Iterable<Link>): ReadonlyMap<string, Link> => {
  const byTarget = new Map<string, Link>();
  for (const link of links) if (link.target && !byTarget.has(link.target)) byTarget.set(link.target, link);
  return byTarget;
};

const isVerdict = (link: Link | undefined, verdict: Link["verdict"]) => link?.verdict === verdict;

const digestLinks = (links: Iterable<Link>): string => {
  const records = createSetDigest();
  for (const link of links) records.add(basisOf(link));
  return records.digest();
};

/** Who decided and when is left out: it changes no plan. */
const basisOf = ({ source, resource, target, verdict, fingerprints, state, contested }: Link): readonly unknown[] => [
  source,
  resource,
  target,
  verdict,
  fingerprints,
  state?.state,
  state?.because,
  state?.at,
  state?.since,
  contested && Object.entries(contested).toSorted(([a], [b]) => (a < b ? -1 : 1)),
];
