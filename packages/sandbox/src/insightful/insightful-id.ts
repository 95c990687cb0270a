import { hashText } from "../people/seeded-random.ts";

/** A record id in the vendor's form, 15 characters that begin with w, always the same for the same text. */
export function insightfulId(text: string): string {
  const parts = [0, 1].map((part) => hashText(`${part}/${text}`).toString(36).padStart(7, "0"));
  return `w${parts.join("")}`;
}
