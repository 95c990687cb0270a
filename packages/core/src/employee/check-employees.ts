import type { z } from "zod";
import type { Employee } from "./employee.ts";
import { employeeSchema } from "./employee-schema.ts";

/** An Employee and the id of its record at its source. */
export interface IdentifiedEmployee {
  readonly id: string;
  readonly employee: Employee;
}

/** Something wrong with one handed-in person. Holds no personal value. */
export interface EmployeeIssue {
  /** The person's id; `#3` (counted from 1) for one without; empty when the whole is no list. */
  readonly subject: string;
  /** The attribute it is about. Empty when it is the record as a whole. */
  readonly attribute: string;
  /** Fit for programs: `not_email`, `unknown_attribute`, `no_id`, `duplicate_id`, `too_long`, `wrong_type`, `not_a_list`, `not_a_record`. */
  readonly code: string;
  /** Fit for people, without the value. */
  readonly message: string;
}

/** The people that are in order, and everything wrong with the others. */
export interface CheckedEmployees {
  readonly employees: readonly IdentifiedEmployee[];
  readonly issues: readonly EmployeeIssue[];
}

type Outcome = { readonly employee?: IdentifiedEmployee; readonly issues: readonly EmployeeIssue[] };

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isId = (id: unknown): id is string => typeof id === "string" && id !== "" && id.length <= 256;

const codeOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === "too_big") return "too_long";
  const code: unknown = issue.code === "custom" ? issue.params?.code : undefined;
  return typeof code === "string" ? code : "wrong_type";
};

const sentences: { readonly [code: string]: string } = { too_long: "is too long", wrong_type: "is of the wrong type" };

const issuesOf = (subject: string, issue: z.core.$ZodIssue): readonly EmployeeIssue[] => {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((attribute) => ({
      subject,
      attribute,
      code: "unknown_attribute",
      message: "is no attribute of Employee",
    }));
  const code = codeOf(issue);
  return [{ subject, attribute: issue.path.join("."), code, message: sentences[code] ?? issue.message }];
};

const checkOne = (record: unknown, index: number, seen: ReadonlySet<string>): Outcome => {
  const about = (subject: string, attribute: string, code: string, message: string): EmployeeIssue => ({
    subject,
    attribute,
    code,
    message,
  });
  if (!isRecord(record)) return { issues: [about(`#${index + 1}`, "", "not_a_record", "is no object")] };
  const { id, ...members } = record;
  const subject = isId(id) ? id : `#${index + 1}`;
  const parsed = employeeSchema.safeParse(members);
  const issues = [
    ...(isId(id) ? [] : [about(subject, "id", "no_id", "is missing, or is no text of 1 to 256 characters")]),
    ...(isId(id) && seen.has(id)
      ? [about(subject, "id", "duplicate_id", "is the id of another person in the list")]
      : []),
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => issuesOf(subject, issue))),
  ];
  return isId(id) && parsed.success && issues.length === 0
    ? { employee: { id, employee: parsed.data }, issues }
    : { issues };
};

/**
 * Checks people that were handed in: a list of objects with an `id` and the members of Employee. Never throws:
 * whoever has an issue is left out with all of them listed, and the rest go on. Of two people with one id the second is left out.
 */
export const checkEmployees = (list: unknown): CheckedEmployees => {
  const none = { subject: "", attribute: "", code: "not_a_list", message: "is no list of people" };
  if (!Array.isArray(list)) return { employees: [], issues: [none] };
  const seen = new Set<string>();
  const employees: IdentifiedEmployee[] = [];
  const issues: EmployeeIssue[] = [];
  Array.from<unknown>(list).forEach((record, index) => {
    const outcome = checkOne(record, index, seen);
    if (isRecord(record) && isId(record.id)) seen.add(record.id);
    if (outcome.employee) employees.push(outcome.employee);
    issues.push(...outcome.issues);
  });
  return { employees, issues };
};
