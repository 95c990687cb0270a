import { isDay, isInstant, isZone } from "./calendar.ts";
import { countryCodes } from "./country-codes.ts";
import type { Kind } from "./kinds.ts";

/** What is wrong with a value, as a code: `not_email`. Says nothing of the value itself. */
export type ValueProblem = `not_${Kind}`;

const isString = (value: unknown): value is string => typeof value === "string";

const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isString);

const isIdList = (value: unknown): boolean => Array.isArray(value) && value.every((id) => isString(id) && id !== "");

const isEmail = (value: unknown): boolean =>
  isString(value) && value.length <= 254 && /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value);

const isPhone = (value: unknown): boolean => isString(value) && value.length <= 100 && /\d/.test(value);

const isUrl = (value: unknown): boolean => isString(value) && /^https?:\/\//i.test(value) && URL.canParse(value);

const isLanguage = (value: unknown): boolean => {
  if (!isString(value) || value === "") return false;
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
};

const isId = (value: unknown): boolean => isString(value) && value !== "";

const checks: { readonly [K in Kind]: (value: unknown) => boolean } = {
  text: isString,
  email: isEmail,
  phone: isPhone,
  url: isUrl,
  day: isDay,
  instant: isInstant,
  country: (value) => isString(value) && countryCodes.has(value),
  zone: isZone,
  language: isLanguage,
  flag: (value) => typeof value === "boolean",
  number: (value) => typeof value === "number" && Number.isFinite(value),
  texts: isTextList,
  person: isId,
  people: isIdList,
  group: isId,
  groups: isIdList,
};

/**
 * What keeps a value from being of a kind; `undefined` when nothing does. `undefined` (not said) and `null` (none) are of every kind;
 * `""` is text and of no narrower kind. Meant for the values that changed, not for every value of every record.
 */
export const checkValue = (kind: Kind, value: unknown): ValueProblem | undefined =>
  value === undefined || value === null || checks[kind](value) ? undefined : `not_${kind}`;
