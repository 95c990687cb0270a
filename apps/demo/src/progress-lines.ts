import { type Progress, readWords } from "./progress.ts";
import type { Screen } from "./screen.ts";
import { secondsOf, waitWords } from "./wait-words.ts";

/** Every so many records read are worth a line. */
const recordsPerLine = 2000;

/** A few plain lines: for files and pipes. */
export function createProgressLines({ print }: Pick<Screen, "print">): Progress {
  let told = 0;
  let waitsUntilMs = 0;
  return {
    planning: (progress) => {
      if (progress.read > 0 && progress.phase !== "planning" && progress.read % recordsPerLine === 0)
        print(`  ${readWords(progress)}`);
    },
    applying: ({ done, total, etaMs }) => {
      const quarter = Math.floor((done * 4) / total);
      if (quarter > told && total >= 20) print(`  applied ${done} of ${total}, ${secondsOf(etaMs)} left`);
      told = quarter;
    },
    waiting: (wait) => {
      // Calls that wait for the same thing wait together; one line will do.
      if (performance.now() < waitsUntilMs) return;
      waitsUntilMs = performance.now() + wait.forMs;
      print(`  ${waitWords(wait)}`);
    },
    end: () => {
      told = 0;
    },
  };
}
