import type { components } from "./api.gen.ts";
import { customPrefix } from "./custom-fields.ts";
import type { FormValue } from "./to-form.ts";

/** Values as a body has them: an empty text says that there is to be nothing. */
export function userFields(values: { readonly [attribute: string]: unknown }): components["schemas"]["UserWrite"] {
  const fields: Record<string, FormValue> = {};
  const customFields: { name: string; value: string }[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const text = value === null ? "" : String(value);
    if (name.startsWith(customPrefix)) customFields.push({ name: name.slice(customPrefix.length), value: text });
    else fields[name] = text;
  }
  // The contract has ids as numbers; in a form everything is text.
  return {
    ...fields,
    ...(customFields.length > 0 && { customFields }),
  } as unknown as components["schemas"]["UserWrite"];
}

/** An update is not taken without these three, say the vendor's tables. */
export const alwaysSent = ["email", "firstName", "lastName"] as const;
