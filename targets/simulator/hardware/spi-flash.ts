import type { Blob } from '../../imp/blob.js';
import type { SpiFlash } from '../../imp/hardware.js';
import { bytesOf } from './blob.js';
import type { FlashEvent } from './events.js';
import { NUMBERS } from './numbers.js';
import type { PortParts } from './ports.js';

const SIZE = 4 * 1024 * 1024;
const SECTOR = 4096;
const CHIP_ID = 0xc22016;

/** The memory beside a simulated imp. It keeps what is in it, whatever happens to the program. */
export class SimulatedSpiFlash implements SpiFlash {
  // Those that were written, by their number; all others are erased.
  private readonly _sectors = new Map<number, Uint8Array>();

  constructor(private readonly _parts: PortParts) {}

  enable(): void {
    // It is always there.
  }

  disable(): void {
    // It is always there.
  }

  size(): number {
    return SIZE;
  }

  chipid(): number {
    return CHIP_ID;
  }

  erasesector(address: number): void {
    this._check('erasesector', address, 1);
    this._sectors.delete(Math.trunc(address / SECTOR));
    this._record('erase', address, SECTOR);
  }

  read(address: number, count: number): Blob {
    return this._parts.blobOf(this._read('read', address, count));
  }

  readintoblob(address: number, blob: Blob, count: number): void {
    blob.writestring(this._read('readintoblob', address, count));
  }

  write(
    address: number,
    data: string | Blob,
    flags = 0,
    start = 0,
    end: number | null = null,
  ): number {
    const { SPIFLASH_PREVERIFY, SPIFLASH_POSTVERIFY } = NUMBERS;
    const bytes = bytesOf('hardware.spiflash.write()', data).slice(start, end ?? undefined);
    this._check('write', address, bytes.length);
    const fits = this._fits(address, bytes);
    if (!fits && (flags & SPIFLASH_PREVERIFY) !== 0) return SPIFLASH_PREVERIFY;
    for (let i = 0; i < bytes.length; i++) {
      const sector = this._sectorFor(address + i);
      sector[(address + i) % SECTOR]! &= bytes.charCodeAt(i);
    }
    this._record('write', address, bytes.length);
    return fits ? 0 : flags & SPIFLASH_POSTVERIFY;
  }

  // Whether only bits become 0 that were 1.
  private _fits(address: number, bytes: string): boolean {
    for (let i = 0; i < bytes.length; i++) {
      const code = bytes.charCodeAt(i);
      if ((this._byteAt(address + i) & code) !== code) return false;
    }
    return true;
  }

  private _byteAt(address: number): number {
    return this._sectors.get(Math.trunc(address / SECTOR))?.[address % SECTOR] ?? 0xff;
  }

  private _read(method: string, address: number, count: number): string {
    this._check(method, address, count);
    let text = '';
    for (let at = address; at < address + count; at++) {
      text += String.fromCharCode(this._byteAt(at));
    }
    this._record('read', address, count);
    return text;
  }

  private _sectorFor(address: number): Uint8Array {
    const number = Math.trunc(address / SECTOR);
    const sector = this._sectors.get(number) ?? new Uint8Array(SECTOR).fill(0xff);
    this._sectors.set(number, sector);
    return sector;
  }

  private _check(method: string, address: number, count: number): void {
    if (address >= 0 && address + count <= SIZE) return;
    throw new Error(
      `SimulatedImp: hardware.spiflash.${method}() needs addresses from 0 to ${SIZE - 1}, got ${address} and ${count} bytes`,
    );
  }

  private _record(operation: FlashEvent['operation'], address: number, count: number): void {
    this._parts.recorder.record({ kind: 'spiflash', operation, address, count });
  }
}
