import type { Kind, Shape } from "../shape/index.ts";
import type { BackOf, Backwards, Followed, FollowedKind, Into, KindOf, Named, Typed } from "./typed-expression.ts";

/** A rule's value: an attribute of a kind that flows into the target's, an expression, or a `follow`. */
export type RuleValue<S extends Shape, K extends Kind> =
  | Named<S, Into<K>>
  | Typed<Into<K>, unknown>
  | Followed<Into<K>>;

/** A rule for an attribute of kind `K`, whole or shortened to its value. */
export type RuleFor<S extends Shape, K extends Kind> =
  | RuleValue<S, K>
  | { readonly value: RuleValue<S, K>; readonly write?: "create"; readonly onNull?: "keep" | "clear" };

type ValueOf<R> = R extends { readonly value: infer V; readonly follow?: never } ? V : R;

type KindOfValue<S extends Shape, V> = KindOf<S, V> | FollowedKind<V>;

/** The type that a wrong rule is asked to be: a sentence of what is wrong, where a list of names would not say it better. */
type Misfit<S extends Shape, N extends string, K extends Kind, V> = [KindOfValue<S, V>] extends [never]
  ? V extends string
    ? Named<S, Into<K>> | `the source has no attribute ${V}`
    : `the rule of ${N} was not made by the builders`
  : [KindOfValue<S, V>] extends [Into<K>]
    ? RuleFor<S, K>
    : `${Exclude<KindOfValue<S, V>, Into<K>>} does not fit ${N}, which is ${K}`;

type Fitting<S extends Shape, N extends string, K extends Kind, R> =
  R extends RuleFor<S, K> ? R : Misfit<S, N, K, ValueOf<R>>;

/** Rules as they may be, one by one; a wrong one is told what is wrong. */
export type CheckedRules<S extends Shape, T extends Shape, R> = {
  readonly [N in keyof R]: N extends keyof T & string
    ? T[N] extends { readonly readOnly: true }
      ? `${N} is read-only at the target`
      : Fitting<S, N, T[N]["kind"], R[N]>
    : "the target has no such attribute";
};

/** Rules that may also be dropped. */
export type CheckedOverrides<S extends Shape, T extends Shape, R> = {
  readonly [N in keyof R]: R[N] extends null
    ? N extends keyof T
      ? null
      : "the target has no such attribute"
    : CheckedRules<S, T, R>[N];
};

/** The names of rules that are there, not dropped. */
export type Added<R> = { [N in keyof R & string]: R[N] extends null ? never : N }[keyof R & string];

/** The source attributes that rules can be read backwards into. */
export type BackNames<S extends Shape, T extends Shape, R> = {
  [N in keyof R & keyof T]: BackOf<S, ValueOf<R[N]>> extends infer Back
    ? Back extends Backwards<infer Name, infer Accepts>
      ? T[N]["kind"] extends Accepts
        ? Name extends keyof S & string
          ? S[Name] extends { readonly readOnly: true }
            ? never
            : Name
          : never
        : never
      : never
    : never;
}[keyof R & keyof T];
