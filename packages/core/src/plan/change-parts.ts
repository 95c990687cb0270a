import type { Change, ChangeValues, Due, Lane } from "./change.ts";
import { changeId } from "./change-id.ts";
import type { Person } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

/** What every change of a person says. `step` tells two of a kind apart. */
export const baseOf = (fold: PlanFold, person: Person, operation: Change["operation"], lane: Lane, step?: string) => ({
  id: changeId("people", operation, person.subject, step),
  resource: "people" as const,
  operation,
  subject: person.subject,
  who: person.who,
  lane,
  ...(person.account >= 0 && { account: fold.context.input.target.id(person.account) }),
});

/** When the moment in force was due, in which zone, and who stated the zone. Nothing for what has always been so. */
export const dueOf = ({ employment }: Person): { readonly due?: Due } => {
  if (!employment?.moment.at) return {};
  const { zone } = employment.timeline;
  return { due: { at: employment.moment.at, zone: zone.name, zoneFrom: zone.from } };
};

/** Source values behind what is written, where they are not the values themselves. */
export const fromOf = ({ from }: Person, set: ReadonlyMap<string, unknown>): { readonly from?: ChangeValues } => {
  const told = new Map([...from].filter(([name]) => set.has(name)));
  return told.size > 0 ? { from: inOrder(told) } : {};
};

/** What a new link is to remember of the person's password at the source. */
export const passwordSeen = ({ passwordChangedAt }: Person): Pick<Change, "passwordChangedAt"> =>
  passwordChangedAt === undefined ? {} : { passwordChangedAt };

/** Values by name, in order of the names. */
export const inOrder = (values: ReadonlyMap<string, unknown>): ChangeValues =>
  Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)));

/** What attributes of the person's account hold now; `null` for nothing. */
export const foundOf = ({ context }: PlanFold, { account }: Person, names: Iterable<string>): Map<string, unknown> =>
  new Map([...names].map((name) => [name, context.input.target.value(account, name) ?? null]));

/** Changes to wait for, each once and in order. */
export const afterOf = (ids: Iterable<string>): { readonly after?: readonly string[] } => {
  const list = [...new Set(ids)].sort();
  return list.length > 0 ? { after: list } : {};
};
