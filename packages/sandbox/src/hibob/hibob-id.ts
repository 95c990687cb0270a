import { hashText } from "../people/seeded-random.ts";

/** A record id in the vendor's form, 19 digits, always the same for the same text. */
export function hibobId(text: string): string {
  const digits = [0, 1].map((part) => String(hashText(`${part}/${text}`)).padStart(10, "0")).join("");
  return `3${digits.slice(0, 18)}`;
}

/** The id of a list item: nine digits. */
export function listItemId(list: string, name: string): string {
  return String(200_000_000 + (hashText(`${list}/${name}`) % 90_000_000));
}
