import { countryOf, countryWriter } from "./country-names.ts";
import { type Misread, unreadable } from "./misread.ts";
import { defineStep, plain } from "./step-definition.ts";

const noCountry: Misread = { code: "unreadable country", message: "names no country" };

/** An empty text passes, as what is absent and what is none do. */
const unlessEmpty = (read: (value: string) => string | undefined) => (value: string) =>
  value === "" ? value : (read(value) ?? unreadable);

/** Steps between country codes and names. */
export const countrySteps = {
  /** `United Kingdom`, `UK`, `GBR`, `Vereinigtes Königreich` → `GB`. */
  parseCountry: defineStep(
    ["text"],
    "country",
    plain({
      run: unlessEmpty(countryOf),
      words: "as a country code",
      misread: noCountry,
      back: [["formatCountry"]],
    }),
  ),
  /** `GB` → `United Kingdom`, in a language; English when none is given. */
  formatCountry: defineStep(["country"], "text", (language = "en", ...more) => {
    const write = typeof language === "string" ? countryWriter(language) : undefined;
    if (!write || more.length > 0) return "takes one parameter: a language such as en or pt-BR, or none for English";
    return {
      run: unlessEmpty(write),
      words: `the country's name (${language})`,
      misread: noCountry,
      back: [["parseCountry"]],
    };
  }),
};
