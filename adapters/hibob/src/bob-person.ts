import type { components } from "./api.gen.ts";

/** One person by field id. A field that the answer left out (not permitted, or none of this company's) is absent. */
export interface HibobPerson {
  readonly id: string;
  /** As machines keep them: dates `YYYY-MM-DD`, list items as ids. */
  readonly values: { readonly [field: string]: unknown };
  /** As people read them. Only for values that are there; null where that is said to be none. */
  readonly labels: { readonly [field: string]: string | null };
}

/** Takes these fields out of answers and leaves everything else behind. */
export const personReader = (
  fields: readonly string[],
): ((employee: components["schemas"]["Employee"]) => HibobPerson) => {
  const places = fields.map((id) => ({ id, flat: `/${id.replaceAll(".", "/")}`, path: pathOf(id) }));
  return (employee) => {
    const values: { [field: string]: unknown } = {};
    const labels: { [field: string]: string | null } = {};
    for (const { id, flat, path } of places) {
      const value = member(member(employee, flat), "value") ?? find(employee, path);
      if (value === undefined) continue;
      values[id] = value;
      const label = find(member(employee, "humanReadable"), path);
      if (typeof label === "string" || label === null) labels[id] = label;
    }
    // An id that is no text has lost digits: the record is then set aside.
    const id = member(employee, "id");
    return { id: typeof id === "string" ? id : "", values, labels };
  };
};

/** Fields of `root` stand at the top of an answer. */
const pathOf = (id: string): readonly string[] => id.replace(/^root\./, "").split(".");

const find = (tree: unknown, path: readonly string[]): unknown => path.reduce(member, tree);

const member = (tree: unknown, name: string): unknown =>
  typeof tree === "object" && tree !== null && Object.hasOwn(tree, name)
    ? (tree as { readonly [name: string]: unknown })[name]
    : undefined;
