import { expect } from "chai";
import { type ApiBench, apiBench } from "../../../../src/testing/bridge-api.ts";

const CHARTS = "https://charts.example";

describe("origins whose pages may read the API", () => {
  let api: ApiBench;
  const open = async (...allowed: string[]) => {
    api = await apiBench(allowed);
  };
  afterEach(() => api.close());
  const ask = (origin: string, url = "/v1/stations") => api.app.inject({ url, headers: { origin } });
  const preflight = (origin: string) =>
    api.app.inject({
      method: "OPTIONS",
      url: "/v1/stations",
      headers: { origin, "access-control-request-method": "GET" },
    });

  it("are none where the configuration names none", async () => {
    await open();
    expect((await ask(CHARTS)).headers).to.not.include.any.keys("access-control-allow-origin", "vary");
    expect((await preflight(CHARTS)).statusCode).to.equal(405);
  });

  it("are those that it names, and their pages see refusals too", async () => {
    await open(CHARTS);
    for (const url of ["/v1/stations", "/v1/stations/9", "/nowhere"]) {
      expect((await ask(CHARTS, url)).headers, url).to.include({
        "access-control-allow-origin": CHARTS,
        vary: "Origin",
      });
    }
    expect((await ask("https://charts.example.org")).headers).to.not.have.property("access-control-allow-origin");
    const { statusCode, headers } = await preflight(CHARTS);
    expect(statusCode).to.equal(204);
    expect(headers).to.include({ "access-control-allow-methods": "GET, HEAD", "access-control-allow-origin": CHARTS });
    const foreign = await preflight("https://charts.example.org");
    expect(foreign.headers).to.not.have.property("access-control-allow-origin");
  });

  it("are all with *", async () => {
    await open("*");
    expect((await ask(CHARTS)).headers).to.include({ "access-control-allow-origin": "*" });
  });
});
