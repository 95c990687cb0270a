import { addDays } from "./calendar-day.ts";
import { chiefExecutive } from "./departments.ts";
import type { Position } from "./reporting-tree.ts";
import type { Employment, Job } from "./sandbox-person.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** What a job history is made from. `idOf` gives the id of the person at an index. */
export interface JobHistoryInput {
  readonly position: Position;
  readonly employment: Employment;
  readonly earlierEmployments: readonly Employment[];
  readonly today: string;
  readonly idOf: (index: number) => string;
}

/** The jobs of somebody, oldest first: one for each stay, for some an earlier one in this stay, for few one that is still ahead. */
export function jobHistory(input: JobHistoryInput, random: SeededRandom): readonly Job[] {
  const present = presentJob(input, random);
  const before = input.earlierEmployments.map(({ startDate }) => ({ ...present, effectiveDate: startDate }));
  if (input.position.rank !== "member") return [...before, present];
  return [...before, ...changesOf(present, input, random)];
}

function presentJob({ position, employment, idOf }: JobHistoryInput, random: SeededRandom): Job {
  const { department, managerIndex, rank } = position;
  const effectiveDate = employment.startDate;
  if (department === null)
    return { effectiveDate, title: chiefExecutive.title, department: chiefExecutive.department, managerId: null };
  const title = rank === "head" ? department.head : rank === "lead" ? department.lead : random.pick(department.titles);
  return {
    effectiveDate,
    title,
    department: department.name,
    managerId: managerIndex === null ? null : idOf(managerIndex),
  };
}

function changesOf(
  present: Job,
  { position, employment, today }: JobHistoryInput,
  random: SeededRandom,
): readonly Job[] {
  const titles = position.department?.titles ?? [present.title];
  const settled = addDays(employment.startDate, 90) < today && employment.endDate === null;
  if (!settled || random.chance(0.75)) return [present];
  const title = random.pick(titles.filter((other) => other !== present.title));
  // Few are told of a move ahead of time; the others have it behind them.
  const effectiveDate = random.chance(0.06) ? addDays(today, 5 + random.below(40)) : addDays(employment.startDate, 80);
  return [present, { ...present, title, effectiveDate }];
}
