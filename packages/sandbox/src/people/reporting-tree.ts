import { type Department, departments } from "./departments.ts";

/** How many people report to one manager, at most. */
const span = 8;

/** Where somebody stands in the company. */
export interface Position {
  /** Null for the head of the company. */
  readonly department: Department | null;
  /** Index of the manager among all people; null for the head of the company. */
  readonly managerIndex: number | null;
  readonly rank: "chief" | "head" | "lead" | "member";
}

/** A tree for `count` people: index 0 leads the company, department heads come next, and nobody's manager comes later than they do. */
export function reportingTree(count: number): readonly Position[] {
  if (count === 0) return [];
  const present = departments.slice(0, Math.max(1, Math.min(departments.length, Math.floor(count / span))));
  const crews = crewsOf(count, present);
  const positions: Position[] = [{ department: null, managerIndex: null, rank: "chief" }];
  for (const [order, crew] of crews.entries()) {
    const department = present[order] ?? null;
    crew.forEach((index, place) => {
      positions[index] = { department, ...seat(crew, place) };
    });
  }
  return positions;
}

// A crew is an array heap: the member at place k reports to the one at (k - 1) / span, so rings cannot arise.
function seat(crew: readonly number[], place: number): Pick<Position, "managerIndex" | "rank"> {
  if (place === 0) return { managerIndex: 0, rank: "head" };
  const managerIndex = crew[Math.floor((place - 1) / span)] ?? 0;
  return { managerIndex, rank: place * span + 1 < crew.length ? "lead" : "member" };
}

/** Indexes 1 to `count` - 1 dealt to the departments by weight, every department getting its head first. */
function crewsOf(count: number, present: readonly Department[]): readonly (readonly number[])[] {
  const crews: number[][] = present.map(() => []);
  const total = present.reduce((sum, { weight }) => sum + weight, 0);
  for (let index = 1; index < count; index += 1) crews[neediest(crews, present, index, total)]?.push(index);
  return crews;
}

function neediest(crews: readonly number[][], present: readonly Department[], dealt: number, total: number): number {
  let best = 0;
  let bestLack = Number.NEGATIVE_INFINITY;
  for (let order = 0; order < present.length; order += 1) {
    const size = crews[order]?.length ?? 0;
    const lack = size === 0 ? Number.POSITIVE_INFINITY : ((present[order]?.weight ?? 0) / total) * dealt - size;
    if (lack > bestLack) [best, bestLack] = [order, lack];
  }
  return best;
}
