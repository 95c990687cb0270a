import type { Link, ResourceName } from "../store/link.ts";
import type { Links } from "../store/links.ts";

/** Links by resource. A resource without links yet may be left out. */
export type LinksByResource = { readonly [R in ResourceName]?: Links };

/** The links as loaded, with those made since on top. */
export interface KnownLinks {
  /** The link that says which account is the source record's. */
  of(resource: ResourceName, source: string): Link | undefined;
  /** The source record that an account is linked to. */
  ownerOf(resource: ResourceName, account: string): string | undefined;
  /** The accounts that a person said are not the record's. */
  apartOf(resource: ResourceName, source: string): readonly string[];
  /** A link to be committed with what comes next. */
  add(link: Link): void;
}

/** Links on top of loaded ones. */
export const createKnownLinks = (loaded: LinksByResource): KnownLinks => {
  const bySource = new Map<string, Link>();
  const byTarget = new Map<string, string>();
  const isSame = (link: Link | undefined) => (link?.verdict === "same" ? link : undefined);

  const of = (resource: ResourceName, source: string) =>
    isSame(bySource.get(`${resource}:${source}`) ?? loaded[resource]?.bySource(source));

  return {
    of,
    ownerOf: (resource, account) => {
      const source = byTarget.get(`${resource}:${account}`) ?? loaded[resource]?.byTarget(account)?.source;
      return source !== undefined && of(resource, source)?.target === account ? source : undefined;
    },
    apartOf: (resource, source) =>
      bySource.get(`${resource}:${source}`)?.apart ?? loaded[resource]?.apartOf(source) ?? [],
    add: (link) => {
      bySource.set(`${link.resource}:${link.source}`, link);
      if (link.verdict === "same" && link.target) byTarget.set(`${link.resource}:${link.target}`, link.source);
    },
  };
};
