import { digestPlan } from "./assemble-plan.ts";
import type { Change } from "./change.ts";
import type { LeaverReport } from "./leaver-report.ts";
import type { Issue, Plan } from "./plan.ts";
import { PlanFileError } from "./plan-file-error.ts";
import { headerSchema, lineSchema } from "./plan-file-schema.ts";

/** Bounds on what a plan file may hold. */
export interface ReadPlanOptions {
  /** Most lines. Absent: 5 000 000. */
  readonly maximumLines?: number;
  /** Most UTF-16 code units in one line. A change of members names everybody it moves. Absent: 64 000 000. */
  readonly maximumLineLength?: number;
}

/**
 * Reads a plan back from its lines, with or without line ends, empty ones left out. Rejects with PlanFileError for another format or version, for a
 * file cut short or too large, and for one whose content is not what its digest was made of. The digest tells accidents, not forgers.
 */
export async function readPlan(
  lines: Iterable<string> | AsyncIterable<string>,
  options: ReadPlanOptions = {},
): Promise<Plan> {
  const taken = createTaken();
  let number = 0;
  for await (const text of lines) {
    number += 1;
    assertBounded(text, number, options);
    if (text.trim() !== "") take(taken, parse(text, number), number);
  }
  return finish(taken);
}

/** What was read so far. */
interface Taken {
  header: Omit<Plan, "changes" | "issues" | "leavers" | "digest"> | undefined;
  readonly changes: Change[];
  readonly issues: Issue[];
  readonly leavers: LeaverReport[];
  digest: string | undefined;
}

const createTaken = (): Taken => ({ header: undefined, changes: [], issues: [], leavers: [], digest: undefined });

function assertBounded(text: string, number: number, options: ReadPlanOptions): void {
  const { maximumLines = 5_000_000, maximumLineLength = 64_000_000 } = options;
  if (number > maximumLines) throw new PlanFileError(`has more than ${maximumLines} lines`);
  if (text.length > maximumLineLength) throw new PlanFileError("is too long", number);
}

function parse(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error of the parser quotes the text, which holds personal data.
    throw new PlanFileError("is not JSON", number);
  }
}

function take(taken: Taken, value: unknown, number: number): void {
  if (!taken.header) taken.header = readHeader(value, number);
  else if (taken.digest !== undefined) throw new PlanFileError("comes after the digest", number);
  else takeLine(taken, value, number);
}

function readHeader(value: unknown, number: number): NonNullable<Taken["header"]> {
  const parsed = headerSchema.safeParse(value);
  if (!parsed.success) throw new PlanFileError("is not the header of a plan of version 1", number);
  const { format: _format, ...header } = parsed.data;
  // Its counts are what `writePlan` wrote, or the digest does not agree.
  return header as NonNullable<Taken["header"]> & typeof header;
}

function takeLine(taken: Taken, value: unknown, number: number): void {
  const { success, data } = lineSchema.safeParse(value);
  if (!success) throw new PlanFileError("is no change, no issue, no leaver and no digest", number);
  if ("change" in data) taken.changes.push(data.change as unknown as Change);
  else if ("issue" in data) taken.issues.push(data.issue as Issue);
  else if ("leaver" in data) taken.leavers.push(data.leaver as unknown as LeaverReport);
  else taken.digest = data.digest;
}

function finish({ header, changes, issues, leavers, digest }: Taken): Plan {
  if (!header) throw new PlanFileError("is empty");
  if (digest === undefined) throw new PlanFileError("was cut short: it ends without its digest");
  const body = { ...header, changes, issues, ...(leavers.length > 0 && { leavers }) };
  if (digestPlan(body) !== digest)
    throw new PlanFileError("was changed after it was written: its digest does not agree");
  return { ...body, digest };
}
