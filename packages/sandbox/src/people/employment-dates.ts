import { addDays } from "./calendar-day.ts";
import type { Employment, SandboxPerson, Stage } from "./sandbox-person.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** The stays of somebody, as days around `today`. */
export type Stays = Pick<SandboxPerson, "employment" | "earlierEmployments" | "leave">;

type Build = (today: string, random: SeededRandom) => Stays;

const open = (startDate: string): Employment => ({
  startDate,
  endDate: null,
  lastWorkingDay: null,
  leavingReason: null,
});
const stay = (employment: Employment): Stays => ({ employment, earlierEmployments: [], leave: null });
const longAgo = (today: string, random: SeededRandom) => addDays(today, -(120 + random.below(2800)));
const ahead = (today: string, random: SeededRandom) => stay(open(addDays(today, 3 + random.below(60))));
const leavingReasons = ["resigned", "resigned", "resigned", "redundancy", "dismissed", "contract ended"] as const;

function ending(startDate: string, endDate: string, random: SeededRandom, daysOff = 0): Employment {
  return { startDate, endDate, lastWorkingDay: addDays(endDate, -daysOff), leavingReason: random.pick(leavingReasons) };
}

const builds: Readonly<Record<Stage, Build>> = {
  active: (today, random) => stay(open(longAgo(today, random))),
  "active before start": ahead,
  "new hire": ahead,
  "new hire without email": ahead,
  "on notice": (today, random) => stay(ending(longAgo(today, random), addDays(today, 3 + random.below(80)), random)),
  "gardening leave": (today, random) => {
    const daysAhead = 5 + random.below(30);
    const daysOff = daysAhead + 1 + random.below(20);
    return stay(ending(longAgo(today, random), addDays(today, daysAhead), random, daysOff));
  },
  leaver: (today, random) => {
    const endDate = addDays(today, -(1 + random.below(400)));
    return stay(ending(addDays(endDate, -(90 + random.below(1800))), endDate, random, random.chance(0.2) ? 10 : 0));
  },
  rehired: (today, random) => {
    const startDate = addDays(today, -(10 + random.below(300)));
    const left = addDays(startDate, -(60 + random.below(400)));
    const earlier = ending(addDays(left, -(200 + random.below(900))), left, random);
    return { employment: open(startDate), earlierEmployments: [earlier], leave: null };
  },
  "on leave": (today, random) => {
    const from = addDays(today, -(1 + random.below(60)));
    const leave = {
      kind: random.pick(["parental", "sick", "sabbatical"] as const),
      from,
      until: addDays(today, 10 + random.below(150)),
    };
    return { ...stay(open(longAgo(today, random))), leave };
  },
};

/** Dates that fit a stage on a day: start before end, last working day not after the end. */
export function employmentDates(stage: Stage, today: string, random: SeededRandom): Stays {
  return builds[stage](today, random);
}
