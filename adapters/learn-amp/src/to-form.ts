/** What one field of a body holds. */
export type FormValue = string | boolean | readonly { readonly name: string; readonly value: string }[];

/** A body as the form that Learn Amp's samples send: names of lists have `[]` behind them. */
function toForm(body: object): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body) as [string, FormValue][]) {
    if (typeof value === "string" || typeof value === "boolean") form.append(name, String(value));
    else
      for (const entry of value) {
        form.append(`${name}[][name]`, entry.name);
        form.append(`${name}[][value]`, entry.value);
      }
  }
  return form.toString();
}

/** How a call says that its body is a form. */
export const asForm = {
  headers: { "content-type": "application/x-www-form-urlencoded" },
  bodySerializer: toForm,
} as const;
