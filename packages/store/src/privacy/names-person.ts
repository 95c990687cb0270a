/** Somebody to be erased from what one sync remembers. */
export interface ErasedPerson {
  /** Their record's id at the source. */
  readonly source: string;
  /** Texts that are about nobody else, such as their addresses, found whatever stands around them and in any case. Short ones would find others. */
  readonly texts?: readonly string[];
}

/** The fewest letters that a text must have, so that it names one person. */
export const fewestLetters = 5;

/** Finds a person in JSON as text, without parsing it: as a whole text for the id, anywhere for the other texts. */
export const createFinder = ({ source, texts = [] }: ErasedPerson): ((json: string) => boolean) => {
  const id = JSON.stringify(source);
  const part = `/${encodeURIComponent(source)}`;
  const needles = texts.map((text) => JSON.stringify(text).slice(1, -1).toLowerCase());
  return (json) => {
    if (json.includes(id) || json.includes(`${part}"`) || json.includes(`${part}/`)) return true;
    if (needles.length === 0) return false;
    const lower = json.toLowerCase();
    return needles.some((needle) => lower.includes(needle));
  };
};

/** The same for the texts alone: what says something of them, beside their id. */
export const createTextFinder = (person: ErasedPerson): ((json: string) => boolean) =>
  createFinder({ source: "\u0000 nobody", ...(person.texts && { texts: person.texts }) });
