import type { z } from "zod";
import type { SettingRow } from "./setting-row.ts";
import { type UnwrappedSchema, unwrapSchema } from "./unwrap-schema.ts";

/** One leaf of a settings schema: where it is, what it is, and when it is asked for. */
export interface SettingField extends UnwrappedSchema {
  readonly path: readonly string[];
  readonly when?: SettingRow["when"];
  /** Values of a discriminator, gathered from the options that it tells apart. */
  readonly choices?: readonly string[];
}

/** The leaves of a settings schema in the order written: objects, unions and intersections are opened, everything else is a leaf. */
export const settingFields = (schema: z.core.$ZodType, path: readonly string[] = []): readonly SettingField[] => {
  const unwrapped = unwrapSchema(schema);
  const { def } = unwrapped.schema._zod;
  if (def.type === "object") return objectFields(def.shape, path, unwrapped.isOptional);
  if (def.type === "intersection") return [...settingFields(def.left, path), ...settingFields(def.right, path)];
  if (def.type === "union" && def.options.every(isObject)) return unionFields(unwrapped, def, path);
  return [{ ...unwrapped, path }];
};

const objectFields = (shape: z.core.$ZodShape, path: readonly string[], isOptional: boolean): readonly SettingField[] =>
  Object.entries(shape)
    .flatMap(([name, schema]) => settingFields(schema, [...path, name]))
    .map((field) => (isOptional ? { ...field, isOptional } : field));

const isObject = (schema: z.core.$ZodType): boolean =>
  ["object", "intersection", "union"].includes(unwrapSchema(schema).schema._zod.def.type);

const unionFields = (
  union: UnwrappedSchema,
  def: z.core.$ZodUnionDef & { readonly discriminator?: string },
  path: readonly string[],
): readonly SettingField[] => {
  const merged = new Map<string, SettingField>();
  const options = def.options.map((option) => settingFields(option, path));
  for (const fields of options) {
    const is = fields.find(({ path: at }) => at.at(-1) === def.discriminator);
    for (const field of fields) {
      const key = field.path.join(".");
      const told = field === is || !is ? field : { ...field, when: { name: is.path.join("."), is: literals(is) } };
      const before = merged.get(key);
      merged.set(key, before ? mergeFields(before, told) : told);
    }
  }
  return [...merged.entries()].map(([key, field]) => {
    const everywhere = options.every((fields) => fields.some((other) => other.path.join(".") === key));
    const { when, ...always } = field;
    const shown = everywhere || !when ? always : field;
    return { ...shown, isOptional: shown.isOptional || union.isOptional || (!everywhere && !when) };
  });
};

const mergeFields = (first: SettingField, second: SettingField): SettingField => ({
  ...first,
  isOptional: first.isOptional || second.isOptional,
  secret: first.secret || second.secret,
  title: first.title ?? second.title,
  description: first.description ?? second.description,
  choices: [...new Set([...literals(first), ...literals(second)])],
  ...(first.when && second.when && { when: { name: first.when.name, is: [...first.when.is, ...second.when.is] } }),
});

/** The texts that a leaf can be chosen from; none where anything can be typed. */
export const literals = ({ choices, schema }: SettingField): readonly string[] => {
  if (choices?.length) return choices;
  const { def } = schema._zod;
  if (def.type === "enum") return Object.values(def.entries).map(String);
  if (def.type === "literal") return def.values.map(String);
  if (def.type === "union") return def.options.flatMap((option) => literals({ ...unwrapSchema(option), path: [] }));
  return [];
};
