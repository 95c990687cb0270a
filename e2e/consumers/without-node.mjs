import { isBuiltin, registerHooks } from "node:module";

// What is left after this is what every runtime with `fetch` has.
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (isBuiltin(specifier)) throw new Error(`${context.parentURL} imports ${specifier}`);
    return nextResolve(specifier, { ...context, conditions: ["workerd", "worker", "import", "default"] });
  },
});

// Node's own fetch is loaded when first touched, and needs them then.
await new Response(new Blob(["loaded"])).text();

for (const name of ["process", "Buffer", "global", "setImmediate", "clearImmediate", "require"]) {
  Reflect.deleteProperty(globalThis, name);
}
