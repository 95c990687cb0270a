import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
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
  const byTarget = new Map<string, Link>();
  const apart = new Map<string, Link>();
  let digest: string | undefined;
  for (const link of links) {
    if (link.verdict === "same") bySource.set(link.source, link);
    else if (link.verdict !== "undone") apart.set(link.source, link);
    if (link.verdict === "same" && link.target && !byTarget.has(link.target)) byTarget.set(link.target, link);
  }
  const all = () => [...bySource.values(), ...apart.values()];
  return {
    size: bySource.size,
    get digest() {
      digest ??= digestLinks(all());
      return digest;
    },
    bySource: (id) => bySource.get(id),
    byTarget: (id) => byTarget.get(id),
    isDifferent: (source, target) => isVerdict(apart.get(source), "different") && apart.get(source)?.target === target,
    isIgnored: (source) => isVerdict(apart.get(source), "ignore"),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
};

const isVerdict = (link: Link | undefined, verdict: Link["verdict"]) => link?.verdict === verdict;

const digestLinks = (links: readonly Link[]): string => {
  const hash = sha256.create();
  for (const line of links.map(describeLink).toSorted()) hash.update(utf8ToBytes(`${line}\n`));
  return bytesToHex(hash.digest());
};

/** Who decided and when is left out: it changes no plan. */
const describeLink = ({ source, resource, target, verdict, fingerprints, state, contested }: Link): string =>
  JSON.stringify([
    source,
    resource,
    target,
    verdict,
    fingerprints,
    state && [state.state, state.because, state.at, state.since],
    contested && Object.entries(contested).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
