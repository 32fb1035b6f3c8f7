// What an independent implementation, opening_hours of npm, makes of examples.txt: written to expected.json, or compared
// with it (--check). With hours as an argument it tells when they change.
//
//   npm install opening_hours@3.15.0 && TZ=UTC node evaluate.mjs [--check | HOURS]
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// The package is looked for where this is run, not where it lies.
const opening_hours = createRequire(process.cwd() + '/')('opening_hours');

// Poland, whose holidays both know alike.
const WARSAW = { lat: 52.2, lon: 21, address: { country_code: 'pl', state: '' } };
const START = Date.UTC(2026, 0, 1), END = Date.UTC(2027, 0, 1), STEP = 3911 * 60_000;

// O open, C closed, U unknown, at every 3911rd minute of 2026; what is wrong with hours that it cannot read.
export function samples(hours) {
  let read;
  try {
    read = new opening_hours(hours, WARSAW, {});
  } catch (error) {
    return { refused: true };
  }
  let states = '';
  for (let at = START; at < END; at += STEP) {
    const date = new Date(at);
    states += read.getUnknown(date) ? 'U' : read.getState(date) ? 'O' : 'C';
  }
  return {
    open: [...states].filter((one) => one === 'O').length,
    unknown: [...states].filter((one) => one === 'U').length,
    digest: createHash('sha256').update(states).digest('hex').slice(0, 16),
    states,
  };
}

const here = (name) => new URL(name, import.meta.url);
if (process.env.TZ !== 'UTC') throw new Error('run it with TZ=UTC');
const [asked] = process.argv.slice(2);
if (asked && asked !== '--check') {
  const read = new opening_hours(asked, WARSAW, {});
  console.log(read.getWarnings().join('\n'));
  let last = '';
  for (let at = START; at < END; at += 900_000) {
    const date = new Date(at);
    const now = read.getUnknown(date) ? 'unknown' : read.getState(date) ? 'open' : 'closed';
    if (now !== last) console.log(date.toISOString().slice(0, 16), now);
    last = now;
  }
} else {
  const lines = readFileSync(here('examples.txt'), 'utf8').split('\n').filter((line) => line !== '');
  const made = Object.fromEntries(lines.map((hours) => {
    const { states, ...told } = samples(hours);
    return [hours, told];
  }));
  const text = JSON.stringify(made, null, 1) + '\n';
  if (asked === '--check') {
    const held = readFileSync(here('expected.json'), 'utf8');
    if (held !== text) throw new Error('expected.json is not what opening_hours makes of examples.txt');
    console.log(`${lines.length} examples evaluated by opening_hours as expected.json has them`);
  } else {
    writeFileSync(here('expected.json'), text);
  }
}
