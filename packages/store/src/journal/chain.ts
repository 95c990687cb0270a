import { hash, randomBytes } from "node:crypto";

/** The chain before the first entry. */
export const chainStart = "";

/** What is kept beside an entry's content to prove that neither was changed. Base64url. */
export interface Proof {
  /** Random, and thrown away with the content, so that nobody finds out what was erased by trying what it may have been. */
  readonly salt: string;
  /** SHA-256 of salt and content. */
  readonly digest: string;
  /** SHA-256 of the chain up to the entry before, and the digest. */
  readonly chain: string;
}

/** The proof of an entry that comes after what `chain` stands for. */
export const prove = (chain: string, content: string, salt: string = createSalt()): Proof => {
  const digest = digestOf(salt, content);
  return { salt, digest, chain: chained(chain, digest) };
};

/** SHA-256 of salt and content. */
export const digestOf = (salt: string, content: string): string => hash("sha256", `${salt}\n${content}`, "base64url");

/** The chain one entry further. */
export const chained = (chain: string, digest: string): string => hash("sha256", `${chain}\n${digest}`, "base64url");

const createSalt = (): string => randomBytes(16).toString("base64url");
