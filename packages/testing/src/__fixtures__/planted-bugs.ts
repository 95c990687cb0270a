/** One bug for each law, which the law must find. */
export type PlantedBugs<Tested> = { readonly [law: string]: PlantedBug<Tested> };

/** What is wrong, in words that follow “it …”, and what has it. */
export interface PlantedBug<Tested> {
  readonly bug: string;
  readonly tested: Tested;
}
