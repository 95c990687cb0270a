import { checkValue, type Kind } from "../shape/index.ts";
import { defineStep, plain, type StepDefinition } from "./step-definition.ts";

/** A text that is not of the kind becomes `undefined`: a mistyped value at the source clears nothing at the target. */
const narrow = <K extends Kind>(kind: K, words: string): StepDefinition<"text", K> =>
  defineStep(
    ["text"],
    kind,
    plain({ run: (value: string) => (checkValue(kind, value) === undefined ? value : undefined), words, back: [] }),
  );

/** Steps that let a text pass as a narrower kind if it is one. Backwards they do nothing, since every narrower kind is text. */
export const kindSteps = {
  asEmail: narrow("email", "if an email address"),
  asPhone: narrow("phone", "if a phone number"),
  asUrl: narrow("url", "if a web address"),
  asDay: narrow("day", "if a day"),
  asInstant: narrow("instant", "if an instant"),
  asCountry: narrow("country", "if a country code"),
  asZone: narrow("zone", "if a time zone"),
  asLanguage: narrow("language", "if a language tag"),
};
