import { expect } from "chai";
import { plainText } from "../../../../src/lib/text/plain-text.ts";
import { HOSTILE_TEXTS } from "../../../../src/testing/console/hostile-texts.ts";

describe("src/lib/text/plain-text", () => {
  it("leaves what people write as it is", () => {
    for (const text of ["City Hospital", "河流管理局", "Größe 3 µm", "👩‍⚕️".replaceAll("\u200d", ""), "a/b?c=d&e"]) {
      expect(plainText(text)).to.equal(text);
    }
  });

  it("shows what cannot be seen, and what would turn the text around it", () => {
    expect(plainText("invoice\u202efdp.exe")).to.equal("invoice\\u202efdp.exe");
    expect(plainText("a\u2066b\u2069c\u200bd\u0000e\u0007\u009b\n\t")).to.equal(
      "a\\u2066b\\u2069c\\u200bd\\u0000e\\u0007\\u009b\\u000a\\u0009",
    );
    expect(plainText("\ufeff\u2028\u{e0041}\ud800")).to.equal("\\ufeff\\u2028\\u{e0041}\\ud800");
  });

  it("cuts after 200 characters, or after as many as are asked for, and splits none", () => {
    expect(plainText("x".repeat(200))).to.equal("x".repeat(200));
    expect(plainText("x".repeat(201))).to.equal(`${"x".repeat(200)}…`);
    expect(plainText("👍👍👍", 2)).to.equal("👍👍…");
  });

  it("leaves nothing unseen of the hostile texts, nor a second line", () => {
    expect(HOSTILE_TEXTS.length).to.be.greaterThan(10);
    for (const text of HOSTILE_TEXTS) {
      expect(plainText(text)).to.not.match(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u);
      expect([...plainText(text)].length).to.be.lessThan(1_000);
    }
  });
});
