import { build } from "esbuild";

/** A bundle for a browser: a script that puts what `contents` exports into the global `page`. */
export async function bundlePage(contents: string) {
  const { metafile, outputFiles, errors } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    metafile: true,
    platform: "browser",
    format: "iife",
    globalName: "page",
    logLevel: "silent",
  });
  const imports = Object.entries(metafile.inputs).flatMap(([file, input]) =>
    input.imports.map(({ path, external, kind }) => ({ file, path, external: external === true, kind })),
  );
  return { script: (outputFiles[0] as { text: string }).text, imports, errors };
}

type Imported = Awaited<ReturnType<typeof bundlePage>>["imports"][number];

/**
 * What a page could not load. @hpke/common imports Node's crypto where there is no WebCrypto, in Node 18 and before: a page never
 * gets there.
 */
export const missingInPage = (imports: readonly Imported[]): Imported[] =>
  imports.filter(
    ({ file, path, external, kind }) =>
      (external || path.startsWith("node:")) &&
      !(file.includes("node_modules/@hpke/common/") && path === "crypto" && kind === "dynamic-import"),
  );
