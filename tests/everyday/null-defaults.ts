interface Options {
  next?: { id: number } | null;
  size?: number | null;
  count: number | null | undefined;
}
function make({ next = null, size = null, count = null }: Options) {
  return `${next === null} ${size ?? 'none'} ${count === null}`;
}
console.log(
  make({ count: undefined }),
  '/',
  make({ next: { id: 1 }, size: 2, count: 1 }),
  '/',
  make({ next: null, size: null, count: null }),
);
const [first = null] = [] as (number | null)[];
console.log(first === null);
