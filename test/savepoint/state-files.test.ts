import assert from 'node:assert/strict';
import { bytesSource } from '../../server/src/savepoint/bytes/byte-source';
import { type Disk, stateFiles } from '../../server/src/savepoint/state-files';

const FOLDER = '/backup/job1/chk-7';
const SIZE = 10;

/** A disk with files of ten bytes. */
function disk(...files: string[]): Disk {
  return {
    sizeOf: (path) => (files.includes(path) ? SIZE : null),
    isFolder: (path) => files.some((file) => file.startsWith(`${path}/`)),
    open: () => bytesSource(new Uint8Array(SIZE)),
  };
}

const find = (path: string, files: string[], lookIn: string[] = [], size = SIZE) =>
  stateFiles(bytesSource(new Uint8Array(0)), FOLDER, lookIn, disk(...files)).find({
    kind: 'file',
    class: '',
    path,
    size,
  });

describe('a state file', () => {
  it('is found at its absolute path', () => {
    assert.equal(find('file:/flink/job1/chk-7/a', ['/flink/job1/chk-7/a']).kind, 'found');
  });

  it('is found beside the metadata of a checkpoint that was moved', () => {
    assert.equal(find('file:/flink/job1/chk-7/a', ['/backup/job1/chk-7/a']).kind, 'found');
  });

  it('is found in the shared folder of a checkpoint that was copied from S3', () => {
    assert.equal(find('s3://bucket/job1/shared/b', ['/backup/job1/shared/b']).kind, 'found');
  });

  it('is found in a folder to look in', () => {
    assert.equal(find('hdfs://host:8020/x/job1/shared/b', ['/mnt/job1/shared/b'], ['/mnt']).kind, 'found');
  });

  it('is missing where its own folder is there without it', () => {
    const found = find('s3://bucket/job1/shared/b', ['/backup/job1/shared/other']);
    assert.deepEqual(found, { kind: 'missing', path: '/backup/job1/shared/b', size: null });
  });

  it('is missing where it holds fewer bytes than the savepoint needs', () => {
    const found = find('file:/flink/job1/chk-7/a', ['/backup/job1/chk-7/a'], [], 11);
    assert.deepEqual(found, { kind: 'missing', path: '/backup/job1/chk-7/a', size: SIZE });
  });

  it('is not called missing where nobody here can look', () => {
    assert.equal(find('s3://bucket/job1/shared/b', []).kind, 'elsewhere');
  });

  it('is not looked for outside the savepoint by a path that leads up', () => {
    const files = stateFiles(bytesSource(new Uint8Array(0)), FOLDER, [], disk('/etc/passwd'));
    assert.equal(files.find({ kind: 'relative', class: '', path: '../../../etc/passwd', size: 1 }).kind, 'elsewhere');
  });
});
