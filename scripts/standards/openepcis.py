"""Asks an EPCIS 2.0 repository as the public client openepcis-client does: events since a time, those of one thing, page by page, by a named query, and what became of a document."""

import json
import sys

from openepcis_client.core.client import Client
from openepcis_client.core.config import ClientConfig
from openepcis_client.core.errors import OpenEpcisError
from openepcis_client.events.service import Capture, Query


class Session:
    """Of whoever signed in, and nobody's: who has none sees what everybody may see."""

    def __init__(self, token="none"):
        self.token = token

    def bearer(self):
        return self.token

    def invalidate(self):
        pass


def named(client, epc):
    """Stores a query, asks it, finds it among all, and removes it."""
    definition = {"name": "of-a-thing", "query": {"MATCH_anyEPC": [epc], "eventType": ["ObjectEvent"]}}
    client.post("/queries", definition)
    body = client.get("/queries/of-a-thing/events", params={"perPage": 1000})
    names = [each["name"] for each in client.get("/queries")]
    stored = client.get("/queries/of-a-thing") == definition
    client.delete("/queries/of-a-thing")
    events = body["epcisBody"]["queryResults"]["resultsBody"]["eventList"]
    try:
        client.post("/queries/of-a-thing/subscriptions", {"dest": "https://example.org", "stream": True})
    except OpenEpcisError as error:
        refusal = [error.status, error.problem["type"]]
    return [names, stored, sorted(event["eventID"] for event in events), client.get("/queries"), refusal]


def captured(client, path):
    """Hands a document over, and asks what became of it."""
    capture = Capture(client)
    with open(path, encoding="utf-8") as file:
        receipt = capture.submit(json.load(file))
    outcome = capture.outcome(receipt)
    unknown = capture.outcome("nothing")
    return [capture.check(), receipt.answerable, outcome.running, outcome.success, list(outcome.errors), unknown.known]


def main(root, epc, token, path):
    query = Query(Client(ClientConfig(root), Session()))
    signed_in = Client(ClientConfig(root), Session(token))
    found = {
        "check": query.check(),
        "events": sorted(event["eventID"] for event in query.since("2020-01-01T00:00:00+00:00", per_page=1000)),
        "of a thing": sorted(event["eventID"] for event in query.for_epc(epc, per_page=1000)),
        "later": len(list(query.since("2999-01-01T00:00:00+00:00"))),
        "a page": len(query.page(per_page=5).events),
        "named": named(signed_in, epc),
        "captured": captured(signed_in, path),
    }
    print(json.dumps(found))


main(*sys.argv[1:])
