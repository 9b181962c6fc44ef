import { CATALOGUE, NEGOTIATIONS, NO_DATASET, TRANSFERS } from "../../src/testing/dsp/kit-behaviour.ts";
import type { KitConnector } from "../../src/testing/dsp/kit-connector.ts";
import { offerIdOf } from "../../src/testing/dsp/kit-connector.ts";
import { RESOURCE_IRI } from "../../src/vault/catalogue/dataset.ts";

export interface KitSettings {
  readonly connector: KitConnector;
  readonly self: string;
  readonly authorization: string;
  readonly kitPort: number;
}

/** The kit's properties: where our connector is, and with which ids each test works. */
export function kitProperties({ connector, self, authorization, kitPort }: KitSettings): Record<string, string> {
  const kit = "dataspacetck";
  const properties: Record<string, string> = {
    [`${kit}.launcher`]: "org.eclipse.dataspacetck.dsp.system.DspSystemLauncher",
    [`${kit}.host`]: "127.0.0.1",
    [`${kit}.port`]: String(kitPort),
    [`${kit}.callback.address`]: `http://127.0.0.1:${kitPort}`,
    [`${kit}.dsp.local.connector`]: "false",
    [`${kit}.dsp.connector.agent.id`]: self,
    [`${kit}.dsp.connector.http.url`]: connector.base,
    [`${kit}.dsp.connector.http.base.url`]: connector.root,
    [`${kit}.dsp.connector.http.headers.authorization`]: authorization,
    [`${kit}.dsp.connector.negotiation.initiate.url`]: `${connector.root}/kit/negotiations`,
    [`${kit}.dsp.connector.transfer.initiate.url`]: `${connector.root}/kit/transfers`,
    [`${kit}.dsp.default.wait`]: "60",
  };
  const key = (test: string, name: string) => `${test.replace(/[:-]/g, "_")}_${name}`;
  for (const { name, id } of NEGOTIATIONS) {
    properties[key(name, "DATASETID")] = id;
    properties[key(name, "OFFERID")] = offerIdOf(id);
  }
  for (const { name, id } of TRANSFERS) {
    properties[key(name, "AGREEMENTID")] = id;
    properties[key(name, "FORMAT")] = "HttpData-PULL";
  }
  const datasets = [...CATALOGUE.map((id) => `${RESOURCE_IRI}${id}`), NO_DATASET];
  for (const [index, id] of datasets.entries()) properties[`CAT_01_0${index + 1}_DATASETID`] = id;
  return properties;
}
