import { openResource } from "../adapter/any-adapter.ts";
import type { CompiledMapping, Explanation } from "../mapping/mapping.ts";
import { passwordAttribute } from "../password/password-attribute.ts";
import { passwordRule } from "../plan/password-policy.ts";
import { assertAttribute } from "./assert-names-fit.ts";
import { explainGroup } from "./explain-group.ts";
import { readingAt } from "./reading-at.ts";
import type { SyncContext } from "./sync-context.ts";

/** Reads one person, and the person referred to where the rule follows a reference, and explains one attribute of the account. */
export async function explainPerson(
  context: SyncContext,
  subject: string,
  attribute: string,
): Promise<Explanation | undefined> {
  const { toEmployee, toAccount, reads } = await context.mappings();
  if (!isPassword(context, toAccount, attribute)) assertAttribute(attribute, toAccount);
  const reading = readingAt(new Date(context.now()).toISOString(), reads);
  const people = openResource(context.source.people);
  const found = await people.get?.(subject, reading);
  if (!found) return undefined;
  if (isPassword(context, toAccount, attribute))
    return explainPassword(toEmployee.explain(found.row, "passwordChangedAt"), toAccount, attribute);
  const team = await explainGroup(context, subject, found.row, attribute);
  if (team) return team;
  const follow = toAccount.follows.find((candidate) => candidate.attribute === attribute);
  const to = follow?.readReference(found.row);
  const other = typeof to === "string" ? await people.get?.(to, reading) : undefined;
  return toAccount.explain(found.row, attribute, (id) => (id === to ? other?.row : undefined));
}

const isPassword = ({ settings: { passwords } }: SyncContext, toAccount: CompiledMapping, attribute: string): boolean =>
  passwords.mode !== "off" && passwordAttribute(passwords, toAccount) === attribute;

/** A password comes of no value: what there is to tell is when the one at the source changed. */
const explainPassword = (changed: Explanation, { target }: CompiledMapping, attribute: string): Explanation => ({
  ...changed,
  attribute,
  label: target[attribute]?.label ?? attribute,
  steps: [...changed.steps, { attribute, step: passwordRule, value: undefined }],
  value: undefined,
});
