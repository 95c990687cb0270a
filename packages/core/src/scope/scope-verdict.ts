/**
 * Reads an attribute of an Employee by name; `undefined`: not said, `null`: said to be none. Beside them `groups` and `apps`: those of the groups and apps
 * named in the scope that the person belongs to, by the names used there.
 */
export type ReadAttribute = (attribute: string) => unknown;

/** Whether a person is in scope, and if not, why and on what ground. */
export type ScopeVerdict =
  | { readonly in: true }
  | {
      readonly in: false;
      /** The rule that said so, for people. No values of the person. */
      readonly because: string;
      /** `false`: the record does not say what the rule asks for, so this is no ground to take anything away. */
      readonly stated: boolean;
    };

/** A rule in code, named in the settings. Pure. `undefined`: cannot tell from this record. */
export type ScopePredicate = (read: ReadAttribute) => boolean | undefined;

/** Predicates by the name that settings use. */
export type ScopePredicates = { readonly [name: string]: ScopePredicate };
