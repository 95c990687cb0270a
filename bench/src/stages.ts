import { createLinks, read } from "@rosterkit/core";
import type { AnyResource, Reading } from "@rosterkit/core/adapter";
import type { Company } from "./company.ts";
import { type BothSides, readAccounts, readings } from "./reconcile.ts";

/** Parts of reconciling, each doing what the one before it does and more: what they differ by is what a part costs. */
export const stages = (company: Company, sides: BothSides) => {
  const { humaans, okta } = readings(company);
  return {
    /** Parsed, and what is kept of each record taken out by the adapters. */
    paged: async () => {
      await walk(sides.okta, okta);
      await walk(sides.humaans, humaans);
    },
    /** And rows joined, ids kept, values read into a digest, and the reads proven complete. Nobody takes the rows. */
    read: async () => {
      await readAside(sides.okta, okta, company);
      await readAside(sides.humaans, humaans, company);
    },
    /** And the links indexed, and the accounts packed. */
    packed: async () => {
      await readAccounts(company, sides.okta, createLinks(company.links));
      await readAside(sides.humaans, humaans, company);
    },
  };
};

const readAside = (resource: AnyResource, reading: Reading, { at }: Company) =>
  read(resource, reading, { add: () => {} }, { readAt: at });

async function walk({ read: reader }: AnyResource, reading: Reading): Promise<void> {
  for (const list of Object.values(reader?.lists ?? {})) {
    let cursor: string | undefined;
    do cursor = (await list.page(cursor, reading)).next;
    while (cursor !== undefined);
  }
}
