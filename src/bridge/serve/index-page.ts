/** What a person sees at the bridge's address. */
export const INDEX_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Tallystick bridge</title>
<h1>Tallystick bridge</h1>
<p>Readings of monitoring stations, the batches that seal them, and the proofs of single readings.
<ul>
<li><a href="/v1/stations">/v1/stations</a>: stations of the register, with their sensors
<li><a href="/v1/exceedances">/v1/exceedances</a>: what batches list as beyond its limit
<li><a href="/health">/health</a>: whether all is well
<li><a href="/metrics">/metrics</a>: for Prometheus
<li><a href="/docs">/docs</a>: the whole API, to read and to try
<li><a href="/openapi.json">/openapi.json</a>: the same in OpenAPI
</ul>
`;
