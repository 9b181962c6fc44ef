"""Asks an OGC SensorThings API as the public client frost-sta-client does: things, datastreams and observations, filtered, ordered, page by page."""

import json
import sys

import frost_sta_client as fsc


def main(root):
    service = fsc.SensorThingsService(root)
    things = [thing.name for thing in service.things().query().orderby("name", "ASC").list()]
    streams = service.datastreams().query().filter("Thing/name eq 'Mill Weir'").expand("ObservedProperty").list()
    stream = next(each for each in streams if each.observed_property.name == "w01001")
    pages = stream.get_observations().query().orderby("phenomenonTime", "DESC").top(5).list()
    above = stream.get_observations().query().filter("result gt 7.2 and phenomenonTime gt 2020-01-01T00:00:00Z")
    counted = above.orderby("result", "ASC").count().top(2).list()
    one = service.observations().find(pages.get(0).id)
    found = {
        "things": things,
        "unit": stream.unit_of_measurement.symbol,
        "locations": [each.location["coordinates"] for each in service.locations().query().list()],
        "results": [each.result for each in pages],
        "above": [each.result for each in counted],
        "count": service.observations().query().filter("result gt 7.2").count().list().count,
        "proof": one.parameters["proof"],
    }
    print(json.dumps(found))


main(sys.argv[1])
