import { expect } from "chai";
import { PNG } from "pngjs";
import { comparePictures } from "../../../src/testing/compare-pictures.ts";

/** White, with so many pixels of another grey in the first line. */
function picture(others: number, grey = 0, width = 100, height = 50): Buffer {
  const made = new PNG({ width, height });
  made.data.fill(255);
  for (let i = 0; i < others; i++) made.data.fill(grey, 4 * i, 4 * i + 3);
  return PNG.sync.write(made);
}

describe("src/testing/compare-pictures", () => {
  it("finds nothing between a picture and itself", () => {
    expect(comparePictures(picture(10), picture(10)).share).to.equal(0);
  });

  it("counts the pixels that are of another colour", () => {
    const { share } = comparePictures(picture(60), picture(0));
    expect(Math.abs(share - 60 / 5_000) < 0.001, String(share)).to.equal(true);
  });

  it("lets a colour be off by a little", () => {
    expect(comparePictures(picture(60, 250), picture(0)).share).to.equal(0);
  });

  it("takes a picture of another size for another picture", () => {
    const { share, sizes } = comparePictures(picture(0, 0, 90), picture(0));
    expect(share).to.equal(1);
    expect(sizes).to.equal("90 × 50, kept 100 × 50");
  });
});
