/** What a password must be like. */
export interface PasswordRule {
  readonly minimumLength: number;
  readonly maximumLength: number;
  /** Every character that may be in it. */
  readonly alphabet: string;
}

/** A password that was set. Of the password itself only this is kept. */
export interface PasswordSet {
  readonly userId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly length: number;
  /** Whether length and alphabet are as the rule has them. */
  readonly keepsRule: boolean;
}

/** ASCII that can be typed; the vendor says nothing of passwords but that random ones are advised. */
export const defaultPasswordRule: PasswordRule = {
  minimumLength: 8,
  maximumLength: 128,
  alphabet: Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)).join(""),
};

/** Whether a password is as the rule has it. */
export function keepsRule(password: string, { minimumLength, maximumLength, alphabet }: PasswordRule): boolean {
  const allowed = new Set(alphabet);
  const characters = [...password];
  if (characters.length < minimumLength || characters.length > maximumLength) return false;
  return characters.every((character) => allowed.has(character));
}
