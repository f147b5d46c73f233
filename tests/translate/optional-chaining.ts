interface Reading {
  readonly sensor: { readonly name: string } | null;
  note?: string;
}

export class Station {
  last: Reading | null = null;
  onReading: ((reading: Reading) => void) | null = null;

  take(reading: Reading): void {
    this.last = reading;
    this.onReading?.(reading);
  }

  nameOf(): string | null {
    return this.last?.sensor?.name ?? null;
  }

  note(): string {
    return this.last?.note ?? 'none';
  }

  forget(station: Station | null, key: string, counts: Record<string, number> | null): boolean {
    station?.forget(null, key, counts);
    return counts?.[key] === 1;
  }
}
