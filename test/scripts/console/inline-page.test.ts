import { createHash } from "node:crypto";
import { expect } from "chai";
import { inlinePage } from "../../../scripts/console/inline-page.ts";

describe("scripts/console/inline-page", () => {
  const HTML = `<!doctype html><html><head>
    <meta charset="utf-8" />
    <script type="module" crossorigin src="/assets/a.js"></script>
    <link rel="stylesheet" crossorigin href="/assets/a.css"></head><body><div id="root"></div></body></html>`;

  it("puts script and styles into the page, and allows these alone", () => {
    const page = inlinePage(HTML, "const a = '$& $1';", "p{color:red}");
    expect(page).to.not.include("/assets/");
    const script = /<script type="module">([\s\S]*)<\/script>/.exec(page)?.[1] ?? "";
    expect(script).to.include("const a = '$& $1';");
    const hash = createHash("sha256").update(script).digest("base64");
    expect(page).to.include(`script-src 'sha256-${hash}' 'wasm-unsafe-eval'`).and.include("default-src 'none'");
  });

  it("lets no text of the script end the script", () => {
    const page = inlinePage(HTML, 'const a = "</script><script>x</script><!--";', "");
    expect(page.match(/<\/script>/g)).to.have.length(1);
    expect(page).to.not.include("<!--");
  });
});
