import { z } from "zod";
import { RefusedRequest } from "./insightful-error.ts";
import type { InsightfulError } from "./insightful-records.ts";

const id = z.string().length(15);
const text = z.string().min(1);

/** What an invitation must hold. */
export const newEmployee = z.object({ name: text, email: text, teamId: id, sharedSettingsId: id });

/** What a change of an employee may hold. */
export const employeeChanges = z
  .object({
    name: text,
    email: text,
    title: z.string(),
    teamId: id,
    sharedSettingsId: id,
    projects: z.array(z.string()),
  })
  .partial();

/** What a new team must hold. */
export const newTeam = z.object({ name: text, description: z.string().optional() });

/** What a change of a team may hold. */
export const teamChanges = z
  .object({
    name: text,
    description: z.string(),
    employees: z.array(id),
    projects: z.array(z.string()),
    ignoreProductive: z.boolean(),
    ignoreNeutral: z.boolean(),
    ignoreUnproductive: z.boolean(),
    ignoreUnreviewed: z.boolean(),
  })
  .partial();

/** A body by its schema; what is not in it is dropped without a word. Throws a refusal in the shape that validation has. */
export async function readBody<Body>(request: Request, schema: z.ZodType<Body>): Promise<Body> {
  const body: unknown = await request.json().catch(() => null);
  const read = schema.safeParse(body, { reportInput: true });
  if (read.success) return read.data;
  throw new RefusedRequest({ status: 422, details: read.error.issues.map(detailOf) });
}

/** An id in a path. Throws a refusal for one of another length. */
export function checkId(value: string): string {
  const read = id.safeParse(value, { reportInput: true });
  if (read.success) return value;
  throw new RefusedRequest({
    status: 422,
    details: read.error.issues.map((issue) => ({ ...detailOf(issue), field: "id" })),
  });
}

function detailOf(issue: z.core.$ZodIssue): NonNullable<InsightfulError["details"]>[number] {
  const field = issue.path.join(".");
  if (issue.code !== "too_small" && issue.code !== "too_big")
    return { type: issue.input === undefined ? "required" : "invalid", field, message: `${field} is not valid` };
  const expected = issue.code === "too_small" ? issue.minimum : issue.maximum;
  const actual = typeof issue.input === "string" ? issue.input.length : 0;
  return { type: "length", field, message: `${field} has another length`, expected: Number(expected), actual };
}
