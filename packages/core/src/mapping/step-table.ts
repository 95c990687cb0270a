import { countrySteps } from "./country-steps.ts";
import { daySteps } from "./day-steps.ts";
import { kindSteps } from "./kind-steps.ts";
import { lookupStep } from "./lookup-step.ts";
import type { StepDefinition } from "./step-definition.ts";
import { textSteps } from "./text-steps.ts";

/** Every step but `custom`, by the name that the JSON uses. */
export const stepTable = { ...textSteps, ...kindSteps, ...daySteps, ...countrySteps, lookup: lookupStep };

/** The name of a step of the table. */
export type StepName = keyof typeof stepTable;

/** The definition of a step by name; `undefined` when there is none. */
export const findStep = (name: string): StepDefinition | undefined =>
  Object.hasOwn(stepTable, name) ? stepTable[name as StepName] : undefined;
