import { checkValue } from "../mapping/check-value.ts";
import type { OwnedAttribute, PlanContext } from "./plan-context.ts";

const fourByteCharacter = /[\u{10000}-\u{10FFFF}]/u;

/** What is wrong with a value for this attribute, in words without the value; `undefined`: nothing. */
function valueProblem({ name, facts }: OwnedAttribute, value: unknown): string | undefined {
  const problem = checkValue(facts.kind, value);
  if (problem) return `${name} is not a valid ${facts.kind}: ${problem}`;
  if (typeof value !== "string") return undefined;
  if (facts.maximumLength !== undefined && value.length > facts.maximumLength)
    return `${name} is longer than the ${facts.maximumLength} characters that the target takes`;
  if (facts.basicMultilingualPlane && fourByteCharacter.test(value))
    return `${name} holds a character (such as an emoji) that the target refuses`;
  return undefined;
}

/**
 * Takes values that the target would refuse out of what is to be written, each with an issue.
 * Only values about to be written are looked at. Returns the names taken out.
 */
export function dropInvalidValues(
  context: Pick<PlanContext, "owned" | "indexOf" | "note">,
  subject: string,
  who: string,
  set: Map<string, unknown>,
): string[] {
  const dropped: string[] = [];
  for (const [name, value] of set) {
    const attribute = context.owned[context.indexOf.get(name) ?? -1];
    if (!attribute || value === null || isReference(value)) continue;
    const problem = valueProblem(attribute, value);
    if (!problem) continue;
    set.delete(name);
    dropped.push(name);
    context.note({ subject, who, attribute: name, code: "invalid value", message: `${problem}; it is not sent` });
  }
  return dropped;
}

const isReference = (value: unknown): boolean => typeof value === "object" && value !== null && "ref" in value;
