import type { LookupOptions, LookupTable } from "./lookup-step.ts";
import type { StepDefinition } from "./step-definition.ts";
import type { StepName, stepTable } from "./step-table.ts";
import type { Into, Inverse, TypedStep } from "./typed-expression.ts";

type Taken<N extends StepName> = (typeof stepTable)[N] extends StepDefinition<infer Takes, infer _> ? Takes : never;

type Given<N extends StepName> = (typeof stepTable)[N] extends StepDefinition<infer _, infer Gives> ? Gives : never;

/** A step of the table as the compiler knows it. */
type StepNamed<N extends StepName, TwoWay extends boolean = false> = TypedStep<
  Into<Taken<N>>,
  Given<N>,
  TwoWay extends true ? Inverse<Taken<N>, Into<Given<N>>> : never
>;

/** True when no two entries of a table give the same text, as far as the compiler can see. */
type OneToOne<T extends LookupTable> = string extends keyof T
  ? false
  : true extends { [K in keyof T]: T[K] extends T[Exclude<keyof T, K>] ? true : false }[keyof T]
    ? false
    : true;

/** The builders return the JSON form; only the compiler sees more in it. */
const step = <N extends StepName, TwoWay extends boolean = false>(name: N, ...parameters: readonly unknown[]) =>
  [name, ...parameters] as unknown as StepNamed<N, TwoWay>;

/** `ANNA` → `anna`. */
export const lower = () => step("lower");

/** `gb` → `GB`. */
export const upper = () => step("upper");

/** `head of IT` → `Head of IT`. */
export const capitalise = () => step("capitalise");

/** `ANNA-MARIA O'NEILL` → `Anna-Maria O'Neill`. */
export const titleCase = () => step("titleCase");

/** Without white space at both ends. */
export const trim = () => step("trim");

/** At most so many UTF-16 units; a surrogate pair is never split. */
export const truncate = (units: number) => step("truncate", units);

/** A list of texts as one text. */
export const join = (separator: string) => step("join", separator);

/** One text as a list of one. */
export const asList = () => step("asList");

/** A number or a flag as text. */
export const asText = () => step("asText");

/** A text as an email address; one that is none is not said. */
export const asEmail = () => step<"asEmail", true>("asEmail");

/** A text as a phone number; one without a digit is not said. */
export const asPhone = () => step<"asPhone", true>("asPhone");

/** A text as an http or https address; anything else is not said. */
export const asUrl = () => step<"asUrl", true>("asUrl");

/** A text `YYYY-MM-DD` as a day; anything else is not said. For other spellings there is `parseDay`. */
export const asDay = () => step<"asDay", true>("asDay");

/** A text as an instant in UTC; anything else is not said. */
export const asInstant = () => step<"asInstant", true>("asInstant");

/** A text as an ISO 3166-1 alpha-2 country code; anything else is not said. */
export const asCountry = () => step<"asCountry", true>("asCountry");

/** A text as an IANA time zone; anything else is not said. */
export const asZone = () => step<"asZone", true>("asZone");

/** A text as a BCP 47 language tag; anything else is not said. */
export const asLanguage = () => step<"asLanguage", true>("asLanguage");

/** `01/02/2024` → `2024-02-01`, by a pattern of YYYY, MM or M, and DD or D. A text that is not written so is not said. */
export const parseDay = (pattern: string) => step<"parseDay", true>("parseDay", pattern);

/** `2024-02-01` → `01/02/2024`, by a pattern of YYYY, MM or M, and DD or D. */
export const formatDay = (pattern: string) => step<"formatDay", true>("formatDay", pattern);

/** The instant at which a day begins in an IANA zone. */
export const startOfDay = (zone: string) => step<"startOfDay", true>("startOfDay", zone);

/** The day that it is in an IANA zone at an instant. */
export const dayIn = (zone: string) => step("dayIn", zone);

/**
 * A country by its name (in English and a dozen other languages, everyday names included), alpha-2 or alpha-3 code → alpha-2.
 * What names no country, or two, is not said, and a plan has an issue for it. An empty text passes.
 */
export const parseCountry = () => step<"parseCountry", true>("parseCountry");

/** `GB` → `United Kingdom`, as the runtime spells it in a language (BCP 47; absent: English). */
export const formatCountry = (...language: readonly [] | readonly [language: string]) =>
  step<"formatCountry", true>("formatCountry", ...language);

/**
 * A text by a table, compared exactly. A text that the table does not have is not said, so that a new code at the source clears nothing;
 * `{ default: text }` gives that text instead, `{ unknown: "asIs" }` leaves it as it is. Inverts when one-to-one and without options.
 */
export function lookup<const T extends LookupTable>(table: T): StepNamed<"lookup", OneToOne<T>>;
export function lookup(table: LookupTable, options: LookupOptions): StepNamed<"lookup">;
export function lookup(table: LookupTable, ...options: readonly LookupOptions[]): StepNamed<"lookup", boolean> {
  return step<"lookup", boolean>("lookup", table, ...options);
}
