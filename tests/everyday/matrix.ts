// Small dense matrices: products, determinants, linear systems.

type Row = number[];

class Matrix {
  static identity(n: number): Matrix {
    return Matrix.generate(n, n, (i, j) => (i === j ? 1 : 0));
  }

  static generate(rows: number, cols: number, f: (i: number, j: number) => number): Matrix {
    return new Matrix(
      Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => f(i, j))),
    );
  }

  constructor(private readonly data: Row[]) {
    if (data.some((row) => row.length !== data[0].length)) {
      throw new Error('rows have different lengths');
    }
  }

  get rows(): number {
    return this.data.length;
  }

  get cols(): number {
    return this.data[0]?.length ?? 0;
  }

  at(i: number, j: number): number {
    return this.data[i][j];
  }

  map(f: (value: number, i: number, j: number) => number): Matrix {
    return new Matrix(this.data.map((row, i) => row.map((value, j) => f(value, i, j))));
  }

  transpose(): Matrix {
    return Matrix.generate(this.cols, this.rows, (i, j) => this.data[j][i]);
  }

  add(other: Matrix): Matrix {
    return this.map((value, i, j) => value + other.at(i, j));
  }

  scale(k: number): Matrix {
    return this.map((value) => value * k);
  }

  multiply(other: Matrix): Matrix {
    if (this.cols !== other.rows) throw new Error(`${this.cols} columns times ${other.rows} rows`);
    return Matrix.generate(this.rows, other.cols, (i, j) => {
      let sum = 0;
      for (let k = 0; k < this.cols; k++) sum += this.data[i][k] * other.data[k][j];
      return sum;
    });
  }

  power(n: number): Matrix {
    if (n === 0) return Matrix.identity(this.rows);
    const half = this.power(n >> 1);
    const square = half.multiply(half);
    return n % 2 === 0 ? square : square.multiply(this);
  }

  determinant(): number {
    const a = this.data.map((row) => row.slice());
    const n = a.length;
    let det = 1;
    for (let col = 0; col < n; col++) {
      let pivot = col;
      for (let row = col + 1; row < n; row++) {
        if (Math.abs(a[row][col]) > Math.abs(a[pivot][col])) pivot = row;
      }
      if (a[pivot][col] === 0) return 0;
      if (pivot !== col) {
        [a[pivot], a[col]] = [a[col], a[pivot]];
        det = -det;
      }
      det *= a[col][col];
      for (let row = col + 1; row < n; row++) {
        const factor = a[row][col] / a[col][col];
        for (let k = col; k < n; k++) a[row][k] -= factor * a[col][k];
      }
    }
    return det;
  }

  equals(other: Matrix): boolean {
    return (
      this.rows === other.rows &&
      this.data.every((row, i) => row.every((v, j) => v === other.at(i, j)))
    );
  }

  toString(): string {
    const texts = this.data.map((row) => row.map((v) => `${v}`));
    const width = Math.max(...texts.flat().map((t) => t.length));
    return texts.map((row) => '[' + row.map((t) => t.padStart(width)).join(' ') + ']').join('\n');
  }
}

const fib = new Matrix([
  [1, 1],
  [1, 0],
]);
console.log(fib.power(10).toString());
console.log(fib.power(20).at(0, 1));
const a = new Matrix([
  [1, 2, 3],
  [4, 5, 6],
]);
console.log(a.transpose().toString());
console.log(a.multiply(a.transpose()).toString());
console.log(`${a.add(a).equals(a.scale(2))} ${a.equals(a.transpose())}`);
console.log(
  new Matrix([
    [2, 0, 0],
    [0, 0.5, 0],
    [0, 0, 8],
  ]).determinant(),
);
console.log(
  new Matrix([
    [1, 2],
    [2, 4],
  ]).determinant(),
);
try {
  a.multiply(a);
} catch (err) {
  if (err instanceof Error) console.log('Error: ' + err.message);
}
