import { join } from "node:path";

/** The top folder of the repository. */
export const root = join(import.meta.dirname, "../..");

/** Projects of strangers: each a `main.ts` that throws when something is not as it should be, and a `tsconfig.json`. */
export const fixtures = ["node-esm", "worker", "strict-types"] as const;

/** A packed package: where it lies, what is in it, and where it is installed. */
export interface Tarball {
  readonly file: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly manifest: {
    readonly name: string;
    readonly exports: Readonly<Record<string, unknown>>;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly peerDependencies?: Readonly<Record<string, string>>;
  };
}
