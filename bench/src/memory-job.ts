import type { Company } from "./company.ts";
import type { PagePlace } from "./page-file.ts";

/** What the process that measures memory finds in its job file. */
export interface MemoryJob {
  readonly company: Company;
  /** Files of pages, with the places of the pages in them. */
  readonly humaans: PageFile;
  readonly okta: PageFile;
}

/** A file of pages. */
export interface PageFile {
  readonly file: string;
  readonly places: readonly PagePlace[];
}

/** Bytes of heap and of what the heap keeps outside it. */
export interface MemoryUse {
  /** The most there was at any time, garbage not collected yet included. */
  readonly peak: number;
  /** What there was before the work began: the program, and the links. */
  readonly before: number;
}
