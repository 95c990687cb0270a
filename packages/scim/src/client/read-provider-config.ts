import { isRecord, listOf } from "../value/is-record.ts";
import type { Discovery } from "./discovery.ts";
import { standardProfile, type TargetProfile } from "./target-profile.ts";

type Part = Readonly<Record<string, unknown>>;

/** Reads a ServiceProviderConfig (RFC 7643 §5, RFC 9865 §4): only what it says in the form that the RFC has. `undefined`: it is none. */
export function readProviderConfig(
  document: unknown,
): Pick<Discovery, "profile" | "authenticationSchemes" | "problems"> | undefined {
  if (!isRecord(document) || !["patch", "filter", "etag", "bulk"].some((name) => isRecord(document[name])))
    return undefined;
  const part = (name: string): Part => (isRecord(document[name]) ? document[name] : {});
  const most = [part("filter").maxResults, part("pagination").maxPageSize].filter((value) => value !== undefined);
  const isOdd = most.some((value) => !isCount(value));
  return {
    profile: {
      ...updateOf(part("patch")),
      ...filtersOf(part("filter")),
      ...entityTagsOf(part("etag")),
      ...pagingOf(part("pagination")),
      pageSize: Math.min(standardProfile.pageSize, ...most.filter(isCount)),
    },
    authenticationSchemes: listOf(document.authenticationSchemes).flatMap(typeOf),
    problems: isOdd ? [{ document: "ServiceProviderConfig", problem: "has a size of pages that nothing fits on" }] : [],
  };
}

const updateOf = ({ supported }: Part): Partial<TargetProfile> => (supported === false ? { update: "put" } : {});

const filtersOf = ({ supported }: Part): Partial<TargetProfile> =>
  supported === false ? { filterAttributes: [] } : {};

const entityTagsOf = ({ supported }: Part): Partial<TargetProfile> => (supported === true ? { entityTags: true } : {});

/** By place while the server has it: it proves more, since a total goes with every page. */
const pagingOf = ({ cursor, index }: Part): Partial<TargetProfile> =>
  cursor === true && index === false ? { paging: "cursor" } : {};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

const typeOf = (scheme: unknown): readonly string[] =>
  isRecord(scheme) && typeof scheme.type === "string" ? [scheme.type.slice(0, 100)] : [];
