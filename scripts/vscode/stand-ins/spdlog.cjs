// Stands in for VS Code's native logger; without one there are no log files and every output channel stays empty.
const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
const METHODS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(_type, _name, file) {
    this.level = 2;
    this.raw = false;
    this.fd = fs.openSync(file, 'a');
  }

  write(level, message) {
    if (level < this.level || this.fd === undefined) return;
    const now = new Date();
    const time = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().replace('T', ' ').replace('Z', '');
    try {
      fs.writeSync(this.fd, this.raw ? message : `${time} [${LEVELS[level]}] ${message}\n`);
    } catch {
      // a full disk must not end the server
    }
  }

  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {
    this.raw = false;
  }
  clearFormatters() {
    this.raw = true;
  }
  flush() {}
  drop() {
    if (this.fd === undefined) return;
    fs.closeSync(this.fd);
    this.fd = undefined;
  }
}
METHODS.forEach((method, level) => {
  Logger.prototype[method] = function log(message) {
    this.write(level, message);
  };
});

async function createLogger(name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return new Logger('', name, file);
}

// one assignment each: only so does an `import` of this file see the names
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
