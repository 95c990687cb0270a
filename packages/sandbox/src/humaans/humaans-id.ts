import { hashText } from "../people/seeded-random.ts";

/** A record id in the vendor's form, 24 letters and digits, always the same for the same text. */
export function humaansId(text: string): string {
  let id = "";
  for (let part = 0; id.length < 24; part += 1) id += hashText(`${part}/${text}`).toString(36).padStart(7, "0");
  return id.slice(0, 24);
}

/** An access token in the vendor's form, 32 letters and digits; known to everybody, so worth nothing. */
export function standInToken(text: string): string {
  return `${humaansId(`token/${text}`)}${humaansId(text)}`.slice(0, 32);
}
