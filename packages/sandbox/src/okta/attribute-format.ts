import type { AttributeFormat } from "./schema-attribute.ts";

/** ISO 3166-1 alpha-2, the codes in force. */
const countryCodes = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
  CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
  GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
  KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
  MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
  SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
  UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/),
);

const zones = new Map<string, boolean>();

const checks: Readonly<Record<AttributeFormat, (text: string) => boolean>> = {
  "country-code": (text) => countryCodes.has(text),
  "date-time": (text) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)),
  email: isEmail,
  "language-code": (text) =>
    text.split(",").every((part) => /^\s*(\*|[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*)(;q=[01](\.\d+)?)?\s*$/.test(part)),
  locale: (text) => /^[a-z]{2,3}([_-][A-Z]{2})?$/.test(text),
  "ref-id": (text) => text.length > 0,
  timezone: isZone,
  uri: (text) => URL.canParse(text),
};

/**
 * Has the text the form that the attribute's format asks for? Stricter readings than Okta's are possible: UNCONFIRMED.
 */
export function hasFormat(text: string, format: AttributeFormat): boolean {
  return checks[format](text);
}

/** One `@`, something on both sides, a dot in the domain, no white space. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}

function isZone(text: string): boolean {
  const known = zones.get(text) ?? (/^[A-Za-z]/.test(text) && canFormatIn(text));
  zones.set(text, known);
  return known;
}

function canFormatIn(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
}
