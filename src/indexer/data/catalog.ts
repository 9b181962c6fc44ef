import { catalogContract } from "../../sdk/data/contracts.ts";
import { CONSENT_MODES, nameOf, RESOURCE_STATUSES, VISIBILITIES } from "../../sdk/data/model/states.ts";
import { projection } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import { RESOURCE } from "./tables.ts";

/** The catalogue: resources with their versions. */
export const catalogProjection = projection(
  catalogContract,
  { resource: ["resource"], service: ["service"], org: ["owner"], account: ["by"] },
  {
    ResourceCreated({ resource, name, terms, owner }, event, rows) {
      rows.put(RESOURCE, {
        resource,
        name,
        status: "Draft",
        consent: nameOf(CONSENT_MODES, BigInt(terms.consent)),
        visibility: nameOf(VISIBILITIES, BigInt(terms.visibility)),
        minGroupSize: int(terms.minGroupSize),
        versions: [],
        owner: int(owner),
        createdAt: event.time,
        ...happened(event),
      });
    },
    ResourceMoved: ({ resource, to }, _, rows) =>
      rows.patch(RESOURCE, { resource }, { status: nameOf(RESOURCE_STATUSES, BigInt(to)) }),
    async VersionPublished({ resource, number, version, validators }, _, rows) {
      const found = await rows.get(RESOURCE, { resource });
      if (found === undefined) return;
      const published = {
        number: int(number),
        rows: int(version.leaves),
        contentRoot: version.contentRoot,
        collectedFrom: int(version.collectedFrom),
        collectedTo: int(version.collectedTo),
        source: int(version.source),
        validators: validators.length,
        revoked: false,
      };
      rows.put(RESOURCE, { ...found, versions: [...found.versions, published] });
    },
    async VersionRevoked({ resource, number }, _, rows) {
      const found = await rows.get(RESOURCE, { resource });
      if (found === undefined) return;
      const versions = found.versions.map((each) => ({
        ...each,
        revoked: each.revoked || each.number === int(number),
      }));
      rows.put(RESOURCE, { ...found, versions });
    },
  },
);
