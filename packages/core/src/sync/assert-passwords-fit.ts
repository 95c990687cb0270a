import type { AnyConnection } from "../adapter/any-adapter.ts";
import { ConfigurationError, type ConfigurationProblem } from "../errors/configuration-error.ts";
import type { CompiledMapping } from "../mapping/mapping.ts";
import { passwordAttribute } from "../password/password-attribute.ts";
import type { SyncSettings } from "./sync-settings.ts";

/** Both sides of a sync and its mappings. */
interface Sides {
  readonly source: AnyConnection;
  readonly target: AnyConnection;
  readonly toEmployee: CompiledMapping;
  readonly toAccount: CompiledMapping;
}

/**
 * Refuses settings of passwords that the two sides cannot carry out: a target that takes none, or a source that does not tell when one changed.
 * Throws a ConfigurationError with every problem.
 */
export function assertPasswordsFit({ passwords }: SyncSettings, sides: Sides): void {
  if (passwords.mode === "off") return;
  const afterChanges = passwords.mode === "at creation and after changes";
  const problems = [...attributeProblems(passwords, sides), ...(afterChanges ? changeProblems(sides) : [])];
  if (problems.length > 0) throw new ConfigurationError(problems);
}

function attributeProblems(passwords: SyncSettings["passwords"], { target, toAccount }: Sides) {
  if (passwordAttribute(passwords, toAccount) !== undefined) return [];
  const { name } = target.adapter;
  const message =
    passwords.attribute === undefined
      ? `${name} has no attribute, or several, that a password could be written to and that no rule of the mapping writes`
      : `${name} has no such attribute that is never read back and that no rule of the mapping writes`;
  return [{ path: "passwords.attribute", message }];
}

function changeProblems({ source, target, toEmployee }: Sides): readonly ConfigurationProblem[] {
  const isTold = toEmployee.names.includes("passwordChangedAt");
  const untold = `${source.adapter.name} does not tell when a password changed: no rule makes passwordChangedAt`;
  const fixed = `${target.adapter.name} cannot update accounts, so no password can be set after an account is made`;
  return [
    ...(isTold ? [] : [{ path: "passwords.mode", message: untold }]),
    ...(target.people.update ? [] : [{ path: "passwords.mode", message: fixed }]),
  ];
}
