"""Asks an EPCIS 2.0 repository as the public client openepcis-client does: events since a time, those of one thing, and page by page."""

import json
import sys

from openepcis_client.core.client import Client
from openepcis_client.core.config import ClientConfig
from openepcis_client.events.service import Query


class Public:
    """Whoever has no session sees what everybody may see."""

    def bearer(self):
        return "none"

    def invalidate(self):
        pass


def main(root, epc):
    query = Query(Client(ClientConfig(root), Public()))
    found = {
        "check": query.check(),
        "events": sorted(event["eventID"] for event in query.since("2020-01-01T00:00:00+00:00", per_page=1000)),
        "of a thing": sorted(event["eventID"] for event in query.for_epc(epc, per_page=1000)),
        "later": len(list(query.since("2999-01-01T00:00:00+00:00"))),
        "a page": len(query.page(per_page=5).events),
    }
    print(json.dumps(found))


main(sys.argv[1], sys.argv[2])
