import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Store } from "../store/store.ts";

/** The process is dead: nothing it does reaches anybody any more. */
export class Killed extends Error {
  override readonly name = "Killed";
}

/** A process that dies at one of its steps. Every call has two: before it goes out, and after it happened but before its answer is seen. */
export interface Mortal {
  wrap<Parts extends object>(parts: Parts): Parts;
  readonly steps: () => number;
  readonly isDead: () => boolean;
}

/** Dies at this step, counted from 1; never at `Infinity`. */
export const createMortal = (diesAt: number): Mortal => {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= diesAt) throw new Killed("killed");
  };
  const wrapFunction =
    (target: object, original: (...given: unknown[]) => unknown) =>
    async (...given: unknown[]) => {
      step();
      const answer: unknown = await original.apply(target, given);
      step();
      return answer;
    };
  const wrap = <Parts extends object>(parts: Parts): Parts =>
    new Proxy(parts, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (nested.has(name) && typeof member === "object" && member !== null) return wrap(member);
        if (typeof member !== "function" || synchronous.has(name)) return member;
        return wrapFunction(target, member as (...given: unknown[]) => unknown);
      },
    });
  return { wrap, steps: () => steps, isDead: () => steps >= diesAt };
};

/** Members that hold functions. */
const nested = new Set<string | symbol>(["become", "members"] satisfies (keyof AnyResource)[]);

/** Members that only read what is at hand, or give a stream. */
const synchronous = new Set<string | symbol>([
  "id",
  "state",
  "stateSince",
  "createdAt",
  "madeAs",
  "status",
  "blocked",
  "links",
  "entries",
] satisfies (keyof AnyResource | keyof Store)[]);
