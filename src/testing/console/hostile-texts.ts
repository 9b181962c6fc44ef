/** What somebody may put on the chain to hurt whoever looks at it. None of it may run, leave, or turn the page around. */
export const HOSTILE_TEXTS: readonly string[] = [
  `<img src=x onerror="globalThis.hurt=1">`,
  `<script>globalThis.hurt=1</script>`,
  `"><svg onload=globalThis.hurt=1>`,
  `javascript:globalThis.hurt=1`,
  `{{constructor.constructor('globalThis.hurt=1')()}}`,
  `$t(common:copy) {{count}}`,
  `</title><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">`,
  `invoice\u202efdp.exe`,
  `a\u2066b\u2069c\u200bd\u0000e\u0007f\u009b31m`,
  `\u061c\ufeff\u2028line\u2029`,
  `http://127.0.0.1:9/steal?x=1`,
  `=HYPERLINK("http://127.0.0.1:9/","click")`,
  "Ҏ".repeat(5_000),
  `a${"\u0301".repeat(400)}`,
  "无".repeat(300),
  "",
];
