import type { CallOptions, Page } from "@rosterkit/core/adapter";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import type { ClientContext } from "./client-context.ts";
import { type ListAnswer, readListAnswer } from "./read-list-answer.ts";
import type { Stored } from "./read-resource-answer.ts";
import { listPath } from "./resource-path.ts";
import type { TargetProfile } from "./target-profile.ts";

/** What a list is asked for besides its page. */
export interface ListQuery {
  readonly filter?: string | undefined;
  readonly attributes?: readonly string[] | undefined;
  readonly excludedAttributes?: readonly string[] | undefined;
}

/** One page of a list, by place or by cursor as the profile says. `cursor`: what the page before gave as `next`; absent for the first. */
export async function listPage<Row extends ScimResource>(
  { transport, vendor }: Pick<ClientContext, "transport" | "vendor">,
  type: ResourceType,
  profile: TargetProfile,
  query: ListQuery = {},
  cursor?: string,
  call?: CallOptions,
): Promise<Page<Stored<Row>>> {
  const asked = { ...projectionOf(query, profile), filter: query.filter, ...pageOf(profile, cursor) };
  const { data } = await transport({ method: "GET", ...listPath(type), query: asked, call }, profile);
  const answer = readListAnswer<Row>(data, type, vendor);
  const next = nextOf(answer, profile, cursor);
  return {
    items: answer.items,
    ...(next !== undefined && { next }),
    ...(answer.total !== undefined && { total: answer.total }),
  };
}

/** RFC 9865 §2: an empty cursor asks for the first page by cursor. */
const pageOf = ({ paging, firstIndex, pageSize }: TargetProfile, cursor: string | undefined) =>
  paging === "cursor"
    ? { cursor: cursor ?? "", count: pageSize }
    : { startIndex: cursor ?? String(firstIndex), count: pageSize };

/** By place: until the total is reached, or, where none is said, until a page is not full. A page may be shorter than asked for. */
function nextOf(
  { items, total, nextCursor }: ListAnswer<unknown>,
  { paging, firstIndex, pageSize }: TargetProfile,
  cursor: string | undefined,
): string | undefined {
  if (paging === "cursor") return nextCursor;
  const next = Number(cursor ?? firstIndex) + items.length;
  const isMore = items.length > 0 && (total === undefined ? items.length >= pageSize : next - firstIndex < total);
  return isMore ? String(next) : undefined;
}

const projectionOf = (
  { attributes = [], excludedAttributes = [] }: ListQuery,
  { attributesParameter }: TargetProfile,
) => ({
  attributes: attributesParameter && attributes.length > 0 ? attributes.join(",") : undefined,
  // RFC 7644 §3.4.2.5: one or the other.
  excludedAttributes:
    attributesParameter && attributes.length === 0 && excludedAttributes.length > 0
      ? excludedAttributes.join(",")
      : undefined,
});
