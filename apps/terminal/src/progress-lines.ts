import { type Progress, readWords } from "./progress.ts";
import type { Screen } from "./screen.ts";
import { createWaitFilter, secondsOf, waitWords } from "./wait-words.ts";

/** Every so many records read are worth a line. */
const recordsPerLine = 2000;

/** A few plain lines: for files and pipes. */
export function createProgressLines({ print }: Pick<Screen, "print">): Progress {
  let told = 0;
  let lastRead = "";
  const isNews = createWaitFilter();
  return {
    planning: (progress) => {
      const { phase, read } = progress;
      // Pages of what belongs to people, such as jobs, count no further people.
      const line =
        phase.startsWith("reading") && read > 0 && read % recordsPerLine === 0 ? readWords(progress) : lastRead;
      if (line !== lastRead) print(`  ${line}`);
      lastRead = line;
    },
    applying: ({ done, total, etaMs }) => {
      const quarter = Math.floor((done * 4) / total);
      if (quarter > told && total >= 20) print(`  applied ${done} of ${total}, ${secondsOf(etaMs)} left`);
      told = quarter;
    },
    waiting: (wait) => {
      if (isNews(wait)) print(`  ${waitWords(wait)}`);
    },
    end: () => {
      told = 0;
      lastRead = "";
    },
  };
}
