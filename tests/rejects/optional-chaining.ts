interface Link {
  next?: Link;
  run?: () => number;
}

export function follow(link: () => Link | null, links: Link[] | null): boolean {
  const next = link()?.next;
  const first = links?.[0];
  delete next?.next; //! CM1001
  return next?.run?.() === first?.run?.();
}
