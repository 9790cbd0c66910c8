// Unpacks the packaged Chromium into TMPDIR, in a process of its own: the package changes the environment it is loaded in.
const { default: build } = require('@sparticuz/chromium');

build.executablePath().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
