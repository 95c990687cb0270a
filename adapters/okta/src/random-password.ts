const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!#%+=?@";

/** A password for nobody to know: 40 characters out of 64, and one of each kind that password policies ask for. */
export function randomPassword(random: (bytes: number) => Uint8Array): string {
  const characters = [...random(40)].map((byte) => alphabet[byte & 63]);
  return `${characters.join("")}Aa1!`;
}
