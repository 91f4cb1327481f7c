/**
 * What is started first: `savepoint` alone is a small program of its own, so that it answers before the others would be
 * loaded; all else, and a savepoint beside source, is the whole command line.
 */
const [, , command, ...rest] = process.argv;
const needsSource = rest.some((word) => word === '--source' || word.startsWith('--source='));

if (command === 'savepoint' && !needsSource) {
  require('./cli-savepoint.js');
} else {
  require('./cli-all.js');
}
