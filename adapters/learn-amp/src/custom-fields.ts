import { attributes, type Shape } from "@rosterkit/core/adapter";
import type { components } from "./api.gen.ts";
import type { LearnAmpUser } from "./learn-amp-user.ts";

/** Before the name of a custom field. */
export const customPrefix = "custom.";

/** Values by name, from either shape that they may have; nothing where an answer does not have them. */
export function customFieldsOf({
  customFields,
}: Pick<components["schemas"]["User"], "customFields">): ReadonlyMap<string, string | null> | undefined {
  if (typeof customFields !== "object" || customFields === null) return undefined;
  const entries = Array.isArray(customFields) ? customFields.map(nameAndValue) : Object.entries(customFields);
  return new Map(entries.flatMap(([name, value]) => (typeof name === "string" ? [[name, textOf(value)]] : [])));
}

const nameAndValue = (field: { readonly name?: unknown; readonly value?: unknown } | null): [unknown, unknown] => [
  field?.name,
  field?.value,
];

/** Nothing is said by an empty value but that there is none. */
const textOf = (value: unknown): string | null =>
  value === null || value === undefined || value === "" ? null : String(value);

const { text } = attributes<LearnAmpUser>();

/** Attributes for the custom fields that somebody was shown with. */
export function customAttributes(users: readonly LearnAmpUser[]): Shape<LearnAmpUser> {
  const names = new Set(users.flatMap(({ custom }) => [...(custom?.keys() ?? [])]));
  return Object.fromEntries(
    [...names].map((name) => [customPrefix + name, text(({ custom }) => custom?.get(name), { label: name })]),
  );
}
