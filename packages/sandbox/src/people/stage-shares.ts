import type { Position } from "./reporting-tree.ts";
import type { Stage } from "./sandbox-person.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** How many in a thousand of those without reports are in each stage; the rest are plainly active. */
const shares: readonly (readonly [Stage, number])[] = [
  ["leaver", 70],
  ["new hire", 20],
  ["on leave", 20],
  ["on notice", 15],
  ["active before start", 10],
  ["new hire without email", 8],
  ["gardening leave", 5],
  ["rehired", 4],
];

/**
 * A stage for each position. Whoever leads others is active. As long as there are people enough, every stage is
 * taken by somebody, so a small company has all the cases of a large one.
 */
export function dealStages(positions: readonly Position[], random: SeededRandom): readonly Stage[] {
  const stages: Stage[] = positions.map(({ rank }) => (rank === "member" ? drawStage(random) : "active"));
  const members = positions.flatMap(({ rank }, index) => (rank === "member" ? [index] : []));
  const cast = shares.slice(0, Math.floor(members.length / 2));
  for (const [order, [stage]] of cast.entries()) {
    const chosen = members[Math.floor(((order + random.next()) * members.length) / cast.length)];
    if (chosen !== undefined) stages[chosen] = stage;
  }
  return stages;
}

function drawStage(random: SeededRandom): Stage {
  let draw = random.below(1000);
  for (const [stage, share] of shares) {
    if (draw < share) return stage;
    draw -= share;
  }
  return "active";
}
