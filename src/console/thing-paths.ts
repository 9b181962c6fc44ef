/** Kind of a thing, as the search names it -> its page. What has none is shown by its events. */
export const THING_PATHS: Readonly<Record<string, (id: string) => string>> = {
  unit: (id) => `/units/${id}`,
  organisation: (id) => `/organisations/${id}`,
  proposal: (id) => `/proposals/${id}`,
  station: (id) => `/stations/${id}`,
  exceedance: (id) => `/exceedances/${id}`,
  receivable: (id) => `/receivables/${id}`,
  credit: (id) => `/credits/${id}`,
  bill: (id) => `/bills/${id}`,
  facility: (id) => `/facilities/${id}`,
  treaty: (id) => `/treaties/${id}`,
  loss: (id) => `/losses/${id}`,
  cycle: (id) => `/clearing/${id}`,
  resource: (id) => `/resources/${id}`,
  computation: (id) => `/computations/${id}`,
  agreement: (id) => `/agreements/${id}`,
};
