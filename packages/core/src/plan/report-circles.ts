import type { PlanFold } from "./plan-fold.ts";
import type { ReferenceColumns } from "./reference-columns.ts";

/** Reports each circle of people who refer to each other, such as managers of each other. */
export function reportCircles({ context, columns }: PlanFold): void {
  for (const { attribute, kind } of context.input.toAccount.references) {
    if (kind !== "person") continue;
    const ids = [...columns.ids.keys()];
    for (const places of circlesOf(placesReferredTo(columns, attribute))) {
      const circle = fromSmallest(places.map((place) => ids[place] ?? ""));
      const message = `${circle.length} people refer to each other in a circle by ${attribute}: records ${circle.slice(0, 5).join(", ")}`;
      context.note({ subject: circle[0] ?? "", attribute, code: "reference circle", message });
    }
  }
}

/** For each record the place of the one it refers to; -1: none that was read. */
function placesReferredTo(columns: ReferenceColumns, attribute: string): Int32Array {
  const next = new Int32Array(columns.ids.size).fill(-1);
  for (let place = 0; place < next.length; place++) {
    const to = columns.reference(attribute, place);
    if (typeof to === "string") next[place] = columns.ids.get(to) ?? -1;
  }
  return next;
}

/** The circles of a graph in which everybody refers to one other at most. Each place is visited once. */
function circlesOf(next: Int32Array): readonly (readonly number[])[] {
  const walkOf = new Int32Array(next.length).fill(-1);
  const circles: number[][] = [];
  for (let walk = 0; walk < next.length; walk++) {
    let place = walk;
    for (; place >= 0 && walkOf[place] === -1; place = next[place] ?? -1) walkOf[place] = walk;
    if (place >= 0 && walkOf[place] === walk) circles.push(circleFrom(next, place));
  }
  return circles;
}

function circleFrom(next: Int32Array, start: number): number[] {
  const circle = [start];
  for (let place = next[start] ?? -1; place !== start; place = next[place] ?? -1) circle.push(place);
  return circle;
}

/** The same circle, told from the smallest id on, wherever it was entered. */
function fromSmallest(members: readonly string[]): readonly string[] {
  const at = members.indexOf(members.toSorted()[0] ?? "");
  return [...members.slice(at), ...members.slice(0, at)];
}
