interface Handlers {
  onOpen?: (name: string) => number;
  next: () => Handlers;
}

export function open(handlers: Handlers, list: (() => void)[], done: (() => void) | null): number {
  done?.();
  list[0]?.();
  handlers.onOpen?.('front');
  handlers.next().onOpen?.('back');
  return handlers.next().onOpen?.('side') ?? 0;
}
