import type { Faker } from "@faker-js/faker";
import { faker as germanFaker } from "@faker-js/faker/locale/de";
import { faker as greekFaker } from "@faker-js/faker/locale/el";
import { faker as britishFaker } from "@faker-js/faker/locale/en_GB";
import { faker as americanFaker } from "@faker-js/faker/locale/en_US";
import { faker as spanishFaker } from "@faker-js/faker/locale/es";
import { faker as frenchFaker } from "@faker-js/faker/locale/fr";
import { faker as japaneseFaker } from "@faker-js/faker/locale/ja";
import { faker as polishFaker } from "@faker-js/faker/locale/pl";
import { faker as portugueseFaker } from "@faker-js/faker/locale/pt_PT";
import { faker as ukrainianFaker } from "@faker-js/faker/locale/uk";
import { faker as vietnameseFaker } from "@faker-js/faker/locale/vi";

/** A faker locale this package takes names from. */
export type NameLocale = "de" | "el" | "en_GB" | "en_US" | "es" | "fr" | "ja" | "pl" | "pt_PT" | "uk" | "vi";

const fakers: Readonly<Record<NameLocale, Faker>> = {
  de: germanFaker,
  el: greekFaker,
  en_GB: britishFaker,
  en_US: americanFaker,
  es: spanishFaker,
  fr: frenchFaker,
  ja: japaneseFaker,
  pl: polishFaker,
  pt_PT: portugueseFaker,
  uk: ukrainianFaker,
  vi: vietnameseFaker,
};

/** Whether a text names one of the locales. */
export function isNameLocale(text: string): text is NameLocale {
  return Object.hasOwn(fakers, text);
}

/** First and last names of a language, in its own script. */
export interface NamePool {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

const pools = new Map<NameLocale, NamePool>();

/** The names of a locale, read from faker's own lists once: a pick from a list costs far less than a call into faker. */
export function namePool(locale: NameLocale): NamePool {
  const known = pools.get(locale);
  if (known !== undefined) return known;
  const { person } = fakers[locale].rawDefinitions;
  const pool = { first: flatten(person?.first_name), last: flatten(person?.last_name) };
  pools.set(locale, pool);
  return pool;
}

type BySex = {
  readonly female?: readonly string[];
  readonly generic?: readonly string[];
  readonly male?: readonly string[];
};

function flatten(names: BySex | null | undefined): readonly string[] {
  return [...(names?.female ?? []), ...(names?.male ?? []), ...(names?.generic ?? [])];
}
