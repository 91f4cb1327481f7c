import assert from 'node:assert/strict';
import { bytesSource } from '../../server/src/savepoint/bytes/byte-source';
import { allFindings, DEFAULT_FRAME_SIZE } from '../../server/src/savepoint/findings/all-findings';
import { metadataSteps } from '../../server/src/savepoint/metadata/read-metadata';
import type { MetadataVisitor } from '../../server/src/savepoint/metadata/visitor';
import { everyMetadata, readFrom } from './savepoint-data';

/** How many files are tried; `FUZZ=200000` tries more. */
const FILES = Number(process.env.FUZZ ?? 5000);
/** Bytes that one file may make the reader ask for: each byte a few times over. */
const MOST_READ = 64 * 1024 * 1024;

/** The same numbers each time (mulberry32), so that a failure comes again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const TELLING = [
  [0xff, 0xff, 0xff, 0xff],
  [0x7f, 0xff, 0xff, 0xff],
  [0x80, 0, 0, 0],
  [0, 0, 0x80, 0],
  [0, 1, 0, 0],
  [0, 0, 0, 0],
];

interface Original {
  readonly bytes: Uint8Array;
  /** Where counts, lengths, kinds of handles and the heads of states stand. */
  readonly structure: readonly number[];
}

/** Learns from the reader itself where in a file its structure is. */
function originalOf(bytes: Uint8Array): Original {
  const structure: number[] = [4, 8, 16, 20];
  const nothing = () => {};
  const visitor: MetadataVisitor = {
    format: nothing,
    checkpoint: nothing,
    masterState: nothing,
    operator: nothing,
    coordinator: nothing,
    fullyFinished: nothing,
    subtask: nothing,
    operatorState: ({ states }) => {
      structure.push(...states.flatMap(({ offsetsAt }) => [offsetsAt - 5, offsetsAt - 4, offsetsAt]));
    },
    keyedState: ({ offsetsAt }) => {
      if (offsetsAt !== null) {
        structure.push(offsetsAt - 9, offsetsAt - 8, offsetsAt - 4, offsetsAt);
      }
    },
    channelState: nothing,
    stream: (handle) => {
      if (handle.kind === 'inline') {
        const before = handle.at - 4 - handle.name.length;
        structure.push(before - 3, before - 2, handle.at - 4, handle.at, handle.at + 4, handle.at + handle.size);
      }
    },
    properties: nothing,
  };
  for (const position of metadataSteps(bytesSource(bytes), visitor)) {
    structure.push(position, position - 4, position - 12);
  }
  return { bytes, structure };
}

/** One file: bytes flipped, numbers replaced, parts cut out, doubled or moved; half of it where the structure is. */
function mutate({ bytes: original, structure }: Original, next: (below: number) => number): Uint8Array {
  let bytes = Uint8Array.from(original);
  for (let changes = 1 + next(4); changes > 0; changes--) {
    const marked = (structure[next(structure.length)] as number) + next(3) - 1;
    const at = next(2) === 0 ? next(bytes.length) : Math.max(0, Math.min(bytes.length - 1, marked));
    const to = Math.min(bytes.length, at + 1 + next(64));
    switch (next(6)) {
      case 0:
        bytes[at] = next(256);
        break;
      case 1:
        bytes.set((TELLING[next(TELLING.length)] as number[]).slice(0, bytes.length - at), at);
        break;
      case 2:
        bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(to)]);
        break;
      case 3:
        bytes = Uint8Array.from([...bytes.subarray(0, to), ...bytes.subarray(at)]);
        break;
      case 4:
        bytes[at] = next(18); // a kind of handle
        break;
      default:
        bytes = bytes.slice(0, Math.max(8, at));
    }
  }
  return bytes;
}

describe('any bytes', () => {
  it('are read or refused, without more work than they are worth', function () {
    this.timeout(0);
    const originals = everyMetadata().map(originalOf);
    for (let seed = 1; seed <= FILES; seed++) {
      const next = numbers(seed);
      const bytes = mutate(originals[next(originals.length)] as Original, next);
      const source = bytesSource(bytes);
      let read = 0;
      const counting = {
        size: source.size,
        read: (at: number, length: number) => {
          const found = source.read(at, length);
          read += found.length;
          return found;
        },
      };
      const savepoint = readFrom(counting, '/nowhere');
      allFindings(savepoint, DEFAULT_FRAME_SIZE);
      assert.ok(read < MOST_READ, `seed ${seed} reads ${read} bytes`);
      const { fault } = savepoint;
      assert.ok(fault === null || (fault.position >= 0 && fault.position <= bytes.length), `seed ${seed}`);
    }
  });
});
