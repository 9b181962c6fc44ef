/** src/sdk/error-words.ts: how the values of the contracts' errors read, of every domain that has an error-words.ts. */
import { globSync } from "node:fs";
import { basename, dirname } from "node:path";
import { banner, type Generator } from "./generator.ts";

export const sdkErrorWords: Generator = {
  name: "sdk-error-words",
  files(root) {
    const domains = globSync("src/sdk/*/error-words.ts", { cwd: root })
      .map((file) => basename(dirname(file)))
      .filter((domain) => domain !== "core")
      .sort();
    const wordsOf = (domain: string) => `${domain.replaceAll("-", "_").toUpperCase()}_WORDS`;
    const lines = [
      'import type { ErrorWords } from "./core/error-words.ts";',
      ...domains.map((domain) => `import { ${wordsOf(domain)} } from "./${domain}/error-words.ts";`),
      "",
      "/** How the values of the contracts' errors read, of every domain. */",
      "export const SDK_ERROR_WORDS: ErrorWords = {",
      ...domains.map((domain) => `  ...${wordsOf(domain)},`),
      "};",
      "",
    ];
    return new Map([["src/sdk/error-words.ts", banner("sdk-error-words.ts", "//", "") + lines.join("\n")]]);
  },
};
