// The one entry behind `npm start`, `npm test`, `npm run etl` and `npm run bench`. Kept to ES5, and free of requires until the version
// is known, so that any Node there is can parse it and say in one sentence what is missing.
'use strict';

var LOWEST = { 20: 19, 22: 12 }; // minors from which ES modules can be required; 21 never got it

function isSupported(version) {
  var parts = version.split('.');
  var major = Number(parts[0]);
  var minor = Number(parts[1]);
  if (major < 20 || major === 21) return false;
  return LOWEST[major] === undefined || minor >= LOWEST[major];
}

if (isSupported(process.versions.node)) {
  require('./test/tools/launch/main.cjs').main(process.argv.slice(2));
} else {
  console.error('和衷需要 Node.js 20.19、22.12 或更高版本，当前为 ' + process.versions.node + '，请升级后重试。');
  console.error('Concord needs Node.js 20.19, 22.12 or later; this is ' + process.versions.node + '. Upgrade it and run again.');
  process.exitCode = 1;
}
