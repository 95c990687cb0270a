import type { flows, Kind, Kinds, Shape } from "../shape/index.ts";
import type { CustomStep, Functions } from "./custom-step.ts";
import type { Constant, Expression, FollowExpression, Step } from "./expression.ts";

declare const kindOf: unique symbol;
declare const backOf: unique symbol;
declare const followOf: unique symbol;
declare const takenBy: unique symbol;
declare const givenBy: unique symbol;
declare const undoOf: unique symbol;

/** The kinds that may flow into an attribute of a kind. */
export type Into<K extends Kind> = K extends Kind ? (typeof flows)[K][number] : never;

/** The attributes of a shape that are of one of these kinds. */
export type Named<S extends Shape, K extends Kind> = {
  [N in keyof S & string]: S[N]["kind"] extends K ? N : never;
}[keyof S & string];

/** How a value can be read backwards: into which source attribute, and from which kinds. */
export interface Backwards<Name extends string, Accepts extends Kind> {
  readonly name: Name;
  readonly accepts: Accepts;
}

/** How a step can be undone: what comes out backwards, and from which kinds. */
export interface Inverse<Gives extends Kind, Accepts extends Kind> {
  readonly gives: Gives;
  readonly accepts: Accepts;
}

/** An expression whose kind the compiler knows. Made by the builders only; at run time it is its JSON. */
export type Typed<K extends Kind, Back = never> = Exclude<Expression, string> & {
  readonly [kindOf]: K;
  readonly [backOf]: Back;
};

/** A `follow`: only ever a whole rule. */
export type Followed<K extends Kind> = FollowExpression & { readonly [followOf]: K };

/**
 * A step whose kinds the compiler knows. Made by the builders only; at run time it is its JSON.
 * `Undo` is an `Inverse`, or `never` when the step does not invert.
 */
export type TypedStep<Takes extends Kind, Gives extends Kind, Undo = never> = Step & {
  readonly [takenBy]: (kind: Takes) => void;
  readonly [givenBy]: Gives;
  readonly [undoOf]: Undo;
};

/** What can stand inside an expression: an attribute's name or an expression of the builders. */
export type Operand<S extends Shape> = (keyof S & string) | Typed<Kind, unknown>;

/** The kinds that an operand may have. */
export type KindOf<S extends Shape, E> = E extends keyof S & string
  ? S[E]["kind"]
  : E extends { readonly [kindOf]: infer K extends Kind }
    ? K
    : never;

/** How an operand can be read backwards. */
export type BackOf<S extends Shape, E> = E extends keyof S & string
  ? Backwards<E, Into<S[E]["kind"]>>
  : E extends { readonly [backOf]: infer Back }
    ? Back
    : never;

/** The kind of a `follow`. */
export type FollowedKind<E> = E extends { readonly [followOf]: infer K extends Kind } ? K : never;

/** The attributes that a template names. */
export type Holes<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;

/** The template itself when every hole names a text attribute, else what is wrong with it. */
export type CheckedTemplate<S extends Shape, T extends string> = [Holes<T>] extends [never]
  ? "a template names at least one attribute in braces; use constant for plain text"
  : [Exclude<Holes<T>, Named<S, Into<"text">>>] extends [never]
    ? T
    : `the source has no text attribute ${Exclude<Holes<T>, Named<S, Into<"text">>>}`;

/** The kinds of one value that is no reference: what a constant may spell and a condition may compare. */
type ScalarKind = Exclude<Kind, "texts" | "person" | "people" | "group" | "groups">;

/** What a condition may compare. */
type Compared<S extends Shape> = Named<S, ScalarKind> | Typed<ScalarKind, unknown>;

/** What is spelled as a text. */
type Textual<S extends Shape> = Named<S, Into<"text">> | Typed<Into<"text">, unknown>;

type CustomNames<F extends Functions> = keyof F & string;

/** The step that a custom function is. */
type StepOf<C> = C extends CustomStep<infer Takes, infer Gives> ? TypedStep<Into<Takes>, Gives> : never;

/** A chain reads backwards as long as it begins at a bare attribute and every step undoes into what stands before it. */
type BackThrough<Back, Undo> =
  Undo extends Inverse<infer Gives, infer Accepts>
    ? Back extends Backwards<infer Name, infer Taken>
      ? Gives extends Taken
        ? Backwards<Name, Accepts>
        : never
      : never
    : never;

/** Builders of expressions over one source. What they return is the JSON form; the kinds travel as types. */
export interface From<S extends Shape, F extends Functions> {
  /** A text, number or flag that is the same for everybody. The second argument says when a text is more than text: `constant("GB", "country")`. */
  constant<const V extends Exclude<Constant, null>>(
    value: V,
  ): Typed<V extends string ? "text" : V extends number ? "number" : "flag">;
  constant<K extends ScalarKind>(value: (Kinds[K] & Constant) | null, kind: K): Typed<K>;
  /** The first that is there. */
  first<const E extends readonly [Operand<S>, ...Operand<S>[]]>(...operands: E): Typed<KindOf<S, E[number]>>;
  /** Text with attributes in braces. */
  template<const T extends string>(text: CheckedTemplate<S, T>): Typed<"text">;
  /** `then` for the listed values of `when`, else `otherwise`, else `null`. */
  when<const Then extends Operand<S>>(when: Compared<S>, is: readonly Constant[], then: Then): Typed<KindOf<S, Then>>;
  when<const Then extends Operand<S>, const Otherwise extends Operand<S>>(
    when: Compared<S>,
    is: readonly Constant[],
    then: Then,
    otherwise: Otherwise,
  ): Typed<KindOf<S, Then> | KindOf<S, Otherwise>>;
  /**
   * A phone number as E.164. `country`: whose way of writing is tried for a number without country calling code; without one, international
   * numbers alone are read. What cannot be read is not said, and a plan has an issue for it.
   */
  phone(value: Textual<S>, country?: Named<S, "country"> | Typed<"country", unknown>): Typed<"phone">;
  /** An attribute of the person that a reference points to. Only as a whole rule. */
  follow<R extends Named<S, "person">, const E extends Operand<S>>(reference: R, value: E): Followed<KindOf<S, E>>;
  /** A custom step, by its name among the functions handed in. */
  custom<N extends CustomNames<F>>(name: N): StepOf<F[N]>;
  /** A value, then one to three steps; nest it for more. */
  through<const E extends Operand<S>, A extends Kind, UndoA>(
    value: E,
    first: TypedStep<KindOf<S, E>, A, UndoA>,
  ): Typed<A, BackThrough<BackOf<S, E>, UndoA>>;
  through<const E extends Operand<S>, A extends Kind, B extends Kind, UndoA, UndoB>(
    value: E,
    first: TypedStep<KindOf<S, E>, A, UndoA>,
    second: TypedStep<NoInfer<A>, B, UndoB>,
  ): Typed<B, BackThrough<BackThrough<BackOf<S, E>, UndoA>, UndoB>>;
  through<const E extends Operand<S>, A extends Kind, B extends Kind, C extends Kind, UndoA, UndoB, UndoC>(
    value: E,
    first: TypedStep<KindOf<S, E>, A, UndoA>,
    second: TypedStep<NoInfer<A>, B, UndoB>,
    third: TypedStep<NoInfer<B>, C, UndoC>,
  ): Typed<C, BackThrough<BackThrough<BackThrough<BackOf<S, E>, UndoA>, UndoB>, UndoC>>;
}
