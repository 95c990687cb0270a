/**
 * What an attribute can hold, by name of its kind. `day` is a calendar day `YYYY-MM-DD`, never an instant; `instant` is ISO 8601 in UTC;
 * `country` is ISO 3166-1 alpha-2; `zone` an IANA time zone; `language` a BCP 47 tag.
 * `person`, `people`, `group` and `groups` are references: they hold ids of the side they were read from, and the planner translates them through links.
 */
export interface Kinds {
  text: string;
  email: string;
  phone: string;
  url: string;
  day: string;
  instant: string;
  country: string;
  zone: string;
  language: string;
  flag: boolean;
  number: number;
  texts: readonly string[];
  person: string;
  people: readonly string[];
  group: string;
  groups: readonly string[];
}

/** The name of a kind. */
export type Kind = keyof Kinds;

/** Any value of any kind. */
export type KindValue = Kinds[Kind];

/** Kinds spelled as a string that is not a reference. */
export const textKinds = [
  "text",
  "email",
  "phone",
  "url",
  "day",
  "instant",
  "country",
  "zone",
  "language",
] as const satisfies readonly Kind[];

/**
 * Which kinds may flow into an attribute of a kind without a step. Everything spelled as a string is text; nothing becomes narrower by itself.
 * The compiler and the check of a mapping's JSON read this one table.
 */
export const flows = {
  text: textKinds,
  email: ["email"],
  phone: ["phone"],
  url: ["url"],
  day: ["day"],
  instant: ["instant"],
  country: ["country"],
  zone: ["zone"],
  language: ["language"],
  flag: ["flag"],
  number: ["number"],
  texts: ["texts"],
  person: ["person"],
  people: ["people"],
  group: ["group"],
  groups: ["groups"],
} as const satisfies { readonly [K in Kind]: readonly Kind[] };
