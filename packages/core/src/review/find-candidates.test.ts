import { describe, expect, it } from "vitest";
import { createCandidateFinder } from "./find-candidates.ts";
import { foldAddress, nameWords } from "./fold-words.ts";
import type { AccountIdentity, PersonIdentity } from "./identity.ts";

interface Said {
  readonly given?: string;
  readonly family?: string;
  readonly nick?: string;
  readonly email?: string;
  readonly number?: string;
}

const personOf = (id: string, { given = "", family = "", nick, email, number }: Said): PersonIdentity => ({
  id,
  addresses: email === undefined ? [] : [foldAddress(email)],
  number,
  names: [given, ...(nick === undefined ? [] : [nick])].map((name) => ({
    given: nameWords(name),
    family: nameWords(family),
  })),
});

const accountOf = (id: string, name: string, { email, number }: Said = {}): AccountIdentity => ({
  id,
  addresses: [email, /[\\@]/.test(name) ? name : undefined].flatMap((one) =>
    one === undefined ? [] : [foldAddress(one)],
  ),
  number,
  names: name === "" ? [] : [nameWords(name)],
});

const look = (person: Said, ...accounts: readonly AccountIdentity[]) =>
  createCandidateFinder(accounts, () => []).of(personOf("p", person));

const ada = { given: "Ada", family: "Lovelace", email: "ada.lovelace@example.com" };

describe("rule 1: candidates of the review", () => {
  it.each<[what: string, person: Said, account: AccountIdentity, told: string, least: number]>([
    ["the same address", ada, accountOf("a", "", { email: "ADA.Lovelace@Example.com" }), "work email agrees", 0.97],
    [
      "the same name at another domain",
      ada,
      accountOf("a", "", { email: "ada.lovelace@old.example" }),
      "address agrees but for its domain",
      0.5,
    ],
    [
      "a slip in the address",
      ada,
      accountOf("a", "", { email: "ada.lovelcae@example.com" }),
      "address is spelt almost alike",
      0.45,
    ],
    [
      "the employee number",
      { ...ada, number: "7" },
      accountOf("a", "", { number: "7" }),
      "employee number agrees",
      0.9,
    ],
    [
      "diacritics",
      { given: "Zoë", family: "Łukasiewicz-Ørsted" },
      accountOf("a", "Zoe Lukasiewicz Orsted"),
      "name agrees",
      0.8,
    ],
    ["sharp and double letters", { given: "Jörg", family: "Weiß" }, accountOf("a", "Jorg Weiss"), "name agrees", 0.8],
    [
      "another order",
      ada,
      accountOf("a", "Lovelace, Ada"),
      "name agrees, given and family name the other way round",
      0.75,
    ],
    [
      "the name they go by",
      { given: "William", family: "Turner", nick: "Bill" },
      accountOf("a", "Bill Turner"),
      "the name they go by agrees",
      0.75,
    ],
    [
      "a short form",
      { given: "Alexander", family: "Turner" },
      accountOf("a", "Alex Turner"),
      "family name agrees, given name is a short form",
      0.7,
    ],
    ["an initial", ada, accountOf("a", "A. Lovelace"), "family name agrees, given name agrees in its initial", 0.6],
    [
      "a slip in the family name",
      ada,
      accountOf("a", "Ada Lovelave"),
      "family name is spelt almost alike, given name agrees",
      0.65,
    ],
    [
      "a slip in the given name",
      { given: "Katherine", family: "Johnson" },
      accountOf("a", "Kathrine Johnson"),
      "family name agrees, given name is spelt almost alike",
      0.65,
    ],
    [
      "two letters swapped",
      { given: "Brian", family: "Cox" },
      accountOf("a", "Brain Cox"),
      "family name agrees, given name is spelt almost alike",
      0.65,
    ],
    [
      "a middle name",
      { given: "Ada Augusta", family: "Lovelace" },
      accountOf("a", "Ada Lovelace"),
      "family name agrees, given name agrees",
      0.8,
    ],
    [
      "half of a double name",
      { given: "Ada", family: "King Lovelace" },
      accountOf("a", "Ada Lovelace"),
      "family name agrees in part, given name agrees",
      0.6,
    ],
    [
      "a computer's domain and user",
      ada,
      accountOf("a", "ACME\\ada.lovelace"),
      "user name is that of the address",
      0.9,
    ],
    ["an old address as a name", ada, accountOf("a", "ada.lovelace@old.example"), "name agrees", 0.9],
    ["a user name of one word", ada, accountOf("a", "alovelace"), "user name is the initial and the family name", 0.6],
  ])("are found by %s", (_what, person, account, told, least) => {
    const [found] = look(person, account, accountOf("other", "Grace Hopper", { email: "grace@example.com" }));
    expect(found).toMatchObject({ account: "a" });
    expect(found?.signals.map((signal) => signal.told)).toContain(told);
    expect(found?.confidence).toBeGreaterThanOrEqual(least);
  });

  it.each<[what: string, person: Said, account: AccountIdentity]>([
    ["a first name alone", ada, accountOf("a", "Ada Byron", { email: "ada@elsewhere.example" })],
    ["a family name alone", ada, accountOf("a", "Lovelace")],
    ["brothers and sisters", { given: "Ralph", family: "Lovelace" }, accountOf("a", "Anne Lovelace")],
    [
      "a first name as an address at another domain",
      { given: "John", family: "Smith", email: "john@one.example" },
      accountOf("a", "John Adams", { email: "john@two.example" }),
    ],
    [
      "an address that somebody else has now, but for its domain",
      ada,
      accountOf("a", "Grace Hopper", { email: "ada.lovelace@old.example" }),
    ],
    ["a vowel that is a mark, which makes another name", { given: "राम", family: "शर्मा" }, accountOf("a", "रोम शर्मी")],
    ["short words that differ in a letter", { given: "Tim", family: "Lee" }, accountOf("a", "Tom Lea")],
    ["nothing at all", {}, accountOf("a", "")],
  ])("are none by %s", (_what, person, account) => {
    expect(look(person, account)).toEqual([]);
  });

  it("that have another address at the same domain are somebody else of that name, or may be", () => {
    const [found] = look(ada, accountOf("a", "Ada Lovelace", { email: "ada.lovelace2@example.com" }));
    expect(found?.signals).toContainEqual({
      told: "addresses at the same domain differ",
      weight: 0.5,
      speaks: "against",
    });
    expect(found?.confidence).toBeLessThan(0.6);
  });

  it("are believed less where numbers differ", () => {
    const [found] = look({ ...ada, number: "1" }, accountOf("a", "Ada Lovelace", { number: "2" }));
    expect(found).toMatchObject({ confidence: 0.4 });
  });

  it("come likeliest first, and no more than a person can look at", () => {
    const many = Array.from({ length: 20 }, (_, index) => accountOf(`z${index}`, "A Lovelace"));
    const found = look(ada, ...many, accountOf("a", "Ada Lovelace"));
    expect(found.map(({ account }) => account)).toEqual(["a", "z0", "z1", "z10", "z11"]);
  });
});

describe("the work of a review", () => {
  const surnames = ["Smith", "Jones", "Garcia", "Nguyen", "Kowalski", "Rossi", "Schmidt"];
  const crowd = (size: number) =>
    Array.from({ length: size }, (_, index) => ({ given: `Given${word(index)}`, family: surnames[index % 7] ?? "" }));
  const word = (index: number): string => [...String(index)].map((digit) => "abcdefghij"[Number(digit)]).join("");

  it("grows with people and not with their square, and still finds each", () => {
    const people = crowd(10_000);
    const accounts = people.map(({ given, family }, index) => accountOf(`a${index}`, `${family} ${given}`));
    const finder = createCandidateFinder(accounts, () => []);
    const missed = people.filter(
      (person, index) => finder.of(personOf(String(index), person))[0]?.account !== `a${index}`,
    );
    expect(missed).toEqual([]);
    expect(finder.compared).toBeLessThanOrEqual(10_000 * 60);
  });

  it("is bounded for each person where everybody has the same name", () => {
    const accounts = Array.from({ length: 5_000 }, (_, index) => accountOf(`a${index}`, "Maria Garcia"));
    const finder = createCandidateFinder(accounts, () => []);
    finder.of(personOf("1", { given: "Maria", family: "Garcia" }));
    expect(finder.compared).toBe(60);
  });
});
