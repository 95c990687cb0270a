import { z } from "zod";
import { checkValue, type Kind, type Shape } from "../shape/index.ts";
import type { Employee } from "./employee.ts";
import { type EmployeeAttribute, employeeShape } from "./employee-shape.ts";

const maximumLength = 10_000;
const maximumItems = 1000;

const text = z.string().max(maximumLength);
const texts = z.array(text).max(maximumItems);

const formOf = (kind: Kind) => {
  if (kind === "flag") return z.boolean();
  if (kind === "number") return z.number();
  return kind === "texts" || kind === "people" || kind === "groups" ? texts : text;
};

/** What an attribute holds, `null`, or nothing. The kind's own check tells its code in `params`, never the value. */
const attributeSchema = (kind: Kind) =>
  formOf(kind)
    .superRefine((value: unknown, context) => {
      const code = checkValue(kind, value);
      if (code) context.addIssue({ code: "custom", message: `is no ${kind}`, params: { code } });
    })
    .nullable()
    .optional();

type AttributeSchema = ReturnType<typeof attributeSchema>;

const attributeSchemas = (shape: Shape) =>
  Object.fromEntries(Object.entries(shape).map(([name, { kind }]) => [name, attributeSchema(kind)]));

const customValue = z.union([text, z.number(), z.boolean(), texts, z.null()]);

/**
 * Employee as people hand it in: a file, a request. Derived from `employeeShape`, so what the shape has the schema has.
 * Days are days of the calendar, zones are known here, countries are ISO 3166-1 alpha-2, languages BCP 47, addresses http or https.
 * A member that Employee does not have is refused, since it is mostly a misspelt one.
 */
export const employeeSchema = z.strictObject({
  ...(attributeSchemas(employeeShape) as { readonly [N in EmployeeAttribute]: AttributeSchema }),
  custom: z.record(z.string().max(200), customValue).optional(),
}) as z.ZodType<Employee>;
