const xs = [1, 2, 3];
console.log(xs.map((n, i, all) => n + i + all.length).join());
console.log([...'hello'].filter((c, i, a) => a.indexOf(c) === i).join(''));
class Box {
  items = [4, 5, 6];
  last() {
    return this.items.findIndex((_, i, { length }) => i === length - 1);
  }
  sums() {
    return this.items.map((n, i, items) => n + (items[i + 1] ?? 0));
  }
}
console.log(new Box().last(), new Box().sums().join());
xs.forEach((n, i, array) => {
  array[i] = n * 2;
});
console.log(
  xs.join(),
  xs.every((x, i, all) => i === 0 || all[i - 1]! < x),
  xs.reduce((sum, x, i, all) => sum + x / all.length, 0),
);
console.log(Array.from('abc', (c, i) => c + i).join());
