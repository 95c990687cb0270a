import type { AnyConnection } from "../adapter/any-adapter.ts";
import { ConfigurationError, type ConfigurationProblem } from "../errors/configuration-error.ts";
import type { Functions } from "../mapping/custom-step.ts";
import { functionsRead } from "../mapping/expression-names.ts";
import { nearName } from "../mapping/near-name.ts";
import { createProblemList } from "../mapping/problem-list.ts";
import { readOverrides } from "../mapping/read-rules.ts";
import type { CreateSyncOptions } from "./create-sync-options.ts";
import type { SyncSettings } from "./sync-settings.ts";

type Side = keyof SyncSettings["mapping"];

/** What the rules of a side may name: what was handed in, and what the adapter's own mapping brings. */
export const functionsFor = (adapter: AnyConnection["adapter"], side: Side, handedIn: Functions = {}): Functions => ({
  ...adapter[side]?.functions,
  ...handedIn,
});

/** Throws a ConfigurationError with every function that a rule of the settings names and nobody handed in. */
export function assertFunctions(
  { mapping }: SyncSettings,
  { source, target, functions }: Pick<CreateSyncOptions, "source" | "target" | "functions">,
): void {
  const problems = [
    ...unknownFunctions("toEmployee", mapping.toEmployee, functionsFor(source.adapter, "toEmployee", functions)),
    ...unknownFunctions("fromEmployee", mapping.fromEmployee, functionsFor(target.adapter, "fromEmployee", functions)),
    ...unknownFunctions("toGroup", mapping.toGroup, functionsFor(source.adapter, "toGroup", functions)),
    ...unknownFunctions("fromGroup", mapping.fromGroup, functionsFor(target.adapter, "fromGroup", functions)),
  ];
  if (problems.length === 0) return;
  throw new ConfigurationError(problems, { remedy: "Hand in every function that a rule of the mapping names." });
}

/** What else is wrong with the rules is told when they are loaded. */
function unknownFunctions(side: Side, json: unknown, known: Functions): readonly ConfigurationProblem[] {
  return Object.entries(readOverrides(json, createProblemList())).flatMap(([attribute, rule]) => {
    const missing = rule ? functionsRead(rule).filter((name) => !Object.hasOwn(known, name)) : [];
    return missing.map((name) => ({ path: `mapping.${side}.${attribute}`, message: notHandedIn(name, known) }));
  });
}

function notHandedIn(name: string, known: Functions): string {
  const near = nearName(name, Object.keys(known));
  const meant = near === undefined ? "" : `; did you mean ${near}?`;
  return `no function called ${JSON.stringify(name.slice(0, 80))} was handed in${meant}`;
}
