import { type CallOptions, type Found, UnexpectedResponseError } from "@rosterkit/core/adapter";
import { compileFilter } from "../filter/compile-filter.ts";
import type { Comparison } from "../filter/filter.ts";
import { stringifyFilter } from "../filter/stringify-filter.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { isFilterable } from "./assert-filterable.ts";
import type { ClientContext } from "./client-context.ts";
import { listPage } from "./list-page.ts";
import { locatePath } from "./located-path.ts";
import { type Stored, versionOf } from "./read-resource-answer.ts";
import { isNotThere, isUnfilterable } from "./refusals.ts";
import type { TargetProfile } from "./target-profile.ts";

/** A look-up of resources by one value. */
interface LookUp {
  readonly context: ClientContext;
  readonly type: ResourceType;
  readonly profile: TargetProfile;
  readonly filter: Comparison;
  readonly call: CallOptions | undefined;
}

/**
 * Every resource that has exactly this value, compared as the schema says (a user name without case). Asks by filter and believes only what
 * matches; where the server has no such filter, or pays no heed to it, the whole list is read and must prove complete.
 */
export async function findExact<Row extends ScimResource>(
  context: ClientContext,
  type: ResourceType,
  attribute: string,
  value: string,
  call?: CallOptions,
): Promise<readonly Found<Stored<Row>>[]> {
  const profile = await context.profile();
  const { path } = locatePath(attribute, type);
  const lookUp: LookUp = { context, type, profile, call, filter: { operator: "eq", path, value } };
  const rows = (await findByFilter<Row>(lookUp)) ?? (await findInList<Row>(lookUp));
  return rows.map((row) => ({ row, ...versionOf(row) }));
}

/** `undefined`: the server does not filter by it. */
async function findByFilter<Row extends ScimResource>(lookUp: LookUp): Promise<readonly Stored<Row>[] | undefined> {
  const { context, type, profile, filter } = lookUp;
  const known = `${type.name} ${filter.path}`;
  if (!isFilterable(filter, profile) || context.learned.unfilterable.has(known)) return undefined;
  const rows = new Map<string, Stored<Row>>();
  for (const value of spellingsOf(filter, profile)) {
    const found = await askFor<Row>({ ...lookUp, filter: { ...filter, value } });
    if (found === undefined) {
      // One odd value must not make every later look-up read the whole list.
      if (!context.learned.filterable.has(known)) context.learned.unfilterable.add(known);
      return undefined;
    }
    context.learned.filterable.add(known);
    for (const row of found) rows.set(row.id, row);
  }
  return [...rows.values()];
}

async function askFor<Row extends ScimResource>(lookUp: LookUp): Promise<readonly Stored<Row>[] | undefined> {
  const { context, type, profile, filter, call } = lookUp;
  try {
    const query = { filter: stringifyFilter(filter) };
    const { items, total = 0 } = await listPage<Row>(context, type, profile, query, undefined, call);
    if (items.length === 0 && total > 0) throw hidden(lookUp);
    return items.every(compileFilter(filter, type)) ? items : undefined;
  } catch (error) {
    if (profile.noMatch === "not found" && isNotThere(error, profile)) return [];
    if (isUnfilterable(error)) return undefined;
    throw error;
  }
}

/** A user name is also looked up in lower case where filters tell cases apart, so that nobody is made twice. */
function spellingsOf({ path, value }: Comparison, { userNameCase }: TargetProfile): readonly Comparison["value"][] {
  if (path !== "userName" || typeof value !== "string" || userNameCase === "ignored") return [value];
  const lowered = value.toLowerCase();
  return userNameCase === "lowered" || lowered === value ? [lowered] : [value, lowered];
}

async function findInList<Row extends ScimResource>(lookUp: LookUp): Promise<readonly Stored<Row>[]> {
  const { context, type, profile, filter, call } = lookUp;
  const matches = compileFilter(filter, type);
  const ids = new Set<string>();
  const found: Stored<Row>[] = [];
  let cursor: string | undefined;
  for (let number = 1; number <= profile.maximumPages; number++) {
    const { items, next, total } = await listPage<Row>(context, type, profile, {}, cursor, call);
    for (const row of items) {
      ids.add(row.id);
      if (matches(row)) found.push(row);
    }
    if (next === undefined && total !== undefined && total !== ids.size) throw unproven(lookUp);
    if (next === undefined) return found;
    cursor = next;
  }
  throw unproven(lookUp);
}

const hidden = ({ context: { vendor }, type }: LookUp): UnexpectedResponseError =>
  new UnexpectedResponseError(`${vendor.name} says that a ${type.name} matches and does not show it`, {
    adapter: vendor.id,
  });

const unproven = ({ context: { vendor }, type, filter }: LookUp): UnexpectedResponseError =>
  new UnexpectedResponseError(
    `${vendor.name} has no filter by ${filter.path}, and its list of ${type.endpoint} cannot be proven complete`,
    { adapter: vendor.id },
  );
