import { expect } from "chai";
import { keccak256, toUtf8Bytes } from "ethers";
import type { ParameterProfile, Profile } from "../../../../src/bridge/model/profile.ts";
import { profileHash } from "../../../../src/bridge/quality/profile/hash.ts";
import { parseProfile } from "../../../../src/bridge/quality/profile/parse.ts";
import { riverProfile } from "../../../../src/bridge/quality/profiles/river.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { profileOf } from "../../../../src/testing/quality.ts";

const copy = (profile: Profile) => JSON.parse(JSON.stringify(profile));
const withParameter = (settings: Record<string, unknown>) =>
  profileOf({ parameters: { w01009: { unit: "mg/L", ...settings } as ParameterProfile } });

describe("quality profiles", () => {
  it("come back from JSON as they were, with the same hash whatever the order of their members", () => {
    const parsed = parseProfile(copy(riverProfile));
    expect(parsed).to.deep.equal(copy(riverProfile));
    const turned = Object.fromEntries(Object.entries(copy(riverProfile)).reverse()) as unknown as Profile;
    expect(profileHash(turned)).to.equal(profileHash(riverProfile));
    expect(profileHash({ ...riverProfile, version: riverProfile.version + 1 })).to.not.equal(profileHash(riverProfile));
  });

  it("are hashed as their canonical JSON", () => {
    const text =
      '{"clockAllowance":300,"combinations":[],"format":"tallystick-quality-profile-1","lateAfter":3600,"name":"test",' +
      '"notMeasured":["B","C","D","F","M"],"parameters":{},"version":1,"window":400}';
    expect(profileHash(profileOf())).to.equal(keccak256(toUtf8Bytes(text)));
  });

  const refusals: [string, unknown, string][] = [
    ["no object", null, ""],
    ["a member that nobody knows", { ...profileOf(), colour: 1 }, "/colour"],
    ["a missing member", { ...profileOf(), window: undefined }, "/window"],
    ["another format", { ...profileOf(), format: "x" }, "/format"],
    ["a window of nothing", profileOf({ window: 2 }), "/window"],
    ["a flag of two letters", profileOf({ notMeasured: ["AB"] }), "/notMeasured/0"],
    ["a rule nobody knows", { ...profileOf(), combinations: [{ rule: "x" }] }, "/combinations/0"],
    ["a member that a parameter does not have", withParameter({ spikes: {} }), "/parameters/w01009/spikes"],
    [
      "a threshold below nothing",
      withParameter({ spike: { method: "average", suspect: -1, fail: 1, within: 1 } }),
      "/parameters/w01009/spike/suspect",
    ],
    [
      "a span that begins above its end",
      withParameter({ grossRange: { fail: [2, 1] } }),
      "/parameters/w01009/grossRange/fail",
    ],
    [
      "a suspect span outside the fail span",
      withParameter({ grossRange: { fail: [1, 2], suspect: [0, 2] } }),
      "/parameters/w01009/grossRange/suspect",
    ],
    [
      "suspect beyond fail",
      withParameter({ flatLine: { suspect: 9, fail: 8, tolerance: 1 } }),
      "/parameters/w01009/flatLine/suspect",
    ],
    [
      "a block that does not fit twice",
      withParameter({ repeatedBlock: { length: 300, changes: 3 } }),
      "/parameters/w01009/repeatedBlock/length",
    ],
  ];
  for (const [what, json, key] of refusals) {
    it(`are refused with ${what}, by the key`, async () => {
      const error = await refused(
        () => parseProfile(json === null ? null : JSON.parse(JSON.stringify(json))),
        "PROFILE_INVALID",
      );
      expect(error.values.key).to.equal(key);
    });
  }
});
