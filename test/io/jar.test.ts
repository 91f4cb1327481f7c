import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { classPathFiles, expandClassPath, localRepository } from '../../server/src/io/class-path-files';
import { Jar } from '../../server/src/io/jar';

const folder = () => mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));

/** A zip file: stored where the entry's text is short, deflated else. */
function zip(entries: Readonly<Record<string, string>>, before = ''): Buffer {
  const files: Buffer[] = [Buffer.from(before)];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const method = text.length > 10 ? 8 : 0;
    const data = method === 8 ? deflateRawSync(Buffer.from(text)) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(text.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    files.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

function jarOf(bytes: Buffer): Jar {
  const file = path.join(folder(), 'a.jar');
  writeFileSync(file, bytes);
  return new Jar(file);
}

const textOf = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString();
const LONG = 'a long text '.repeat(20);

describe('a jar', () => {
  it('gives entries, stored or deflated', () => {
    const jar = jarOf(zip({ 'a/Short.class': 'short', 'a/Long.class': LONG }));
    assert.equal(textOf(jar.find('a/Short.class')), 'short');
    assert.equal(textOf(jar.find('a/Long.class')), LONG);
    assert.equal(jar.find('a/Other.class'), null);
  });

  it('may begin with something else, as runnable jars do', () => {
    assert.equal(textOf(jarOf(zip({ 'a/A.class': LONG }, '#!/bin/sh\n')).find('a/A.class')), LONG);
  });

  it('leaves out what is only for one Java release', () => {
    const entry = 'META-INF/versions/17/a/A.class';
    assert.equal(jarOf(zip({ [entry]: LONG })).find(entry), null);
  });

  it('that is cut off or changed has no classes and does not throw', () => {
    const bytes = zip({ 'a/A.class': LONG, 'a/B.class': 'b' });
    for (let length = 0; length < bytes.length; length += 3) {
      assert.equal(jarOf(bytes.subarray(0, length)).find('a/A.class'), null);
    }
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const changed = Buffer.from(bytes);
        changed[at] = value;
        jarOf(changed).find('a/A.class');
      }),
    );
    assert.equal(new Jar('/no/such.jar').find('a/A.class'), null);
  });
});

describe('a class path on disk', () => {
  it('takes folders of classes, jars and all jars of a folder', () => {
    const at = folder();
    mkdirSync(path.join(at, 'classes/a'), { recursive: true });
    writeFileSync(path.join(at, 'classes/a/A.class'), 'x');
    writeFileSync(path.join(at, 'b.jar'), '');
    writeFileSync(path.join(at, 'a.jar'), '');
    const [first, second, third] = expandClassPath([path.join(at, 'classes'), path.join(at, '*')]);
    assert.deepEqual(
      [second, third].map((each) => path.basename(each ?? '')),
      ['a.jar', 'b.jar'],
    );
    assert.equal(
      textOf(
        classPathFiles()
          .open(first ?? '')
          .find('a/A.class'),
      ),
      'x',
    );
  });

  it('knows the local repository by option, by settings and by convention', () => {
    const home = folder();
    assert.equal(localRepository({}, home), null);
    mkdirSync(path.join(home, '.m2/repository'), { recursive: true });
    assert.equal(localRepository({}, home), `${home}/.m2/repository`);
    mkdirSync(path.join(home, 'elsewhere'));
    const settings = '<settings><localRepository>~/elsewhere</localRepository></settings>';
    writeFileSync(path.join(home, '.m2/settings.xml'), settings);
    assert.equal(localRepository({}, home), `${home}/elsewhere`);
    assert.equal(localRepository({ MAVEN_OPTS: `-Xmx1g -Dmaven.repo.local=${home}/.m2` }, home), `${home}/.m2`);
  });
});
