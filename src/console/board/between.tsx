/** Two ends of a band, one below the other. */
export function Between({ from, to }: { readonly from: React.ReactNode; readonly to: React.ReactNode }) {
  return (
    <>
      <div>{from}</div>
      <div>{to}</div>
    </>
  );
}
