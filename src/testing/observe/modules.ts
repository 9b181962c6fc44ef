/** `node --import` of this file: at the end of the process writes the modules that it loaded, as JSON, to OBSERVED_MODULES. */
import { writeFileSync } from "node:fs";
import { registerHooks } from "node:module";

const file = process.env.OBSERVED_MODULES;
if (file === undefined) throw new Error("OBSERVED_MODULES is not set");

const modules: string[] = [];
registerHooks({
  load(url, context, next) {
    modules.push(url);
    return next(url, context);
  },
});
process.once("exit", () => writeFileSync(file, JSON.stringify(modules)));
