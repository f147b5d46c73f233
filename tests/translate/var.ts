var limit = 3;

// Counts down by itself.
const countdown = function countdown(n: number): number {
  return n > limit ? countdown(n - 1) : n;
};

export function main(list: number[]): number {
  var total = 0;
  for (var i = 0; i < list.length; i++) {
    var each = list[i]!;
    total += each;
  }
  list.forEach(function add(value) {
    total += value;
  });
  return countdown(total);
}
