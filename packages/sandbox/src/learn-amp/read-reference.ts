import type { Clearing } from "./learn-amp-switches.ts";
import type { Problems } from "./problems.ts";
import { type Fields, isEmpty } from "./request-fields.ts";

/** Two ways to name one thing, of which a body may use one. */
export interface ReferencePair<Row> {
  readonly byId: string;
  readonly byOther: string;
  /** What the value of a field names; undefined for nothing that may be named. */
  readonly find: (field: string, value: unknown) => Row | undefined;
  readonly clearing: Clearing;
}

/** What a body names: a row, null where it clears, undefined where it says nothing or is wrong, which is then told. */
export function readReference<Row>(
  fields: Fields,
  { byId, byOther, find, clearing }: ReferencePair<Row>,
  problems: Problems,
): Row | null | undefined {
  const used = [byId, byOther].filter((field) => fields[field] !== undefined);
  const [field] = used;
  if (field === undefined) return undefined;
  if (used.length > 1) return void problems.add(byId, `cannot be used together with ${byOther}`);
  if (isEmpty(fields[field])) {
    if (clearing === "refused") problems.add(field, "is not valid");
    return clearing === "accepted" ? null : undefined;
  }
  const found = find(field, fields[field]);
  if (found === undefined) problems.add(field, "was not found");
  return found;
}
