/**
 * One step of a chain in its JSON form: the step's name, then its arguments.
 * `["lower"]`, `["lookup", { "FT": "Full time" }]`, `["custom", "initials"]`.
 */
export type Step = readonly [name: string, ...parameters: readonly unknown[]];

/** A value that stands in a rule itself. `null` says "none". */
export type Constant = string | number | boolean | null;

/** The first of several that is there. `undefined`, `null` and `""` count as none; all absent gives `undefined`, else `null`. */
export interface FirstExpression {
  readonly first: readonly Expression[];
}

/**
 * Text with attributes in braces: `{givenName} {familyName}`. Absent as soon as one of its attributes is absent.
 * Attributes that are `null` or `""` are left out and the spaces around them collapse; when all are, the result is `null`.
 */
export interface TemplateExpression {
  readonly template: string;
}

/** A value, then steps. `undefined` and `null` pass every step unchanged. */
export interface ChainExpression {
  readonly from: Expression;
  readonly through: readonly Step[];
}

/**
 * `then` when the value of `when` is listed in `is`, else `otherwise`, which is `null` when it is left out.
 * An absent value of `when` makes the whole absent: what is not said decides nothing.
 */
export interface WhenExpression {
  readonly when: Expression;
  readonly is: readonly Constant[];
  readonly then: Expression;
  readonly otherwise?: Expression;
}

/** A constant. */
export interface ConstantExpression {
  readonly constant: Constant;
}

/**
 * A phone number as E.164. Where the text has no country calling code, it is read as numbers of `country` are written there.
 * What cannot be read is not said, and a plan has an issue for it. `undefined`, `null` and `""` pass unchanged.
 */
export interface PhoneExpression {
  readonly phone: Expression;
  /** Of kind country: an attribute, a constant, or the first of both. Absent, or without a value: international numbers alone are read. */
  readonly country?: Expression;
}

/** How a value is made from one record. A bare string names an attribute of the source. */
export type Expression =
  | string
  | ConstantExpression
  | FirstExpression
  | TemplateExpression
  | ChainExpression
  | PhoneExpression
  | WhenExpression;

/**
 * An attribute of the person that a reference points to: the manager's name. Only ever the outermost part of a rule.
 * It is settled when every record is known; until then the attribute is not said.
 */
export interface FollowExpression {
  /** Name of a source attribute of kind `person`. */
  readonly follow: string;
  /** Evaluated on the record referred to. */
  readonly value: Expression;
}

/** How one target attribute is made and written. */
export interface Rule {
  readonly value: Expression | FollowExpression;
  /** `create`: only when the record is made. Absent: always. */
  readonly write?: "create";
  /** What `null` does. Absent: the three-way default, which clears only what we wrote ourselves. */
  readonly onNull?: "keep" | "clear";
}

/** Rules by target attribute. This is the JSON form of a mapping; a rule may be shortened to its bare expression before it is loaded. */
export interface Rules {
  readonly [attribute: string]: Rule;
}
