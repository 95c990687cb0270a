import { compileValueFilter } from "../filter/compile-filter.ts";
import { isRecord, isUnassigned } from "../value/is-record.ts";
import type { LocatedValue } from "./located-values.ts";
import type { SentOperation } from "./sent-operation.ts";

/**
 * Operations on the values that filters select, among those that are there. `undefined`: the list must be sent whole, because a value has no
 * filter, may become the primary one (which not every server takes from the other), or because some go while others come, or while something is said
 * of them.
 */
export function filterOperations(
  changes: readonly LocatedValue[],
  before: readonly unknown[],
): readonly SentOperation[] | undefined {
  if (changes.some(({ filter }) => filter === undefined) || changes.some(makesPrimary)) return undefined;
  const there = changes.filter((change) => selects(change, before));
  const coming = changes.filter((change) => !there.includes(change) && !isUnassigned(change.value));
  const operations = there.map(operationOn);
  if (coming.length > 0 && operations.some(({ op }) => op === "remove")) return undefined;
  return there.some((change) => isGone(change, there)) ? undefined : operations;
}

/** Whether something is said of a value that goes whole: the filter would select nothing any more. */
const isGone = ({ path, value }: LocatedValue, changes: readonly LocatedValue[]): boolean =>
  !isUnassigned(value) && changes.some((other) => goesWhole(other) && path.startsWith(wholePath(other)));

const goesWhole = ({ part, value }: LocatedValue): boolean => part?.name === "value" && isUnassigned(value);

const wholePath = ({ path }: LocatedValue): string => path.slice(0, -".value".length);

function operationOn(change: LocatedValue): SentOperation {
  const { path, value } = change;
  if (!isUnassigned(value)) return { op: "replace", path, value };
  // Without its value, a phone number of type "work" says nothing.
  return { op: "remove", path: goesWhole(change) ? wholePath(change) : path };
}

const makesPrimary = ({ part, value }: LocatedValue): boolean =>
  (part?.name === "primary" && value === true) || (isRecord(value) && value.primary === true);

const selects = ({ attribute, filter }: LocatedValue, values: readonly unknown[]): boolean =>
  filter !== undefined && values.some(compileValueFilter(filter, attribute));
