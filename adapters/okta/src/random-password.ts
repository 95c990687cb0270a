const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!#%+=?@";

/** A password that nobody keeps: 40 characters of 64, with one of each kind that policies ask for at the end. */
export function randomPassword(random: (bytes: number) => Uint8Array): string {
  const characters = [...random(40)].map((byte) => alphabet[byte & 63]);
  return `${characters.join("")}Aa1!`;
}
