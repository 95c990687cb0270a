import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { defaultIo, type Io } from "@rosterkit/core";
import { attributes, defineAdapter, single } from "@rosterkit/core/adapter";
import { defineMapping, employeeShape } from "@rosterkit/core/mapping";
import { z } from "zod";

/** A company at two made-up vendors, both in the memory of this process: what is measured is the way to them. */
export interface SlowCompany {
  readonly id: string;
  readonly people: number;
  /** How long each answer takes. */
  readonly answerMs: number;
}

interface SlowPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

interface SlowAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
}

const person = attributes<SlowPerson>();
const personShape = {
  name: person.text((row) => row.name),
  email: person.email((row) => row.email),
  status: person.text(() => "active"),
  start: person.day(() => "2020-01-01"),
};

const account = attributes<SlowAccount>();
const accountShape = {
  login: account.email((row) => row.login, { unique: true, required: true, compare: "identifier" }),
  name: account.text((row) => row.name),
};

/** At once means in the same turn of the event loop, which no timer would do. */
const wait = async <Answer>(ms: number, answer: Answer): Promise<Answer> =>
  ms === 0 ? answer : setTimeout(ms, answer);

const none = z.object({});
const io: Io = defaultIo();

/** An HR system that tells of so many people, all at work. */
export const connectSlowSource = ({ id, people, answerMs }: SlowCompany) => {
  const rows = Array.from({ length: people }, (_, index): SlowPerson => {
    const name = `person-${index}`;
    return { id: name, name, email: `${name}@${id}.example.com` };
  });
  return defineAdapter({
    id: "slow-hr",
    name: "Slow HR",
    settings: none,
    api: () => rows,
    check: async () => wait(answerMs, { account: id, findings: [] }),
    people: {
      attributes: personShape,
      can: (api) => ({
        id: (row: SlowPerson) => row.id,
        absence: "proven",
        get: async (wanted) => {
          const row = api.find((one) => one.id === wanted);
          return wait(answerMs, row && { row });
        },
        read: single({ page: async () => wait(answerMs, { items: api, total: api.length }) }),
      }),
    },
    toEmployee: defineMapping(personShape, employeeShape, () => ({
      givenName: "name",
      familyName: "name",
      workEmail: "email",
      employmentStatus: "status",
      startDate: "start",
    })),
  }).connect({}, io);
};

const directories = new Map<string, Map<string, SlowAccount>>();

/** A directory that begins empty, and is the same one each time. */
export const connectSlowTarget = ({ id, answerMs }: SlowCompany) => {
  const accounts = directories.get(id) ?? new Map<string, SlowAccount>();
  directories.set(id, accounts);
  return defineAdapter({
    id: "slow-directory",
    name: "Slow directory",
    settings: none,
    api: () => accounts,
    check: async () => wait(answerMs, { account: id, findings: [] }),
    people: {
      attributes: accountShape,
      can: (api) => ({
        id: (row: SlowAccount) => row.id,
        state: () => "active" as const,
        absence: "proven",
        keys: ["login"],
        get: async (wanted) => {
          const row = api.get(wanted);
          return wait(answerMs, row && { row });
        },
        find: async (_, value) => {
          const row = [...api.values()].find(({ login }) => login === value);
          return wait(answerMs, row && { row });
        },
        create: async ({ all }) => {
          const made = { id: randomUUID(), login: all.login ?? "", name: all.name ?? "" };
          api.set(made.id, made);
          return wait(answerMs, made.id);
        },
        read: single({ page: async () => wait(answerMs, { items: [...api.values()], total: api.size }) }),
      }),
    },
    fromEmployee: defineMapping(employeeShape, accountShape, () => ({ login: "workEmail", name: "givenName" })),
  }).connect({}, io);
};
