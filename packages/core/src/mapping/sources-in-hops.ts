import { isFollow, namesIn } from "./expression-names.ts";
import { labelOf } from "./find-attribute.ts";
import type { Hop, SourceAttribute } from "./mapping.ts";

const unique = (sources: readonly SourceAttribute[]): readonly SourceAttribute[] => {
  const seen = new Map(sources.map((source) => [JSON.stringify([source.attribute, source.of]), source]));
  return [...seen.values()];
};

/** What feeds an attribute that the last hop reads: its source's own attribute, or what the hops before make it of. */
const sourcesBefore = (hops: readonly Hop[], name: string): readonly SourceAttribute[] => {
  const [first, ...more] = hops;
  if (!first || more.length > 0) return sourcesInHops(hops.slice(0, -1), name);
  return [{ attribute: name, label: labelOf(first.source, name) }];
};

/** The attributes of the first hop's source that feed an attribute of the last hop's target. */
export const sourcesInHops = (hops: readonly Hop[], attribute: string): readonly SourceAttribute[] => {
  const hop = hops.at(-1);
  const value = hop && Object.hasOwn(hop.rules, attribute) ? hop.rules[attribute]?.value : undefined;
  if (!hop || value === undefined) return [];
  if (!isFollow(value)) return unique(namesIn(value).flatMap((name) => sourcesBefore(hops, name)));
  const of = labelOf(hop.source, value.follow);
  const followed = namesIn(value.value).flatMap((name) => sourcesBefore(hops, name));
  return unique([...sourcesBefore(hops, value.follow), ...followed.map((source) => ({ ...source, of }))]);
};
