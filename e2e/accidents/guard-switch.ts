import process from "node:process";

/** Whether guards are woven in such a way that they can be taken out. */
export const isProving: boolean = process.env.PROVE_GUARDS === "yes";

/** Under this name woven code asks whether the guard at a place of an accident's list is out. */
export const switchName = "rosterkitGuardIsOut";

type Switch = (accident: string, index: number) => boolean;

/** How an accident went: which of its guards were asked for, and what it failed with. */
export interface Lived {
  readonly asked: ReadonlySet<number>;
  readonly error: unknown;
}

/** Lives through an accident with its guards taken out, but for the one at the place of `kept`. */
export async function withoutGuards(accident: string, live: () => Promise<void>, kept?: number): Promise<Lived> {
  const asked = new Set<number>();
  const isOut: Switch = (name, index) => {
    if (name === accident) asked.add(index);
    return name === accident && index !== kept;
  };
  Object.assign(globalThis, { [switchName]: isOut });
  try {
    await live();
    return { asked, error: undefined };
  } catch (error) {
    return { asked, error };
  } finally {
    Object.assign(globalThis, { [switchName]: undefined });
  }
}
