import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import { countryCodes } from "../shape/country-codes.ts";

/** Languages in which names are read. Names are written in any that the runtime knows. */
const languages = ["en", "de", "es", "fr", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "he"] as const;

/** What people write, and no list of countries has. */
const everyday = {
  GB: ["Britain", "England", "Scotland", "Wales", "Northern Ireland"],
  NL: ["Holland"],
  XK: ["XKX", "XKK"],
};

/** The same for spellings of one name: without case, diacritics, punctuation and a leading article. */
const folded = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/[\p{M}.'’]/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "")
    .replace(/\bst /g, "saint ");

/** Names of one language as the runtime has them. A language that it lacks gives those of another. */
const namesIn = (language: string): readonly (readonly [code: string, name: string])[] => {
  const styles = (["long", "short"] as const).map(
    (style) => new Intl.DisplayNames([language], { type: "region", style, fallback: "none" }),
  );
  return [...countryCodes].flatMap((code) => styles.map((names) => [code, names.of(code) ?? ""] as const));
};

const listed = (names: { readonly [code: string]: string | readonly string[] }) =>
  Object.entries(names).flatMap(([code, spellings]) => [spellings].flat().map((name) => [code, name] as const));

/** Codes by folded name. A name of two countries (Congo) is of neither. */
const collect = (): ReadonlyMap<string, string | undefined> => {
  const alpha3 = codes.map(([alpha2 = "", three = ""]) => [alpha2, three] as const);
  const found = new Map<string, string | undefined>();
  for (const [code, name] of [
    ...alpha3,
    ...listed(english.countries),
    ...listed(everyday),
    ...languages.flatMap(namesIn),
  ]) {
    const key = folded(name);
    if (key !== "") found.set(key, found.has(key) && found.get(key) !== code ? undefined : code);
  }
  return found;
};

let byName: ReadonlyMap<string, string | undefined> | undefined;

/** The alpha-2 code of a country by its code (alpha-2 or alpha-3) or name; `undefined` for what names none, or more than one. */
export const countryOf = (text: string): string | undefined => {
  const code = text.trim().toUpperCase();
  if (countryCodes.has(code)) return code;
  byName ??= collect();
  return byName.get(folded(text));
};

/** Writes alpha-2 codes as names in a language (BCP 47); `undefined` when the runtime does not know the language. */
export const countryWriter = (language: string): ((code: string) => string | undefined) | undefined => {
  try {
    if (Intl.DisplayNames.supportedLocalesOf(language).length === 0) return undefined;
  } catch {
    return undefined;
  }
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  return (code) => (countryCodes.has(code) ? names.of(code) : undefined);
};
