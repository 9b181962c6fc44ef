/** Makes one file of a page, its script and its style sheet, that runs nothing but what is in it. */
import { createHash } from "node:crypto";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** What the page may do: run this script and these styles, and talk to nobody. */
const policyOf = (script: string, style: string) =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");

/** @param html Vite's page, whose links to its script and style sheet are replaced by what they lead to. */
export function inlinePage(html: string, script: string, style: string): string {
  // The text of a script element ends at the first end tag, wherever it stands.
  const safe = `\n${script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--")}\n`;
  const bare = html.replace(/<script\b[^>]*><\/script>/g, "").replace(/<link\b[^>]*>/g, "");
  const policy = `<meta http-equiv="content-security-policy" content="${policyOf(safe, style)}" />`;
  return bare
    .replace(/<meta charset="utf-8" \/>/, (charset) => `${charset}\n    ${policy}`)
    .replace("</head>", () => `<style>${style}</style>\n  </head>`)
    .replace("</body>", () => `<script type="module">${safe}</script>\n  </body>`);
}
