import { accountKeys, personKeys } from "./candidate-keys.ts";
import type { AccountIdentity, PersonIdentity } from "./identity.ts";
import { confidenceOf, type Signal } from "./signal.ts";
import { weighPair } from "./weigh-pair.ts";

/** An account that may be somebody's. */
export interface Found {
  readonly account: string;
  readonly signals: readonly Signal[];
  /** 0 to 1, in hundredths. */
  readonly confidence: number;
}

/** Looks for the accounts that may be somebody's. */
export interface CandidateFinder {
  /** The likeliest first, at most `named`. */
  of(person: PersonIdentity): readonly Found[];
  /** How many pairs were compared so far. */
  readonly compared: number;
}

/** What a person is asked about at least: below, it is likelier to be somebody else. */
const leastConfidence = 0.35;
/** From here on a candidate is a good one, whom nobody makes a second account beside. */
export const goodConfidence = 0.6;

/** Accounts that one person is compared with: those that they share the rarest keys with. So work grows with people, not with their square. */
const mostCompared = 60;
/** Candidates that are named. */
const named = 5;

/** `against`: what else speaks against an account, whoever asks for it. */
export function createCandidateFinder(
  accounts: readonly AccountIdentity[],
  against: (account: string, person: string) => readonly Signal[],
): CandidateFinder {
  const blocks = new Map<string, number[]>();
  for (const [place, account] of accounts.entries())
    for (const key of accountKeys(account)) {
      const block = blocks.get(key);
      if (block) block.push(place);
      else blocks.set(key, [place]);
    }
  let compared = 0;
  return {
    of: (person) => {
      const places = nearby(blocks, personKeys(person));
      compared += places.length;
      const found = places.flatMap((place): readonly Found[] => {
        const account = accounts[place];
        if (!account) return [];
        const signals = [...weighPair(person, account), ...against(account.id, person.id)];
        const confidence = confidenceOf(signals);
        return confidence < leastConfidence ? [] : [{ account: account.id, signals, confidence }];
      });
      return found.sort(byConfidence).slice(0, named);
    },
    get compared() {
      return compared;
    },
  };
}

const byConfidence = (a: Found, b: Found): number => b.confidence - a.confidence || (a.account < b.account ? -1 : 1);

/** Accounts under the rarest keys first, until there are enough to compare. */
function nearby(blocks: ReadonlyMap<string, readonly number[]>, keys: readonly string[]): readonly number[] {
  const shared = keys.flatMap((key) => {
    const block = blocks.get(key);
    return block ? [block] : [];
  });
  const places = new Set<number>();
  for (const block of shared.sort((a, b) => a.length - b.length)) {
    for (const place of block) {
      if (places.size >= mostCompared) return [...places];
      places.add(place);
    }
  }
  return [...places];
}
