import { read } from "@rosterkit/core";
import type { HumaansPerson } from "@rosterkit/humaans";
import { askHumaans } from "./ask-stand-in.ts";
import { makeCompany } from "./make-company.ts";
import { humaansPeople } from "./vendor-people.ts";

/** One person's record to be mapped. */
export interface MappingRecord {
  /** The vendor's own JSON of the person, members that say nothing left out. */
  readonly text: string;
  /** That text parsed: absent members are absent, so records are of many forms. */
  readonly parsed: HumaansPerson;
  /** As the adapter hands it on: all of one form. */
  readonly kept: HumaansPerson;
}

/** Records of a company of so many people. */
export async function mappingRecords(size: number): Promise<readonly MappingRecord[]> {
  const { company, humaans } = await makeCompany(size);
  const people = new Map<string, unknown>();
  const resource = humaansPeople(async (address) => {
    const page = await askHumaans(humaans)(address);
    if (address.startsWith("/people?")) for (const person of peopleIn(page.text)) people.set(person.id, person);
    return page;
  });
  const records: MappingRecord[] = [];
  const add = (id: string, kept: HumaansPerson) => {
    const text = JSON.stringify(people.get(id), (_, value: unknown) => (value === null ? undefined : value));
    records.push({ text, kept, parsed: { ...kept, person: JSON.parse(text) as HumaansPerson["person"] } });
  };
  const reading = { day: company.at.slice(0, 10), attributes: ["id"] };
  await read(resource, reading, { add }, { readAt: company.at });
  return records;
}

const peopleIn = (text: string): readonly { readonly id: string }[] =>
  (JSON.parse(text) as { readonly data: readonly { readonly id: string }[] }).data;
