import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Misread } from "./misread.ts";

const noPhone: Misread = { code: "unreadable phone", message: "cannot be read as a phone number" };

const noCountry: Misread = {
  code: "phone without country",
  message: "is not written as an international phone number, and no country is known for it",
};

/**
 * A phone number as E.164: `020 7946 0018` of `GB` → `+442079460018`. `countryOf` gives the alpha-2 code whose own way of writing is tried, and is
 * asked only where the text does not begin with a plus; anything else that it gives stands for none. An extension is left out.
 * The number is as long as numbers of its country are; whether anybody has it is not asked, since new ranges are opened every month.
 */
export const readPhone = (text: string, countryOf: () => unknown): string | Misread => {
  const written = text.trim();
  const country = /^[+＋]/.test(written) ? "international" : countryOf();
  const known = typeof country === "string" && isSupportedCountry(country) ? country : undefined;
  const found = parsePhoneNumberFromString(written, { extract: false, ...(known && { defaultCountry: known }) });
  if (found?.isPossible()) return found.number;
  return known || country === "international" ? noPhone : noCountry;
};
