import { findCircles, postpone } from "./break-circles.ts";
import { changeId } from "./change-id.ts";
import type { PlanFold } from "./plan-fold.ts";

/** People who are made in one plan and report to each other in a circle: one reference of each circle is written by a change of its own. */
export function breakReferenceCircles({ people }: PlanFold): void {
  const creates = new Map<string, string>();
  for (const { subject, claim } of people.values()) if (claim?.kind === "create") creates.set(changeId("people", "create", subject), subject);
  const waitsFor = (subject: string) => [...(people.get(subject)?.after ?? [])].flatMap((change) => creates.get(change) ?? []);
  for (const { from, to } of findCircles(creates.values(), waitsFor)) {
    const person = people.get(from);
    if (person) postpone(person, changeId("people", "create", to));
  }
}

/** Reports each circle of people who refer to each other, such as managers of each other. */
export function reportCircles({ context, columns }: PlanFold): void {
  for (const { attribute, kind } of context.input.toAccount.references) {
    if (kind !== "person") continue;
    const waitsFor = (id: string) => {
      const to = columns.reference(attribute, id);
      return typeof to === "string" && columns.has(to) ? [to] : [];
    };
    for (const circle of findCircles(columns.ids.keys(), waitsFor)) {
      const members = fromSmallest(circle.members);
      const message = `${members.length} people refer to each other in a circle by ${attribute}: records ${members.slice(0, 5).join(", ")}`;
      context.note({ subject: members[0] ?? "", attribute, code: "reference circle", message });
    }
  }
}

/** The same circle, told from the smallest id on, wherever it was entered. */
function fromSmallest(members: readonly string[]): readonly string[] {
  const at = members.indexOf(members.toSorted()[0] ?? "");
  return [...members.slice(at), ...members.slice(0, at)];
}
