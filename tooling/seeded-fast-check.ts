import fc from "fast-check";

/**
 * Stands in for fast-check in every test. The same seed each time, so that what fails for one fails for all and a change is never turned
 * away for what it has not touched; `ROSTERKIT_SEED=<integer>` looks at other cases.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.ROSTERKIT_SEED ?? 20_260_101) });

export * from "fast-check";
export { fc as default };
