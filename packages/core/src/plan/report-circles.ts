import { findCircles } from "./find-circles.ts";
import type { PlanFold } from "./plan-fold.ts";

/** Reports each circle of people who refer to each other, such as managers of each other. */
export function reportCircles({ context, columns }: PlanFold): void {
  for (const { attribute, kind } of context.input.toAccount.references) {
    if (kind !== "person") continue;
    const waitsFor = (id: string) => {
      const to = columns.reference(attribute, id);
      return typeof to === "string" && columns.has(to) ? [to] : [];
    };
    for (const { members } of findCircles(columns.ids.keys(), waitsFor)) {
      const circle = fromSmallest(members);
      const message = `${circle.length} people refer to each other in a circle by ${attribute}: records ${circle.slice(0, 5).join(", ")}`;
      context.note({ subject: circle[0] ?? "", attribute, code: "reference circle", message });
    }
  }
}

/** The same circle, told from the smallest id on, wherever it was entered. */
function fromSmallest(members: readonly string[]): readonly string[] {
  const at = members.indexOf(members.toSorted()[0] ?? "");
  return [...members.slice(at), ...members.slice(0, at)];
}
