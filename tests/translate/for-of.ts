export function total(orders: { price: number }[]): number {
  let sum = 0;
  for (const order of orders) {
    sum += order.price;
  }
  for (const order of orders) sum -= order.price;
  return sum;
}
