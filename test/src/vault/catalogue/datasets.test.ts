import { expect } from "chai";
import { listedResource, TEST_CHAIN_ID } from "../../../../src/testing/dsp/listed-resource.ts";
import { exportDataset } from "../../../../src/vault/catalogue/export-dataset.ts";
import { importDataset } from "../../../../src/vault/catalogue/import-dataset.ts";
import { TERMS } from "../../../../src/vault/catalogue/vocabulary.ts";

const ID = `0x${"a".repeat(64)}`;

describe("resources as DCAT", () => {
  const resource = listedResource(ID);
  const wire = () => JSON.parse(JSON.stringify(exportDataset(resource, TEST_CHAIN_ID)));

  it("come back as they went, with what is not the chain's", () => {
    expect(importDataset(wire(), TEST_CHAIN_ID)).to.deep.equal(resource);
  });

  it("come back without a version, description or keywords", () => {
    const { version: _, description: __, ...rest } = resource;
    const draft = { ...rest, status: "Draft" as const, keywords: [], more: {} };
    expect(importDataset(JSON.parse(JSON.stringify(exportDataset(draft, TEST_CHAIN_ID))), TEST_CHAIN_ID)).to.deep.equal(
      draft,
    );
  });

  it("say in DCAT's words what those are for", () => {
    expect(wire()).to.deep.include({
      "@id": `urn:tallystick:resource:${ID}`,
      "@type": "Dataset",
      "dct:title": "Half-hourly load",
      "dcat:keyword": ["load", "electricity"],
      "dcat:version": "3",
      "dct:temporal": {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": "2025-01-01T00:00:00Z",
        "dcat:endDate": "2025-12-31T23:59:59Z",
      },
    });
    expect(wire().distribution.map(({ format }: { format: string }) => format)).to.deep.equal([
      "HttpData-PULL",
      TERMS.compute,
    ]);
  });

  it("are refused with the field's name where the chain's part is not of its form", () => {
    const changes: Readonly<Record<string, (dataset: Record<string, unknown>) => void>> = {
      "@id": (d) => Object.assign(d, { "@id": "urn:x" }),
      owner: (d) => Object.assign(d[TERMS.resource] as object, { owner: -1 }),
      status: (d) => Object.assign(d[TERMS.resource] as object, { status: "Gone" }),
      "version.leaves": (d) => Object.assign(d[TERMS.version] as object, { leaves: 1.5 }),
      "distribution[0].kind": (d) =>
        Object.assign((d.distribution as Record<string, object>[])[0]?.[TERMS.service] ?? {}, { kind: "None" }),
      "hasPolicy[0]": (d) => Object.assign(d, { hasPolicy: [{ "@id": "x", "@type": "Set" }] }),
      "dct:title": (d) => Object.assign(d, { "dct:title": "" }),
    };
    for (const [field, change] of Object.entries(changes)) {
      const dataset = wire();
      change(dataset);
      expect(() => importDataset(dataset, TEST_CHAIN_ID), field).to.throw(field);
    }
    const { "dct:title": _, ...untitled } = wire();
    expect(() => importDataset(untitled, TEST_CHAIN_ID))
      .to.throw()
      .with.property("code", "DCAT_INVALID");
  });
});
