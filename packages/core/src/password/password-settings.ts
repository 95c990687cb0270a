import { z } from "zod";

/** Classes of characters, of which every password has at least one each: capital and small letters, digits and signs that no system trips over. */
const strongAlphabet: readonly string[] = [
  "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "abcdefghijklmnopqrstuvwxyz",
  "0123456789",
  "!#%*+-.:=?@_~",
];

/** A password is drawn from at least so many characters, which with the shortest length gives more than 64 bits. */
const fewestCharacters = 20;

const characterClass = z.string().regex(/^[!-~]{2,94}$/, { error: "must be 2 to 94 printable ASCII characters" });

const alphabet = z
  .array(characterClass)
  .min(1)
  .max(5)
  .refine((classes) => new Set(classes.join("")).size === classes.join("").length, {
    error: "must not have a character twice: it would be drawn more often than the others",
  })
  .refine((classes) => classes.join("").length >= fewestCharacters, {
    error: `must have ${fewestCharacters} characters or more in all`,
  });

/** When accounts are given random passwords, and of what these are made. JSON; parsing fills the defaults in. */
export const passwordSettingsSchema = z.strictObject({
  mode: z
    .enum(["off", "at creation", "at creation and after changes"])
    .default("off")
    .describe(
      "When an account is given a random password: never, when it is made, or then and after each change of the person's password at the source",
    ),
  length: z.int().min(16).max(128).default(32).describe("Characters of a password"),
  alphabet: alphabet
    .default([...strongAlphabet])
    .describe("Classes of characters, as texts; a password has at least one of each"),
  attribute: z
    .string()
    .min(1)
    .max(256)
    .optional()
    .describe("Attribute of the account that takes the password; the one that is never read back when left out"),
});

/** Password settings with every default filled in. */
export type PasswordSettings = z.output<typeof passwordSettingsSchema>;
