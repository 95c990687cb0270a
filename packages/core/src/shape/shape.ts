import type { Kind, Kinds } from "./kinds.ts";

/** What is known of an attribute besides its kind. Everything is optional: an absent fact is not claimed. */
export interface AttributeFacts {
  /** As people call it, for tables and forms. Absent: the attribute's name is shown. */
  readonly label?: string;
  /** The vendor's own names of the fields that it is read from, where a read asks for fields. */
  readonly fields?: readonly string[];
  /** The most UTF-16 code units that the vendor takes. */
  readonly maximumLength?: number;
  /** Two records cannot hold the same value, compared as `compare` says. */
  readonly unique?: true;
  /** How two values are the same; exactly, when absent. `identifier`: without case and diacritics, as logins collide. */
  readonly compare?: "caseless" | "identifier" | "unordered";
  /** Somebody has it in every honest read. When nobody does, the read is not believed: a lost permission looks like this. */
  readonly expected?: true;
  /** The vendor refuses a record without it, so it is never cleared. */
  readonly required?: true;
  /** Nobody knows whether the vendor takes a clear, so none is sent: what should be cleared is told for a person to do by hand. */
  readonly clearedByHand?: true;
  /** Of kind `person`: the vendor takes a reference to somebody who is in alone. Until they are, the attribute is left as it is found. */
  readonly activeOnly?: true;
  /**
   * Never read back. What a rule writes is compared by the fingerprint that the link keeps; one that no rule writes takes the random passwords of the
   * sync's settings.
   */
  readonly writeOnly?: true;
  /** Read but never written (a vendor's own time stamp or id). */
  readonly readOnly?: true;
  /** Holds at most three-byte UTF-8: a four-byte character is refused by the vendor. */
  readonly basicMultilingualPlane?: true;
}

/** One attribute of a record: its kind, how to read it from a row, and what is known of it. */
export interface Attribute<Row = never, K extends Kind = Kind> extends AttributeFacts {
  readonly kind: K;
  /** `undefined`: not said. `null`: said to be none. `""` is a value like any other. */
  readonly read: (row: Row) => Kinds[K] | null | undefined;
}

/** What a record has, said once: mapping types, the check of a mapping's JSON, diff, forms and tables all read it. */
export type Shape<Row = never> = { readonly [name: string]: Attribute<Row> };

/** Values by attribute name. A missing key is "not said", `null` is "said to be none". */
export type Values<S extends Shape> = { readonly [N in keyof S]?: Kinds[S[N]["kind"]] | null };

/** An attribute that no mapping can write, known to the compiler. */
export interface ReadOnlyAttribute<Row = never, K extends Kind = Kind> extends Attribute<Row, K> {
  readonly readOnly: true;
}

/** Attribute builders for one row type: `const { text, day } = attributes<Person>()`. */
export type AttributeBuilders<Row> = {
  readonly [K in Kind]: <const Facts extends AttributeFacts>(
    read: (row: Row) => Kinds[K] | null | undefined,
    facts?: Facts,
  ) => Facts extends { readonly readOnly: true } ? ReadOnlyAttribute<Row, K> : Attribute<Row, K>;
};
