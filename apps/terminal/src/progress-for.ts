import { noProgress, type Progress } from "./progress.ts";
import { createProgressBar } from "./progress-bar.ts";
import { createProgressLines } from "./progress-lines.ts";
import type { Screen } from "./screen.ts";

/** A bar where somebody looks at a terminal; else lines on the screen, or nothing where only JSON is wanted. */
export function progressFor(terminal: NodeJS.WriteStream, screen: Screen, isJson: boolean): Progress {
  if (terminal.isTTY) return createProgressBar(terminal);
  return isJson ? noProgress : createProgressLines(screen);
}
