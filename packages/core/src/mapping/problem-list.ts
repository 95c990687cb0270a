import { MappingError, type MappingProblem } from "./mapping-error.ts";

/** Takes what is wrong with one rule, and what to do about it. */
export type Report = (message: string, remedy: string) => void;

/** Collects every problem of a mapping, so that all of them are told at once. */
export interface ProblemList {
  /** Reports on the rule of one attribute. */
  about(attribute: string): Report;
  /** True as long as nothing was reported. */
  isEmpty(): boolean;
  /** Throws `MappingError` when anything was reported. */
  throwIfAny(): void;
}

const maximumProblems = 1000;

/** An empty list. It keeps the first thousand problems. */
export const createProblemList = (): ProblemList => {
  const problems: MappingProblem[] = [];
  return {
    about: (attribute) => (message, remedy) => {
      if (problems.length < maximumProblems) problems.push({ attribute, message, remedy });
    },
    isEmpty: () => problems.length === 0,
    throwIfAny: () => {
      if (problems.length > 0) throw new MappingError(problems);
    },
  };
};
