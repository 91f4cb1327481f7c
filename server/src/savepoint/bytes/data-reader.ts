/** Reads what `java.io.DataOutputStream` wrote, through a small window, wherever the bytes come from. */
import { message } from '../../base/message';
import type { ByteSource } from './byte-source';
import { Fault } from './fault';

const WINDOW = 64 * 1024;
const ASCII = new TextDecoder('latin1');

/** Big-endian values in their order; every method throws a `Fault` where the bytes end. */
export class DataReader {
  private window: Uint8Array = new Uint8Array(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private windowAt = 0;

  /**
   * @param origin what is added to positions in faults: where the source begins in its file
   * @param position the first byte to read
   * @param windowSize how many bytes are asked for at once
   */
  constructor(
    private readonly source: ByteSource,
    readonly origin = 0,
    public position = 0,
    private readonly windowSize = WINDOW,
  ) {}

  /** Bytes left. */
  get left(): number {
    return this.source.size - this.position;
  }

  byte(): number {
    const at = this.take(1); // may bring another window
    return this.view.getUint8(at);
  }

  boolean(): boolean {
    return this.byte() !== 0;
  }

  short(): number {
    const at = this.take(2);
    return this.view.getInt16(at);
  }

  unsignedShort(): number {
    const at = this.take(2);
    return this.view.getUint16(at);
  }

  int(): number {
    const at = this.take(4);
    return this.view.getInt32(at);
  }

  long(): bigint {
    const at = this.take(8);
    return this.view.getBigInt64(at);
  }

  /** A long as a number: exact up to 2^53, near enough for what is only shown beyond. */
  longNumber(): number {
    const at = this.take(8);
    return this.view.getInt32(at) * 0x1_0000_0000 + this.view.getUint32(at + 4);
  }

  /** `DataInput.readUTF`: two bytes of length, then modified UTF-8. */
  utf(): string {
    return this.modifiedUtf(this.unsignedShort());
  }

  /** Modified UTF-8 of a length in bytes, at most 65,535. */
  modifiedUtf(length: number): string {
    const start = this.position;
    const at = this.take(length);
    const bytes = this.window.subarray(at, at + length);
    return bytes.every((byte) => byte > 0 && byte < 0x80) ? ASCII.decode(bytes) : this.decode(bytes, start);
  }

  /** A copy of the next bytes; `length` must have been checked against what is believable. */
  bytes(length: number): Uint8Array {
    const at = this.take(length);
    return this.window.slice(at, at + length);
  }

  /** A count: four bytes that must not be negative, nor larger than the bytes left allow. */
  count(bytesEach: number, what: string, most = Number.MAX_SAFE_INTEGER): number {
    const at = this.position;
    const count = this.int();
    if (count < 0 || count > most || count * bytesEach > this.left) {
      throw this.fault(message('{0} cannot be the number of {1}: {2} bytes are left', count, what, this.left), at);
    }
    return count;
  }

  /** Passes over bytes without reading them. */
  skip(length: number): void {
    if (length < 0 || length > this.left) {
      throw this.fault(message('the file ends: {0} bytes are needed, {1} are left', length, Math.max(0, this.left)));
    }
    this.position += length;
  }

  /** What is wrong, at a position of this reader (default: the present one). */
  fault(reason: Fault['reason'], at = this.position): Fault {
    return new Fault(this.origin + at, reason);
  }

  /** Where `length` bytes begin in the window; moves behind them. */
  private take(length: number): number {
    const { position } = this;
    this.skip(length);
    if (position < this.windowAt || position + length > this.windowAt + this.window.length) {
      this.fill(position, length);
    }
    return position - this.windowAt;
  }

  private fill(position: number, length: number): void {
    const read = this.source.read(position, Math.max(length, this.windowSize));
    if (read.length < length) {
      throw this.fault(message('the file was cut while it was read'), position);
    }
    this.window = read;
    this.view = new DataView(read.buffer, read.byteOffset, read.byteLength);
    this.windowAt = position;
  }

  private decode(bytes: Uint8Array, start: number): string {
    const units: string[] = [];
    for (let at = 0; at < bytes.length; ) {
      const a = bytes[at] as number;
      const length = a < 0x80 ? 1 : a >> 5 === 6 ? 2 : a >> 4 === 14 ? 3 : 0;
      const [b = 0, c = 0] = [bytes[at + 1], bytes[at + 2]];
      const goesOn = (length < 2 || (b & 0xc0) === 0x80) && (length < 3 || (c & 0xc0) === 0x80);
      if (length === 0 || at + length > bytes.length || !goesOn) {
        throw this.fault(message('this is no text: its bytes are not modified UTF-8'), start + at);
      }
      const unit =
        length === 1
          ? a
          : length === 2
            ? ((a & 0x1f) << 6) | (b & 0x3f)
            : ((a & 0xf) << 12) | ((b & 0x3f) << 6) | (c & 0x3f);
      units.push(String.fromCharCode(unit));
      at += length;
    }
    return units.join('');
  }
}
