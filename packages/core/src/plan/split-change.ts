import type { Change, ChangeValues } from "./change.ts";
import { changeId } from "./change-id.ts";
import { afterOf } from "./change-parts.ts";

const pick = (values: ChangeValues, isWanted: (name: string) => boolean): ChangeValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)));

/** A change of some of its attributes alone, after these changes. */
export function partOfChange(change: Change, isWanted: (name: string) => boolean, after: Iterable<string>): Change {
  const { set, was, from = {}, drifted = [], after: _after, ...more } = change;
  const told = pick(from, isWanted);
  const restored = drifted.filter(isWanted);
  return {
    ...more,
    ...(set && { set: pick(set, isWanted) }),
    ...(was && { was: pick(was, isWanted) }),
    ...(Object.keys(told).length > 0 && { from: told }),
    ...(restored.length > 0 && { drifted: restored }),
    ...afterOf(after),
  };
}

/** The change without some attributes, and without waiting for these others; `undefined` when nothing is left to write. */
export function withoutAttributes(
  change: Change,
  names: ReadonlySet<string>,
  others: ReadonlySet<string> = new Set(),
): Change | undefined {
  const { operation, set = {}, after = [] } = change;
  const isLeft = (name: string) => !names.has(name);
  if (operation === "update" && !Object.keys(set).some(isLeft)) return undefined;
  return partOfChange(
    change,
    isLeft,
    after.filter((id) => !others.has(id)),
  );
}

/** The change of its own that writes these attributes of another one later. */
export function deferChange(
  change: Change,
  names: ReadonlySet<string>,
  how: { readonly step: string; readonly because: string; readonly after: readonly string[] },
): Change {
  const { resource, subject, who, account } = change;
  const { set, was, from, drifted, after } = partOfChange(change, (name) => names.has(name), how.after);
  return {
    id: changeId(resource, "update", subject, how.step),
    resource,
    operation: "update",
    subject,
    who,
    ...(account !== undefined && { account }),
    lane: "back-fill",
    ...(set && { set }),
    ...(was && { was }),
    ...(from && { from }),
    ...(drifted && { drifted }),
    because: how.because,
    ...(after && { after }),
  };
}
