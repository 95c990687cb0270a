import { diffAttribute } from "../diff/diff-attribute.ts";
import { fingerprintAt } from "../diff/fingerprints.ts";
import type { Link } from "../store/link.ts";
import type { OwnedAttribute, PlanContext } from "./plan-context.ts";

/** What is to be written to one account, by attribute; `null` clears. */
export interface Difference {
  readonly set: Map<string, unknown>;
  /** Attributes of `set` that only the target had changed. */
  readonly drifted: Set<string>;
}

/** Times in a row that a restored value may be changed back before it is left alone. */
const contestedAfter = 3;

/** Compares one attribute of a linked account and adds what is to be written to `difference`, or notes why nothing is. */
export function compareAttribute(
  context: Pick<PlanContext, "note">,
  subject: string,
  attribute: OwnedAttribute,
  wanted: unknown,
  found: unknown,
  link: Link | undefined,
  difference: Difference,
): void {
  const { name, facts, onNull, drift } = attribute;
  const last = fingerprintAt(link?.fingerprints, name);
  const verdict = diffAttribute({ wanted, found, last, facts, onNull, drift });
  if (verdict.kind === "keep") return;
  if (verdict.kind === "drift") {
    context.note({
      subject,
      attribute: name,
      code: "drift",
      message: `${name} was changed at the target and is left, as the settings say`,
    });
  } else if (verdict.kind === "kept") {
    // A value that somebody else put there is normal life; only what the target insists on is news.
    if (verdict.why === "required")
      context.note({ subject, attribute: name, code: "kept", message: keptMessage(name) });
  } else if (verdict.kind === "set" && verdict.drifted && (link?.contested?.[name] ?? 0) >= contestedAfter) {
    context.note({
      subject,
      attribute: name,
      code: "contested",
      message: `${name} keeps being changed back at the target and is left alone`,
    });
  } else {
    difference.set.set(name, verdict.kind === "clear" ? null : wanted);
    if (verdict.kind === "set" && verdict.drifted) difference.drifted.add(name);
  }
}

const keptMessage = (name: string) => `the source has no ${name}, which the target requires: the old value is kept`;

/** Compares all owned attributes but those settled from other records. `undefined`: nothing differs. */
export function compareAttributes(
  context: Pick<PlanContext, "owned" | "note">,
  subject: string,
  wanted: readonly unknown[],
  found: readonly unknown[],
  link: Link | undefined,
): Difference | undefined {
  const difference: Difference = { set: new Map(), drifted: new Set() };
  for (let i = 0; i < wanted.length; i++) {
    const attribute = context.owned[i];
    if (attribute === undefined || attribute.onCreateOnly || wanted[i] === undefined || wanted[i] === found[i])
      continue;
    compareAttribute(context, subject, attribute, wanted[i], found[i], link, difference);
  }
  return difference.set.size === 0 ? undefined : difference;
}
