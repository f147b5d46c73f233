interface Link {
  next?: Link;
  run?: () => void;
}

export function follow(link: Link | null, links: Link[] | null): void {
  const next = link?.next; //! CM1001
  const first = links?.[0]; //! CM1001 CM2006
  if (next == null && first == null) return;
  const run = link!.run;
  run?.(); //! CM1001
}
