import { expect } from "chai";
import { mayUseDomain, nameOf } from "../../../../src/lib/console/passkey-domain.ts";

describe("src/lib/console/passkey-domain", () => {
  it("takes the host itself, and a domain above it that can be registered", () => {
    expect(mayUseDomain("tally.example", "tally.example")).to.equal(true);
    expect(mayUseDomain("ward.clinic.tally.example", "tally.example")).to.equal(true);
    expect(mayUseDomain("localhost", "localhost")).to.equal(true);
  });

  it("takes neither a domain below, beside or with no dot, nor one that only ends the same", () => {
    expect(mayUseDomain("tally.example", "ward.tally.example")).to.equal(false);
    expect(mayUseDomain("tally.example", "other.example")).to.equal(false);
    expect(mayUseDomain("tally.example", "example")).to.equal(false);
    expect(mayUseDomain("ward.localhost", "localhost")).to.equal(false);
    expect(mayUseDomain("mytally.example", "tally.example")).to.equal(false);
  });

  it("binds nothing to an address", () => {
    for (const host of ["192.0.2.7", "127.0.0.1", "[2001:db8::1]"]) {
      expect(mayUseDomain(host, host)).to.equal(false);
    }
  });

  it("knows the name that an address is opened under", () => {
    expect(nameOf("https://Ward.Tally.example:8443")).to.equal("ward.tally.example");
    for (const own of ["http://127.0.0.1:8095", "http://[::1]:8095", "http://localhost:8095"]) {
      expect(nameOf(own)).to.equal("localhost");
    }
    for (const address of ["http://192.0.2.7", "https://[2001:db8::1]"]) expect(nameOf(address)).to.equal(undefined);
  });
});
