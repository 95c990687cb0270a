import type { z } from "zod";
import { literals, type SettingField, settingFields } from "./setting-fields.ts";
import { environmentName, flagName, wordsOf } from "./setting-names.ts";
import type { SettingKind, SettingRow } from "./setting-row.ts";
import { unwrapSchema } from "./unwrap-schema.ts";

/** The settings of a schema as rows for forms, tables, flags and environment names. With an adapter's id the names begin with it. */
export const describeSettings = (schema: z.core.$ZodType, adapterId?: string): readonly SettingRow[] =>
  settingFields(schema).map((field) => describeField(field, adapterId));

const describeField = (field: SettingField, adapterId: string | undefined): SettingRow => {
  const choices = literals(field);
  return {
    name: field.path.join("."),
    label: field.title ?? wordsOf(field.path.at(-1) ?? ""),
    ...(field.description !== undefined && { help: field.description }),
    kind: kindOf(field, choices),
    secret: field.secret || holdsSecret(field.schema),
    required: !field.isOptional,
    ...(field.default !== undefined && { default: field.default }),
    ...(choices.length > 0 && { choices }),
    ...(field.when && { when: field.when }),
    environment: environmentName(field.path, adapterId),
    flag: flagName(field.path, adapterId),
  };
};

const kindOf = ({ schema }: SettingField, choices: readonly string[]): SettingKind => {
  const { def } = schema._zod;
  if (choices.length > 0) return "choice";
  if (def.type === "string") return "format" in def && def.format === "url" ? "url" : "text";
  if (def.type === "boolean") return "flag";
  if (def.type === "number") return "number";
  if (def.type === "array" && unwrapSchema(def.element).schema._zod.def.type === "string") return "list";
  return "other";
};

/** A list or table with a secret anywhere inside is a secret as a whole. */
const holdsSecret = (schema: z.core.$ZodTypes): boolean => {
  const { def } = schema._zod;
  if (def.type === "array") return anySecret(def.element);
  if (def.type === "record") return anySecret(def.valueType);
  if (def.type === "tuple") return def.items.some(anySecret);
  return def.type === "union" && def.options.some(anySecret);
};

const anySecret = (schema: z.core.$ZodType): boolean =>
  settingFields(schema).some((field) => field.secret || holdsSecret(field.schema));
