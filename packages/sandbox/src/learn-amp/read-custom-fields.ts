import type { LearnAmpCompany, StoredUser } from "./learn-amp-company.ts";
import { RefusedRequest } from "./learn-amp-error.ts";
import type { Problems } from "./problems.ts";
import { type Fields, isEmpty } from "./request-fields.ts";

/** Values by name: what is left out stays, an empty one clears, and a name that there is none of is not found. Nothing where the company has none. */
export function readCustomFields(
  { customFields }: LearnAmpCompany,
  { customFields: given }: Fields,
  problems: Problems,
  before?: StoredUser,
): Pick<StoredUser, "customFields"> | object {
  if (given === undefined || customFields === null) return {};
  const values: Record<string, string> = { ...before?.customFields };
  for (const { name, value } of entriesOf(given)) {
    const rule = customFields.find((field) => field.name === name);
    if (rule === undefined) throw new RefusedRequest(404, "Custom field not found");
    if (!isEmpty(value)) values[rule.name] = String(value);
    else if (rule.required) problems.add(rule.name, "can't be blank");
    else delete values[rule.name];
  }
  return { customFields: values };
}

function entriesOf(given: unknown): readonly { readonly name: string; readonly value: unknown }[] {
  if (!Array.isArray(given)) throw new RefusedRequest(400);
  return given.map((entry) => ({ name: String(entry?.name), value: entry?.value ?? null }));
}
