import type { Screen } from "@rosterkit/terminal";
import type { Chain } from "./chain.ts";

/** Prints where the stand-ins are and how to talk to them. The tokens open nothing else. */
export function printServing({ paint, print }: Screen, { sides }: Chain): void {
  print("", paint.bold("Still serving"));
  for (const { name, url, token, tryIt } of sides)
    print(`  ${name}  ${paint.cyan(url)}  token ${token}`, paint.dim(`    ${tryIt}`));
  print("", "Stop with Ctrl-C.");
}

/** Prints what could be tried after this. */
export function printNext({ paint, print }: Screen): void {
  const ideas = [
    ["--people 2000", "a larger company"],
    ["--break wrong-token", "a new user's first error"],
    ["--keep-serving", "look into the pretend vendors afterwards"],
    ["--json", "the figures alone"],
  ] as const;
  print("", ...ideas.map(([option, words]) => paint.dim(`  npm start -- ${option.padEnd(22)}${words}`)));
}
