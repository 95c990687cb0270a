import { asciiName } from "./ascii-name.ts";
import { namePool } from "./name-pools.ts";
import { type Place, places } from "./places.ts";
import type { Address, SandboxPerson } from "./sandbox-person.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** Names as HR would have them. */
export type Names = Pick<SandboxPerson, "firstName" | "middleName" | "lastName" | "preferredName">;

const placeByDraw = places.flatMap((place) => Array<Place>(place.weight).fill(place));

/** A place to work, by the places' weights. */
export function pickPlace(random: SeededRandom): Place {
  return random.pick(placeByDraw);
}

/** Names in the place's language and script; some with a middle name, a second surname or a name they go by. */
export function pickNames(place: Place, random: SeededRandom): Names {
  const { first, last } = namePool(place.names);
  const firstName = random.pick(first);
  return {
    firstName,
    middleName: random.chance(0.12) ? random.pick(first) : null,
    lastName: pickLastName(place, last, random),
    preferredName: random.chance(0.12) ? shortName(firstName) : null,
  };
}

function pickLastName(place: Place, last: readonly string[], random: SeededRandom): string {
  const name = random.pick(last);
  if (place.names === "es" && random.chance(0.7)) return `${name} ${random.pick(last)}`;
  if (place.names === "en_GB" && random.chance(0.05)) return `O'${name}`;
  return random.chance(0.04) ? `${name}-${random.pick(last)}` : name;
}

function shortName(firstName: string): string {
  const letters = [...firstName];
  return letters.length > 4 ? letters.slice(0, 3).join("") : firstName;
}

/** A home in the place's town and country. */
export function pickAddress(place: Place, random: SeededRandom): Address {
  const { city, region, countryCode, country } = place;
  const street = `${random.pick(place.streets)} ${1 + random.below(180)}`;
  return { street, city, region, postcode: digits(place.postcode, random), countryCode, country };
}

/** An invented number with the place's country code, as long as numbers are there; `5550` keeps it from looking like anybody's. */
export function pickPhone(place: Place, random: SeededRandom): string {
  const more = countriesOfTenDigits.includes(place.countryCode) ? "0" : "";
  return `${place.dial}5550${more}${digits("#####", random)}`;
}

const countriesOfTenDigits: readonly string[] = ["GR", "US"];

function digits(pattern: string, random: SeededRandom): string {
  return pattern.replace(/#/g, () => String(random.below(10)));
}

/** Gives out the part before the @: first and last name in ASCII, numbered where taken, the number alone where nothing is left. */
export function mailboxNames(): (names: Names, employeeNumber: string) => string {
  const taken = new Map<string, number>();
  return ({ firstName, lastName }, employeeNumber) => {
    const base =
      [asciiName(firstName), asciiName(lastName)].filter((part) => part !== "").join(".") ||
      `employee.${employeeNumber}`;
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    return count === 1 ? base : `${base}${count}`;
  };
}
