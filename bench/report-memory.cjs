// Loaded into a process that is measured: writes its peak memory in kB to the file BENCH_MEMORY names.
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS)));
