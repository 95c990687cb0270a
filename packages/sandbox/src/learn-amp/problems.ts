import { type FullErrors, notValid } from "./learn-amp-error.ts";

/** What is wrong with a body, gathered until all of it has been looked at. */
export interface Problems {
  readonly add: (field: string, message: string) => void;
  /** Throws the refusal of everything gathered, if anything was. */
  readonly settle: () => void;
}

/** Nothing wrong yet. */
export function gatherProblems(): Problems {
  const found = new Map<string, string[]>();
  return {
    add: (field, message) => void found.set(field, [...(found.get(field) ?? []), message]),
    settle: () => {
      const full: FullErrors = found;
      if (full.size > 0) throw notValid(full);
    },
  };
}
