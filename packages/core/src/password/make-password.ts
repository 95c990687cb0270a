import type { PasswordSettings } from "./password-settings.ts";

/** Gives so many random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

/** Makes one password. It is sent and kept nowhere. */
export type MakePassword = () => string;

/**
 * A password of the settings' length and alphabet. Every password that has a character of each class is as likely as any other: one that lacks a
 * class is thrown away whole, and so is a byte that would make some characters likelier.
 */
export function makePassword({ length, alphabet }: PasswordSettings, random: RandomBytes): string {
  const characters = alphabet.join("");
  for (;;) {
    const password = draw(characters, length, random);
    if (alphabet.every((one) => [...password].some((character) => one.includes(character)))) return password;
  }
}

function draw(characters: string, length: number, random: RandomBytes): string {
  const fair = 256 - (256 % characters.length);
  let drawn = "";
  while (drawn.length < length)
    for (const byte of random(length - drawn.length))
      if (byte < fair) drawn += characters.charAt(byte % characters.length);
  return drawn;
}
