/**
 * A customer's own fields by the names that mappings use: `custom.<name>`, with the field's id behind the name where several share it.
 */
export const namedCustomFields = <Field extends { readonly id: string; readonly name: string }>(
  fields: readonly Field[],
): ReadonlyMap<string, Field> => {
  const named = Map.groupBy(fields, ({ name }) => name);
  const nameOf = ({ id, name }: Field) => (named.get(name)?.length === 1 ? name : `${name} (${id})`);
  return new Map(fields.map((field) => [`custom.${nameOf(field)}`, field]));
};
