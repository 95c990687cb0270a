import { SetDigest } from "../roster/set-digest.ts";
import type { Link } from "./link.ts";

/** The links of one resource, indexed both ways. Only the verdict `same` is found by id; `different` and `ignore` are asked for by name, and `undone` is left out unless it tells of accounts that are not the record's. */
export interface Links extends Iterable<Link> {
  /** How many accounts are linked. */
  readonly size: number;
  /** Digest of everything a plan depends on, whatever the order of reading. Computed when first asked for. */
  readonly digest: string;
  bySource(id: string): Link | undefined;
  byTarget(id: string): Link | undefined;
  /** A person said that these two are not the same. */
  isDifferent(source: string, target: string): boolean;
  /** The accounts that a person said are not this record's. In no order that means anything. */
  apartOf(source: string): readonly string[];
  /** A person said that this record is none of the accounts there are, and is to have one of its own. */
  isNew(source: string): boolean;
  /** A person said that this record is to be left out of matching. */
  isIgnored(source: string): boolean;
}

/** Indexes links of one resource. Where two name the same target, the first one has it. */
export const createLinks = (links: Iterable<Link>): Links => new LinkIndex(links);

/** A class, so that what the runtime compiled for one run is there for the next. */
class LinkIndex implements Links {
  readonly #bySource = new Map<string, Link>();
  readonly #apart = new Map<string, Link>();
  #byTarget: ReadonlyMap<string, Link> | undefined;
  #digest: string | undefined;

  constructor(links: Iterable<Link>) {
    for (const link of links) {
      if (link.verdict === "same") this.#bySource.set(link.source, link);
      else if (link.verdict !== "undone" || link.apart) this.#apart.set(link.source, link);
    }
  }

  get size(): number {
    return this.#bySource.size;
  }

  get digest(): string {
    this.#digest ??= digestLinks(this);
    return this.#digest;
  }

  bySource(id: string): Link | undefined {
    return this.#bySource.get(id);
  }

  byTarget(id: string): Link | undefined {
    // Few are looked up from this side, and often nobody.
    this.#byTarget ??= indexTargets(this.#bySource.values());
    return this.#byTarget.get(id);
  }

  isDifferent(source: string, target: string): boolean {
    return this.isNew(source) || this.apartOf(source).includes(target);
  }

  apartOf(source: string): readonly string[] {
    const link = this.#apart.get(source) ?? this.#bySource.get(source);
    const { verdict, target, apart = [] } = link ?? {};
    return verdict === "different" && target !== undefined && !apart.includes(target) ? [...apart, target] : apart;
  }

  isNew(source: string): boolean {
    const link = this.#apart.get(source);
    return link?.verdict === "different" && link.target === undefined;
  }

  isIgnored(source: string): boolean {
    return this.#apart.get(source)?.verdict === "ignore";
  }

  [Symbol.iterator](): Iterator<Link> {
    return [...this.#bySource.values(), ...this.#apart.values()][Symbol.iterator]();
  }
}

const indexTargets = (links: Iterable<Link>): ReadonlyMap<string, Link> => {
  const byTarget = new Map<string, Link>();
  for (const link of links) if (link.target && !byTarget.has(link.target)) byTarget.set(link.target, link);
  return byTarget;
};

const digestLinks = (links: Iterable<Link>): string => {
  const records = new SetDigest();
  for (const link of links) records.add(basisOf(link));
  return records.digest();
};

/** Who decided and when is left out: it changes no plan. */
const basisOf = ({
  source,
  resource,
  target,
  verdict,
  fingerprints,
  state,
  contested,
  passwordChangedAt,
  apart,
}: Link): readonly unknown[] => [
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
  ...(passwordChangedAt === undefined ? [] : [passwordChangedAt]),
  ...(apart ? [{ apart }] : []),
];
