import { badRequest } from "../error/refuse.ts";
import type { ScimError } from "../error/scim-error.ts";
import type { Attribute } from "../schema/attribute.ts";
import type { AttributeType } from "../schema/attribute-definition.ts";
import { instantOf } from "../value/instant.ts";

type Single = string | number | boolean;

/** The refusal of a value that does not fit its attribute. */
export const unfit = ({ path, type }: Attribute): ScimError =>
  badRequest("invalidValue", `A value of ${path} is not a ${type}`);

/** One value of a simple attribute, in the type that the schema says. `undefined`: it does not fit. */
export const readSimple = (attribute: Attribute, raw: unknown): Single | undefined =>
  attribute.type === "complex" ? undefined : readers[attribute.type](raw);

const text = (raw: unknown): string | undefined => (typeof raw === "string" ? raw : undefined);

const matching =
  (fits: (text: string) => boolean) =>
  (raw: unknown): string | undefined =>
    typeof raw === "string" && fits(raw) ? raw : undefined;

const base64 = /^[\w+/-]*={0,2}$/;

/** Entra ID sends booleans as `"True"` and `"False"`. */
function readBoolean(raw: unknown): boolean | undefined {
  if (typeof raw === "boolean") return raw;
  if (typeof raw !== "string" || raw.length > 5) return undefined;
  const word = raw.toLowerCase();
  if (word === "true") return true;
  return word === "false" ? false : undefined;
}

const number =
  (fits: (value: number) => boolean) =>
  (raw: unknown): number | undefined =>
    typeof raw === "number" && fits(raw) ? raw : undefined;

const readers: Readonly<Record<Exclude<AttributeType, "complex">, (raw: unknown) => Single | undefined>> = {
  string: text,
  reference: text,
  binary: matching((value) => base64.test(value)),
  dateTime: matching((value) => !Number.isNaN(instantOf(value))),
  boolean: readBoolean,
  integer: number(Number.isSafeInteger),
  decimal: number(Number.isFinite),
};
