import { iso31661 } from "iso-3166/1.js";
import { countryCodes } from "../shape/country-codes.ts";

/** Languages in which names are read. Names are written in any that the runtime knows. */
const languages = ["en", "de", "es", "fr", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "he"] as const;

/** What people write, and neither the standard nor runtimes have. */
const everyday = {
  AE: ["UAE", "Emirates"],
  // The standard has "Congo" for the other one; people write it for both.
  CD: ["Congo", "Democratic Republic of the Congo", "DR Congo", "DRC"],
  CG: ["Republic of the Congo"],
  CI: ["Ivory Coast"],
  CN: ["People's Republic of China", "PRC"],
  CZ: ["Czech Republic"],
  GB: ["Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland"],
  IE: ["Republic of Ireland"],
  KR: ["Republic of Korea"],
  MK: ["Macedonia"],
  MM: ["Burma"],
  MO: ["Macau"],
  NL: ["Holland"],
  SK: ["Slovak Republic"],
  SZ: ["Swaziland"],
  TL: ["East Timor"],
  TR: ["Turkey"],
  VA: ["Vatican"],
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

/** Names of one language as the runtime has them, the short ones of English too. A language that it lacks gives those of another. */
const namesIn = (language: string): readonly (readonly [code: string, name: string])[] => {
  const styles = language === "en" ? (["long", "short"] as const) : (["long"] as const);
  const writers = styles.map((style) => new Intl.DisplayNames(language, { type: "region", style, fallback: "none" }));
  return [...countryCodes].flatMap((code) => writers.map((names) => [code, names.of(code) ?? ""] as const));
};

const standard = iso31661.flatMap(({ alpha2, alpha3, name }) => [[alpha2, alpha3] as const, [alpha2, name] as const]);

const others = Object.entries(everyday).flatMap(([code, names]) => names.map((name) => [code, name] as const));

/** Codes by folded name. A name of two countries (Congo, in some languages) is of neither. */
const collect = (): ReadonlyMap<string, string | undefined> => {
  const found = new Map<string, string | undefined>();
  for (const [code, name] of [...standard, ...others, ...languages.flatMap(namesIn)]) {
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
