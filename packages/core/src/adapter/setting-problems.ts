import type { z } from "zod";
import type { ConfigurationProblem } from "../errors/index.ts";
import { describeSettings } from "./describe-settings.ts";

/** What is wrong with settings, one line for each, by the labels that people know and without any value that was given. */
export const settingProblems = (
  schema: z.core.$ZodType,
  input: unknown,
  issues: readonly z.core.$ZodIssue[],
): readonly ConfigurationProblem[] => {
  const labels = new Map(describeSettings(schema).map(({ name, label }) => [name, label]));
  const given = [...textsIn(input)].filter((text) => text.length >= 4);
  return issues.flatMap(flatten).map((issue) => {
    const path = issue.path.map(String).join(".");
    const label = labels.get(path);
    const message = without(given, explain(issue, valueAt(input, issue.path)));
    return { path, message: label ? `${label} ${message}` : message };
  });
};

/** Of a union without a discriminator, the option that comes nearest is explained. */
const flatten = (issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] => {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const nearest = issue.errors.reduce((best, errors) => (errors.length < best.length ? errors : best));
  return nearest.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
};

const explain = (issue: z.core.$ZodIssue, value: unknown): string => {
  if (value === undefined && issue.code !== "custom" && issue.code !== "unrecognized_keys") return "is missing";
  switch (issue.code) {
    case "too_small":
      return issue.origin === "string" && issue.minimum === 1 ? "is empty" : `cannot be used (${issue.message})`;
    case "invalid_format":
      return issue.format === "url"
        ? "is not an address such as https://example.com"
        : `cannot be used (${issue.message})`;
    case "invalid_value":
      return `is none of ${issue.values.map(String).join(", ")}`;
    case "unrecognized_keys":
      return `not known here: ${issue.keys.join(", ")}`;
    default:
      return `cannot be used (${issue.message})`;
  }
};

/** A message of the schema's author may quote what was given; it is taken out. */
const without = (given: readonly string[], message: string): string =>
  given.reduce((text, value) => text.replaceAll(value, "•••"), message);

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) yield* textsIn(inner);
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, name) => (typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined),
    input,
  );
