#!/usr/bin/env node
/**
 * A reader of the covisa wire standard, version 1, written from its text (federation-spec/SPEC.md) alone.
 *
 * It reads a pass text, examines a record stage by stage, judges key logs, tells what status lists take away, gives the
 * verdict of a desk, and reads short codes. It needs nothing but Node 20. The sections stand in the order of SPEC.
 *
 *   node verify.mjs --vectors DIR
 *   node verify.mjs PASS --key-log HEX_OR_FILE ... [--status-list HEX_OR_FILE ...] [--host SPACE] [--now SECONDS]
 */
import { createHash, createHmac, createPublicKey, verify as verifyWithNode } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { deflateSync, inflateSync } from 'node:zlib';

/** A fault is why a record fails: its stage (SPEC §1.4), whether nobody is to blame (§7.3), and its outcome (§6.3). */
export class Fault extends Error {
  constructor(stage, what, { blameless = false, outcome } = {}) {
    super(`${stage}: ${what}`);
    Object.assign(this, { stage, blameless, outcome });
  }
}

/** This makes the SHA-256 of bytes. */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** This makes the first 16 bytes of an HMAC-SHA-256, which SPEC §3.1 and §3.9 use. */
const hmac16 = (key, ...parts) => hmac(key, ...parts).subarray(0, 16);

/** This makes the HMAC-SHA-256 of several parts, one behind the other. */
function hmac(key, ...parts) {
  const mac = createHmac('sha256', key);
  parts.forEach((part) => mac.update(part));
  return mac.digest();
}

/** This leaves out of an object what is undefined. */
const compact = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

// --------------------------------------------------------------------------------------------- SPEC §1.1, the envelope

/** The media types of records (SPEC §1.1), each with the name that it has in the vectors. */
const TYPES = new Map([
  ['application/covisa-key+cwt', 'key'],
  ['application/covisa-profile+cwt', 'profile'],
  ['application/covisa-terms+cwt', 'terms'],
  ['application/statuslist+cwt', 'status-list'],
  ['application/covisa-vouches+cwt', 'vouches'],
  ['application/covisa-card+cwt', 'card'],
  ['application/covisa-attestation+cwt', 'attestation'],
  ['application/covisa-message+cwt', 'visit-message'],
]);

/** Cards and passes for one host are the two types of passes (SPEC §0). */
const isPass = (type) => type === 'card' || type === 'attestation';

/** This takes a record apart: the stages `scanner` and `envelope` (SPEC §1.1, §1.4). */
export function openRecord(bytes) {
  const [protectedBytes, payload, signature] = takeApart(scanRecord(bytes));
  const header = scan(protectedBytes);
  const raw = scan(payload);
  const { type, kid } = readHeader(header);
  if (bytes.length > SIZES[type]) throw new Fault('envelope', `more than ${SIZES[type]} bytes`);
  return { type, kid, protectedBytes, payload, signature, raw, bytes };
}

/** This checks the form of a COSE_Sign1 message and its unprotected header, the first part of stage 2 (SPEC §1.4). */
function takeApart({ tagged, value }) {
  const sign1 = tagged && Array.isArray(value) && value.length === 4 ? value : [];
  const [protectedBytes, unprotected, payload, signature] = sign1;
  const formed = [protectedBytes, payload, signature].every(Buffer.isBuffer) && signature.length === 64;
  if (!formed) throw new Fault('envelope', 'not a COSE_Sign1 message');
  if (!(unprotected instanceof Map) || unprotected.size > 0) throw new Fault('envelope', 'unprotected header');
  return [protectedBytes, payload, signature];
}

/** This reads the protected header, the type before all else (SPEC §1.1). */
function readHeader(header) {
  const wrong = () => new Fault('envelope', 'protected header');
  const typ = header instanceof Map ? header.get(16) : undefined;
  if (typeof typ !== 'string' && !(isInteger(typ) && typ >= 0)) throw wrong();
  const type = TYPES.get(typ);
  if (!type) throw new Fault('envelope', `unknown type ${typ}`, { blameless: true, outcome: 'newer version' });
  const kid = header.get(4);
  if (header.size !== 3 || !Buffer.isBuffer(kid) || kid.length !== 8) throw wrong();
  if (header.get(1) !== -8 && header.get(1) !== -19) throw new Fault('envelope', 'algorithm');
  return { type, kid };
}

// --------------------------------------------------------------------------------------- SPEC §1.2, deterministic CBOR

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const SIMPLE_VALUES = new Map([[0xf4, false], [0xf5, true], [0xf6, null]]);
const TAG_18 = 0xd2;

const isInteger = (value) => typeof value === 'bigint' || Number.isSafeInteger(value);
const smallest = (big) => (Number.isSafeInteger(Number(big)) ? Number(big) : big);

/** A scanner reads one CBOR item and refuses every other encoding of it than the deterministic one (SPEC §1.2). */
class Scanner {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  refuse(what) {
    throw new Fault('scanner', `${what} at byte ${this.at}`);
  }

  take(length) {
    if (length > this.bytes.length - this.at) this.refuse('bytes are missing');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** This reads the argument of a head and refuses one that a shorter head could hold. */
  argument(info) {
    if (info < 24) return info;
    if (info > 27) this.refuse('indefinite or reserved length');
    const size = 1 << (info - 24);
    const value = BigInt(`0x${this.take(size).toString('hex')}`);
    if (value < [24n, 1n << 8n, 1n << 16n, 1n << 32n][info - 24]) this.refuse('head is not the shortest');
    return smallest(value);
  }

  /** This reads one item that stands inside `depth` arrays, maps and tags. */
  item(depth) {
    const [initial] = this.take(1);
    const major = initial >> 5;
    if (major === 7) return SIMPLE_VALUES.has(initial) ? SIMPLE_VALUES.get(initial) : this.refuse('simple or float');
    const argument = this.argument(initial & 31);
    switch (major) {
      case 0: return argument;
      case 1: return smallest(-1n - BigInt(argument));
      case 2: return this.take(argument);
      case 3: return this.text(argument);
      case 4: return this.array(argument, depth + 1);
      case 5: return this.map(argument, depth + 1);
      default: return this.refuse('tag');
    }
  }

  text(length) {
    const bytes = this.take(length);
    try {
      return UTF8.decode(bytes);
    } catch {
      return this.refuse('not UTF-8');
    }
  }

  /** This checks the bounds on nesting and counts (SPEC §2.1). */
  within(count, depth) {
    if (depth > MOST_NESTED) this.refuse('nested too deep');
    if (count > MOST_ELEMENTS) this.refuse('too many elements');
  }

  array(count, depth) {
    this.within(count, depth);
    return Array.from({ length: count }, () => this.item(depth));
  }

  map(count, depth) {
    this.within(count, depth);
    const map = new Map();
    let before = Buffer.alloc(0);
    for (let i = 0; i < count; i += 1) {
      const start = this.at;
      const key = this.item(depth);
      if (!isInteger(key) && typeof key !== 'string') this.refuse('key is neither integer nor text');
      const encoded = this.bytes.subarray(start, this.at);
      if (Buffer.compare(before, encoded) >= 0) this.refuse('keys do not rise');
      before = encoded;
      map.set(key, this.item(depth));
    }
    return map;
  }

  whole(depth) {
    const value = this.item(depth);
    if (this.at < this.bytes.length) this.refuse('bytes follow');
    return value;
  }
}

/** This scans a header or a payload: one item without any tag (SPEC §1.2). Maps become a Map, byte strings a Buffer. */
export const scan = (bytes) => new Scanner(bytes).whole(0);

/** This scans a record: one item, behind tag 18 or behind none (SPEC §1.2 rule 7). */
export function scanRecord(bytes) {
  const scanner = new Scanner(bytes);
  if (bytes.length > MOST_BYTES) scanner.refuse('too long');
  const tagged = bytes[0] === TAG_18;
  if (tagged) scanner.take(1);
  return { tagged, value: scanner.whole(tagged ? 1 : 0) };
}

/** This makes the shortest head of a major type and its argument (SPEC §1.2 rule 2). */
function encodeHead(major, argument) {
  const value = BigInt(argument);
  if (value < 24n) return Buffer.from([(major << 5) | Number(value)]);
  const power = [8n, 16n, 32n, 64n].findIndex((bits) => value < 1n << bits);
  const digits = value.toString(16).padStart(2 << power, '0');
  return Buffer.concat([Buffer.from([(major << 5) | (24 + power)]), Buffer.from(digits, 'hex')]);
}

/** This encodes what `scan` gives; the keys of its maps are in order already (SPEC §1.2). */
export function encode(value) {
  if (isInteger(value)) return value >= 0 ? encodeHead(0, value) : encodeHead(1, -1n - BigInt(value));
  if (Buffer.isBuffer(value)) return Buffer.concat([encodeHead(2, value.length), value]);
  if (typeof value === 'string') return Buffer.concat([encodeHead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Array.isArray(value)) return Buffer.concat([encodeHead(4, value.length), ...value.map(encode)]);
  if (value instanceof Map) return Buffer.concat([encodeHead(5, value.size), ...[...value].flat().map(encode)]);
  return Buffer.from([value === null ? 0xf6 : value ? 0xf5 : 0xf4]);
}

// -------------------------------------------------------------------------------------- SPEC §1.3, algorithms and keys

const PRIME = 2n ** 255n - 19n;
const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const SPKI_OF_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

const modulo = (value) => ((value % PRIME) + PRIME) % PRIME;

function power(base, exponent) {
  let result = 1n;
  for (let square = modulo(base), left = exponent; left > 0n; left >>= 1n, square = modulo(square * square)) {
    if (left & 1n) result = modulo(result * square);
  }
  return result;
}

const inverse = (value) => power(value, PRIME - 2n);
const CURVE_D = modulo(-121665n * inverse(121666n));
const ROOT_OF_MINUS_ONE = power(2n, (PRIME - 1n) / 4n);
const littleEndian = (bytes) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);

/** This decodes a point of the curve; it gives null for bytes that are not the one encoding of a point (SPEC §1.3). */
function decodePoint(bytes) {
  const number = littleEndian(bytes);
  const sign = number >> 255n;
  const y = number & ((1n << 255n) - 1n);
  if (y >= PRIME) return null;
  const square = modulo((y * y - 1n) * inverse(CURVE_D * y * y + 1n));
  let x = power(square, (PRIME + 3n) / 8n);
  if (modulo(x * x) !== square) x = modulo(x * ROOT_OF_MINUS_ONE);
  if (modulo(x * x) !== square || (x === 0n && sign === 1n)) return null;
  return { x: (x & 1n) === sign ? x : PRIME - x, y };
}

function doublePoint({ x, y }) {
  const product = CURVE_D * x * x * y * y;
  return {
    x: modulo(2n * x * y * inverse(1n + product)),
    y: modulo((x * x + y * y) * inverse(1n - product)),
  };
}

/** A point is of small order if eight times it is the neutral point (SPEC §1.3). */
function hasSmallOrder(point) {
  const { x, y } = doublePoint(doublePoint(doublePoint(point)));
  return x === 0n && y === 1n;
}

/** A key is weak if it is not the one encoding of a point, or if that point is of small order (SPEC §1.3). */
export function isWeakKey(key) {
  const point = decodePoint(key);
  return point === null || hasSmallOrder(point);
}

/**
 * This verifies a signature strictly (SPEC §1.3). Node compares the encoding of [S]B - [h]A with R, without the
 * cofactor; the bounds on S and R are checked here. Keys are checked when their event comes in (SPEC §4.1).
 */
export function verifySignature(key, message, signature) {
  if (littleEndian(signature.subarray(32)) >= GROUP_ORDER) return false;
  const commitment = decodePoint(signature.subarray(0, 32));
  if (commitment === null || hasSmallOrder(commitment)) return false;
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI_OF_ED25519, key]), format: 'der', type: 'spki' });
  return verifyWithNode(null, message, publicKey, signature);
}

// --------------------------------------------------------------------------------------------------- SPEC §1.4, stages

/** This climbs all stages with the bytes of a record; it gives the record or throws a `Fault` (SPEC §1.4). */
export function climb(bytes, keyLogs, now) {
  const record = climbWithoutClock(bytes, keyLogs);
  checkTrust(record);
  checkTime(record, now);
  return record;
}

/** This climbs all stages, but for what nobody is to blame for: the future, an end, a key not trusted (SPEC §4.2). */
export function climbWithoutClock(bytes, keyLogs) {
  let type;
  try {
    const record = openRecord(bytes);
    type = record.type;
    record.claims = readClaims(record);
    record.signer = findSigner(record, keyLogs);
    checkProvable(record);
    return record;
  } catch (fault) {
    throw Object.assign(fault, { type });
  }
}

// ----------------------------------------------------------------------------------------------------- SPEC §2, limits

const DAY = 86400;
const MOST_NESTED = 8;
const MOST_ELEMENTS = 256;
const MOST_BYTES = 32768;
const LATEST_TIME = 253402300799;
const SIZES = {
  'key': 1024, 'profile': 4096, 'terms': 16384, 'status-list': 4096, 'vouches': 16384, 'card': 2048, 'attestation': 2048,
  'visit-message': 4096,
};

// ---------------------------------------------------------------------------------- SPEC §3, shapes: how they are told

// A reader takes what `scan` gave, and gives its plain form (SPEC Appendix A) or throws a fault of stage `cddl`.

const refuse = (what) => { throw new Fault('cddl', what, { blameless: true }); };
const hex = (bytes) => bytes.toString('hex');
const fromHex = (string) => Buffer.from(string, 'hex');

/** Numbers that JSON might round become text (SPEC Appendix A). */
const plainInteger = (value) => (typeof value === 'bigint' ? String(value) : value);

const int = (least, most) => (value) => (
  isInteger(value) && value >= least && value <= most ? plainInteger(value) : refuse(`no int ${least} to ${most}`));
const text = (least, most, form = /(?:)/) => (value) => {
  const length = typeof value === 'string' ? Buffer.byteLength(value) : -1;
  return length >= least && length <= most && form.test(value) ? value : refuse(`no text of ${least} to ${most} bytes`);
};
const octets = (least, most) => (value) => (
  Buffer.isBuffer(value) && value.length >= least && value.length <= most
    ? hex(value) : refuse(`no ${least} to ${most} bytes`));
const listOf = (least, most, element) => (value) => (
  Array.isArray(value) && value.length >= least && value.length <= most
    ? value.map(element) : refuse(`no list of ${least} to ${most}`));
const literal = (wanted, plain = wanted) => (value) => (value === wanted ? plain : refuse(`not ${wanted}`));
const words = (...names) => (value) => names[int(1, names.length)(value) - 1];
const flag = literal(true);

/** This reads a map: each field has a name, with `?` behind it if it may be left out; other keys are refused or not. */
function fields(table, readKey, mayIgnore) {
  const known = new Map(Object.entries(table).map(([key, [name, read]]) => [
    readKey(key), { name: name.replace('?', ''), optional: name.endsWith('?'), read },
  ]));
  return (map) => {
    if (!(map instanceof Map)) refuse('no map');
    for (const key of map.keys()) if (!known.has(key) && !mayIgnore(key)) refuse(`key ${key}`);
    const plain = {};
    for (const [key, { name, optional, read }] of known) {
      if (map.has(key)) plain[name] = read(map.get(key));
      else if (!optional) refuse(`${name} is missing`);
    }
    return plain;
  };
}

/** This reads what has one of several shapes, of which one fits at most. */
function oneOf(shapes, what) {
  return (value) => {
    for (const read of shapes) {
      try {
        return read(value);
      } catch { /* It may be another of the shapes. */ }
    }
    return refuse(what);
  };
}

const isOverlooked = (key) => isInteger(key) && key >= 33 && key <= 63 && key % 2 === 1;
const NAMED_CLAIMS = new Set([1, 2, 3, 4, 5, 6, 7, 8, 39, 65533, 65534, 65535, -65537]);

/** A body, and each map inside one, may hold odd unknown keys from 33 to 63 (SPEC §1.5). */
const body = (table) => fields(table, Number, isOverlooked);
/** A claims set may hold every claim that the standard does not name (SPEC §1.5). */
const claimsSet = (table) => fields(table, Number, (key) => !NAMED_CLAIMS.has(key));
/** Maps of other standards are exact (SPEC §1.5). */
const exact = (table, readKey = String) => fields(table, readKey, () => false);

const time = int(0, LATEST_TIME);
const hash = octets(32, 32);
const uint64 = int(0, 2n ** 64n - 1n);
const version = literal(1);

// ------------------------------------------------------------------------------------------------------ SPEC §3.1, ids

const spaceId = text(39, 39, /^covisa:[a-z2-7]{32}$/);
const subject = text(22, 22, /^[A-Za-z0-9_-]{21}[AQgw]$/);
const listId = text(43, 44, /^covisa:[a-z2-7]{32}\/s\/([0-9]|[1-5][0-9]|6[0-3])$/);

/** This makes the thumbprint of a public key, whose first 8 bytes are the key id (SPEC §3.1). */
export const thumbprint = (key) => sha256(Buffer.concat([Buffer.from('a301012006215820', 'hex'), key]));

/** This makes the payload hash of a record, in hexadecimal (SPEC §1.1). */
const payloadHash = ({ payload }) => hex(sha256(payload));

/** This makes the space id of the payload of an inception (SPEC §3.1). */
export const spaceIdOf = (payload) => `covisa:${encodeBase32(sha256(payload).subarray(0, 20)).toLowerCase()}`;

/** This makes S, the number under which a host counts a visitor, of the subject of a card (SPEC §3.1). */
export const visitorNumber = (cardSubject, host) => (
  hmac16(Buffer.from(cardSubject, 'base64url'), host).toString('base64url'));

/** This encodes Base32 without padding, in capitals (SPEC §6.1). */
function encodeBase32(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{1,5}/g).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

// ----------------------------------------------------------------------------- SPEC §3.2 and §3.3, key log and profile

const coseKey = exact({ 1: ['type', literal(1)], '-1': ['curve', literal(6)], '-2': ['x', hash] }, Number);

const bareKey = (value) => coseKey(value).x;

/** Reasons of key events are numbered from 0 on; by `kept` one that is made otherwise is refused (SPEC §3.2). */
const KEY_REASONS = ['inception', 'rotation', 'lost', 'compromised', 'retired', 'ended'];
const keyReason = (...kept) => (value) => {
  const word = KEY_REASONS[int(0, KEY_REASONS.length - 1)(value)];
  return kept.includes(word) ? word : refuse(`no event for the reason ${word}`);
};

const keysOfEvent = { 3: ['keys', listOf(1, 4, bareKey)], 4: ['next', listOf(1, 4, hash)], 5: ['recovery', hash] };
const laterEvent = { 0: ['version', version], 1: ['sequence', int(1, 255)], 2: ['previous', hash], ...keysOfEvent };

const inceptionClaims = claimsSet({
  6: ['issued_at', time],
  '-65537': ['body', body({
    0: ['version', version], 1: ['sequence', literal(0)], ...keysOfEvent, 6: ['reason', keyReason('inception')],
  })],
});

/** The events after the inception: normal ones, recoveries, and those by which the space ends (SPEC §3.2). */
const LATER_EVENTS = [
  body({ ...laterEvent, 6: ['reason', keyReason('rotation', 'retired')] }),
  body({ ...laterEvent, 6: ['reason', keyReason('lost', 'compromised', 'retired')], 8: ['recovery_key', bareKey] }),
  body({
    ...laterEvent, 6: ['reason', keyReason('ended')], 8: ['recovery_key?', bareKey], 9: ['successor?', spaceId],
  }),
];

const laterClaims = claimsSet({
  1: ['space', spaceId], 6: ['issued_at', time], '-65537': ['body', oneOf(LATER_EVENTS, 'none of the key events')],
});

/** This reads a key event: without claim 1 it is an inception (SPEC §3.2). */
const keyEventClaims = (value) => (value instanceof Map && value.has(1) ? laterClaims(value) : inceptionClaims(value));

const spaceKind = words('coworking', 'makerspace', 'hackerspace', 'library', 'cafe', 'incubator', 'other', 'club', 'museum');
const channel = words('email', 'phone', 'web', 'form', 'social', 'post', 'fax');
const positionMap = body({ 1: ['latitude', int(-9000000, 9000000)], 2: ['longitude', int(-18000000, 18000000)] });
const contactMap = body({ 1: ['channel', channel], 2: ['value?', text(1, 160)] });
const placeMap = body({
  1: ['country?', text(2, 2)], 2: ['region?', text(1, 60)], 3: ['city?', text(1, 80)], 4: ['address?', text(1, 160)],
  5: ['position?', positionMap],
});

const extent = words('yes', 'no', 'limited');
const premisesMap = body({
  1: ['step_free?', extent], 2: ['door_cm?', int(1, 1000)], 3: ['lift?', extent], 4: ['toilets?', extent],
  5: ['floor?', int(-99, 999)], 6: ['entrance?', text(1, 160)], 7: ['phone_booths?', int(0, 9999)], 8: ['quiet_zone?', extent],
  9: ['monitors?', int(0, 9999)], 10: ['nursery?', extent], 11: ['pets?', extent],
  12: ['parking?', listOf(1, 5, words('none', 'bicycle', 'car', 'accessible', 'charging'))],
});

/** Profiles and terms have the same claims around their bodies (SPEC §3.4). */
const spaceClaims = (table) => claimsSet({
  1: ['space', spaceId], 4: ['expires_at', time], 6: ['issued_at', time], '-65537': ['body', body(table)],
});

const profileClaims = spaceClaims({
  0: ['version', version], 1: ['sequence', uint64], 2: ['name', text(1, 80)], 3: ['kind', spaceKind],
  4: ['place', placeMap], 5: ['zone', text(1, 64)], 6: ['contact?', listOf(1, 8, contactMap)],
  7: ['addresses?', listOf(1, 16, octets(1, 128))], 8: ['domain?', text(4, 253)], 9: ['key_log_head', hash],
  10: ['peers', listOf(1, 4, octets(34, 42))], 11: ['premises?', premisesMap],
});

// ---------------------------------------------------------------------------------------------------- SPEC §3.4, terms

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEKS = ['first', 'second', 'third', 'fourth', 'fifth', 'last'];
const TIERS = ['day', 'flex', 'dedicated', 'team'];
const UNITS = ['hour', 'half day', 'day', 'block', 'week', 'month'];
const tierName = words(...TIERS);
const unitName = words(...UNITS, 'visit');
const periodName = words(
  'visit', 'week', 'calendar month', 'rolling', 'year', 'lifetime', 'first visits', 'unstated', 'day', 'month',
);
const benefitName = words('free', 'discount', 'area', 'fee waived', 'at a price', 'free or discount', 'welcome');
const shortName = text(1, 60);
const spaces = listOf(1, 128, spaceId);

const capMap = body({
  1: ['amount', int(0, 10000)], 2: ['ask_up_to?', int(1, 10000)], 3: ['unit', unitName], 4: ['per', periodName],
  5: ['rolling_days?', int(1, 3660)], 6: ['block_hours?', int(1, 8784)],
});

const regionMap = body({
  1: ['rule', words('same city', 'same region', 'same country', 'travelling', 'another country')], 2: ['name?', shortName],
  3: ['advisory?', flag], 4: ['of?', words('home', 'residence')],
});

const requiresMap = body({
  1: ['home_takes_ours?', flag], 2: ['never_more_than_home?', flag], 3: ['home_share_percent?', int(1, 100)],
  4: ['home_kinds?', listOf(1, 8, spaceKind)], 5: ['home_has_room?', flag], 6: ['min_tier?', tierName],
  7: ['excluded_tiers?', listOf(1, 4, tierName)], 8: ['member_for_days?', int(1, 3660)],
  9: ['km_from_home?', int(1, 20000)], 10: ['km_from_residence?', int(1, 20000)], 11: ['region?', regionMap],
  12: ['waived_for?', spaces], 13: ['active_members?', flag], 14: ['in_words?', listOf(1, 8, text(1, 160))],
  15: ['coupon?', text(1, 80)], 16: ['waived_by_agreement?', flag],
});

const timeOf = (minutes) => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
const clockTime = (value) => timeOf(int(0, 1440)(value));

const thousandths = (value) => int(0, 1e12)(value) / 1000;
const priceMap = body({
  1: ['amount?', thousandths], 2: ['currency?', text(3, 3)], 3: ['sign?', text(1, 4)],
  4: ['currency_assumed?', flag], 5: ['unit', words(...UNITS, 'night', 'once', 'visit', 'year', 'minute')],
  6: ['count?', int(1, 1000)], 7: ['within_days?', int(1, 3660)], 8: ['block_hours?', int(1, 8784)],
  9: ['when?', words('after', 'beside', 'donation')], 10: ['only_for?', text(1, 80)], 11: ['before_tax?', flag],
  12: ['credited_within_days?', int(1, 366)], 13: ['at_least?', int(1, 366)], 14: ['note?', text(1, 160)],
  15: ['up_to?', thousandths], 16: ['or_more?', flag], 17: ['credited?', flag], 19: ['tax_included?', flag],
  21: ['label?', text(1, 80)], 23: ['negotiable?', flag], 25: ['in_packs?', flag],
});

const bookingMap = body({
  1: ['how?', words('not needed', 'contact first', 'reserve', 'form', 'approval')], 2: ['days_before?', int(0, 365)],
  3: ['form_fields?', listOf(1, 16, text(1, 40))], 4: ['account?', text(1, 120)], 5: ['link?', text(1, 200)],
  6: ['on_arrival?', text(1, 120)],
});

const guestsMap = body({ 1: ['rule', words('none', 'free', 'host policy', 'paid')], 2: ['at_most?', int(1, 100)] });
const invitedMap = body({ 1: ['at_once?', int(1, 100)], 2: ['per_member?', flag], 3: ['member_present?', flag], 4: ['member_pays?', flag], 5: ['member_registers?', flag] });
const proofMap = body({
  1: ['bears?', listOf(1, 4, words('date', 'stamp', 'photo', 'signature', 'name'))], 2: ['valid_days?', int(1, 3660)],
});

const betweenMap = body({ 1: ['from', clockTime], 2: ['until', clockTime] });

const grantMap = body({
  1: ['to', words('members', 'anyone', 'partners', 'guests of members', 'would-be members')], 2: ['spaces?', spaces],
  3: ['groups?', listOf(1, 16, shortName)], 4: ['benefit', benefitName], 5: ['discount_percent?', int(1, 100)],
  6: ['areas?', listOf(1, 8, shortName)], 7: ['caps?', listOf(1, 4, capMap)], 8: ['requires?', requiresMap],
  9: ['booking?', bookingMap],
  10: ['identity?', listOf(1, 4, words('none', 'photo id', 'membership proof', 'letter', 'id'))],
  11: ['guests?', guestsMap], 12: ['price?', listOf(1, 8, priceMap)], 13: ['more_on_request?', flag],
  14: ['weekdays?', listOf(1, 7, words(...WEEKDAYS))], 15: ['not_for_regulars?', flag],
  16: ['amount_not_fixed?', flag], 17: ['label?', text(1, 80)], 18: ['note?', text(1, 500)],
  19: ['extent_unstated?', flag], 20: ['weeks?', listOf(1, 6, words(...WEEKS))], 21: ['invited?', invitedMap],
  22: ['proof?', proofMap], 23: ['identity_any?', flag], 24: ['between?', betweenMap],
});

/** This reads a day of the Gregorian calendar, or its month or year alone (SPEC §3.4.3). */
function calendarDate(value) {
  const plain = text(4, 10, /^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$/)(value);
  const isThere = plain.length < 10 || new Date(`${plain}T00:00:00Z`).getUTCDate() === Number(plain.slice(8));
  return isThere ? plain : refuse('no such day');
}

const hoursMap = body({
  1: ['open?', text(1, 256)], 2: ['unnamed_days?', words('unknown', 'closed')], 3: ['key_holders?', text(1, 256)],
  4: ['staffed?', text(1, 256)],
});
const doorMap = body({
  1: ['keys?', words('none', 'lent', 'for a deposit', 'for a fee')], 2: ['escort?', flag], 3: ['how?', text(1, 160)],
});
const siteMap = body({ 1: ['name', shortName], 2: ['city?', text(1, 80)], 3: ['position?', positionMap] });
const areaMap = body({
  1: ['name', shortName], 2: ['count?', int(1, 1000)], 3: ['seats?', int(1, 1000)],
  4: ['for_visitors?', words('included', 'extra', 'unstated', 'not for visitors')], 5: ['note?', text(1, 160)],
});
const groupMap = body({ 1: ['name', shortName], 2: ['spaces?', spaces], 3: ['by_name?', listOf(1, 32, text(1, 80))] });
const statusRuleMap = body({ 1: ['refuse_after_hours?', int(24, 8784)], 2: ['ask_home?', flag] });

const contentMap = body({
  1: ['visa?', words('accepted', 'declined')], 2: ['grant?', listOf(1, 16, grantMap)], 3: ['hours?', hoursMap],
  4: ['site?', listOf(1, 32, siteMap)], 5: ['several_sites?', flag], 6: ['one_count?', flag],
  7: ['languages?', listOf(1, 16, text(2, 12))], 8: ['contact?', listOf(1, 8, contactMap)],
  9: ['capacity?', int(1, 100000)], 10: ['area?', listOf(1, 16, areaMap)], 11: ['group?', listOf(1, 16, groupMap)],
  12: ['price?', listOf(1, 16, priceMap)], 13: ['plans?', listOf(1, 8, text(1, 120))],
  14: ['networks?', listOf(1, 8, text(1, 80))], 15: ['agreement?', words('not needed', 'needed')],
  16: ['note?', text(1, 2000)], 17: ['status?', statusRuleMap], 18: ['closed_since?', calendarDate],
  19: ['drop_in?', words('not free', 'none', 'no days for sale')], 20: ['door?', doorMap], 21: ['payment?', listOf(1, 8, text(1, 40))],
  23: ['events?', listOf(1, 8, text(1, 80))],
});

const editionMap = body({ 1: ['content_hash', hash], 2: ['applies_from', time], 3: ['content', contentMap] });

const termsClaims = spaceClaims({
  0: ['version', version], 1: ['sequence', uint64], 2: ['current', editionMap], 3: ['upcoming?', editionMap],
  4: ['previous?', hash], 5: ['reviewed_at?', time],
});

// -------------------------------------------------------------------------- SPEC §3.5 to §3.7, passes and status lists

const LIST_PLACES = 8192;
const LIST_BYTES = LIST_PLACES / 4;
const index = int(0, LIST_PLACES - 1);
const truth = (value) => (typeof value === 'boolean' ? value : refuse('neither true nor false'));

/** Attributes by their ids, each with its name and its value (SPEC §3.5). */
const ATTRIBUTES = new Map([
  [1, ['name', text(1, 80)]], [2, ['plan', text(1, 80)]], [3, ['home_name', text(1, 80)]], [4, ['member_since', time]],
  [5, ['company', text(1, 80)]], [6, ['over_18', truth]], [7, ['email', text(1, 80)]], [8, ['country', text(2, 2)]],
  [10, ['access_needs', text(1, 80)]], [11, ['residence', positionMap]], [12, ['home_share', int(0, 100)]],
  [13, ['city', text(1, 80)]],
]);

/** This reads an attribute; one of an unknown id is kept as it is (SPEC §3.5). */
function attribute(pair) {
  if (!Array.isArray(pair) || pair.length !== 2) refuse('no array of two');
  const [id, value] = pair;
  const plainId = uint64(id);
  const [name, read] = ATTRIBUTES.get(id) ?? ['other', () => [plainId, hex(encode(value))]];
  return { [name]: read(value) };
}

/** Cards and passes for one host differ in whether there must be an audience (SPEC §3.5, §3.7). */
const passClaims = (audience) => claimsSet({
  1: ['home', spaceId], 2: ['subject', subject], 3: [audience, spaceId], 4: ['expires_at', time],
  5: ['not_before?', time], 6: ['issued_at', time],
  65535: ['status?', exact({ status_list: ['place', exact({ idx: ['index', index], uri: ['list', listId] })] })],
  '-65537': ['body', body({
    0: ['version', version], 1: ['tier?', tierName], 2: ['attributes?', listOf(1, 16, attribute)], 3: ['photo?', hash],
  })],
});

/** This inflates one zlib stream with nothing behind it, and stops one byte after `most` (SPEC §3.6, §6.2). */
function inflate(stream, most) {
  const { buffer, engine } = inflateSync(stream, { maxOutputLength: most, chunkSize: most + 1, info: true });
  if (engine.bytesWritten !== stream.length) throw new RangeError('bytes follow the stream');
  return buffer;
}

/** This inflates the entries of a status list, which are 2048 bytes (SPEC §3.6). */
function inflateEntries(stream) {
  try {
    const entries = inflate(stream, LIST_BYTES);
    if (entries.length === LIST_BYTES) return entries;
  } catch { /* A stream that fails is as wrong as one that is too short. */ }
  return refuse(`not one stream of ${LIST_BYTES} bytes`);
}

/** This reads the compressed entries: they stay compressed in the plain form, but have to inflate (SPEC §1.4, §3.6). */
function compressedEntries(value) {
  const plain = octets(1, 4096)(value);
  inflateEntries(value);
  return plain;
}

const tag = octets(8, 8);
const suspensionMap = body({ 1: ['tag', tag], 2: ['places', listOf(1, 256, index)] });

const statusListClaims = claimsSet({
  1: ['space', spaceId], 2: ['list', listId], 4: ['expires_at', time], 6: ['issued_at', time],
  65533: ['entries', exact({ bits: ['bits', literal(2)], lst: ['statuses', compressedEntries] })],
  65534: ['ttl?', int(1, 604800)],
  '-65537': ['body', body({
    0: ['version', version], 1: ['sequence', uint64], 2: ['since', time],
    4: ['suspensions?', listOf(1, 256, suspensionMap)], 6: ['lifted?', listOf(1, 256, tag)],
  })],
});

// ------------------------------------------------------------------------------------------------ SPEC §3.10, vouches

const vouch = body({ 1: ['space', spaceId], 2: ['since', time] });

const vouchesClaims = claimsSet({
  1: ['space', spaceId], 4: ['expires_at', time], 6: ['issued_at', time],
  '-65537': ['body', body({ 0: ['version', version], 1: ['sequence', uint64], 2: ['vouches?', listOf(1, 200, vouch)] })],
});

// ----------------------------------------------------------------------------------- SPEC §3.8, messages about a visit

const request = { 0: ['version', version], 1: ['kind', literal(1, 'request')] };
const answer = { 0: ['version', version], 1: ['kind', literal(2, 'answer')], 2: ['request', octets(16, 16)] };
const code = ['code', octets(16, 16)];
const carriedPass = ['pass', octets(1, 2048)];

/** Each message holds the keys of its line, all of them and no others (SPEC §3.8). */
const MESSAGES = [
  body({ ...request, 10: code }),
  body({ ...request, 12: ['says', text(1, 160)] }),
  body({ ...answer, 6: ['decision', literal(1, 'ours')], 11: carriedPass }),
  body({ ...answer, 6: ['decision', literal(2, 'not ours')] }),
  body({ 0: ['version', version], 1: ['kind', literal(5, 'notice')], 10: code, 11: carriedPass }),
  body({
    0: ['version', version], 1: ['kind', literal(6, 'redemption')], 13: ['invitation', octets(32, 32)], 14: ['proof', octets(64, 64)],
  }),
];

const messageBody = oneOf(MESSAGES, 'none of the messages');

const visitMessageClaims = claimsSet({
  1: ['from', spaceId], 3: ['to', spaceId], 4: ['expires_at', time], 6: ['issued_at', time], 7: ['id', octets(16, 16)],
  '-65537': ['body', messageBody],
});

const SHAPES = {
  'key': keyEventClaims, 'profile': profileClaims, 'terms': termsClaims, 'status-list': statusListClaims,
  'vouches': vouchesClaims, 'card': passClaims('audience?'), 'attestation': passClaims('audience'), 'visit-message': visitMessageClaims,
};

/** This reads the claims of a record into their plain form: the stage `cddl` (SPEC §1.4, §3). */
export const readClaims = ({ type, raw }) => SHAPES[type](raw);

/** This tells ids, hashes and the length that follow from a record (SPEC §1.1, §3.1, Appendix A). */
export function idsOf(record) {
  const { claims, signer, kid, payload, type } = record;
  return compact({
    space: spaceOf(claims) ?? spaceIdOf(payload),
    public_key: hex(signer.key),
    kid: hex(kid),
    issued_at: claims.issued_at,
    payload_sha256: payloadHash(record),
    record_sha256: hex(sha256(record.bytes)),
    record_len: record.bytes.length,
    statuses: type === 'status-list' ? statusesOf(takingOf(claims)) : undefined,
  });
}

// ---------------------------------------------------------------------------------------------- SPEC §3.9, short codes

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;

const upperAscii = (string) => string.replace(/[a-z]/g, (letter) => letter.toUpperCase());

/** Letters of full width and of a Turkish keyboard stand for those of ASCII (SPEC §6.2 step 3). */
const plainLetters = (string) => string.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xFEE0))
  .replace(/[\u0130\u0131]/g, 'I');

/** What is typed as it is compared: upper case, without blanks and hyphens (SPEC §6.2 step 3). */
const asCompared = (typed) => upperAscii(plainLetters(typed)).replace(BLANKS_AND_HYPHENS, '');

/** This reads a short code as a person types it: its 10 characters, or null for what is no code (SPEC §3.9). */
export function readCode(typed) {
  const code = asCompared(typed).replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === CODE_LENGTH && [...code].every((letter) => CROCKFORD.includes(letter)) ? code : null;
}

/** This makes the mark of a code in the message of a number (SPEC §3.9). */
export const markOf = (code, messageNumber) => hmac16(messageNumber, code);

/** This makes the code of a pass, given its record id, as a home does (SPEC §3.9). */
export function makeCode(secret, recordId) {
  const bits = BigInt(`0x${hex(hmac(secret, recordId, 'code').subarray(0, 7))}`) >> 6n;
  return Array.from({ length: CODE_LENGTH }, (_, i) => CROCKFORD[Number(bits >> BigInt(45 - 5 * i)) & 31]).join('');
}

// ------------------------------------------------------------------------------------------------ SPEC §4.1, whose key

/** This names the space whose key a record needs: claim 1, whatever it is called (SPEC §4.1). */
const spaceOf = (claims) => claims.space ?? claims.home ?? claims.from;

/** How far a key is trusted (SPEC §4.1, Appendix A). */
const SOUND = 'sound';
const DISPUTED = 'disputed';
const DISTRUSTED = 'distrusted';

/** This tells whether the tenure of a key is right for a record; a pass alone must not be older (SPEC §4.1). */
const isInTenure = ({ begins, ends }, { type, claims: { issued_at: at } }) => (
  at < ends && (begins <= at || !isPass(type)));

/** This gives the keys that may have signed a key event; none that it brings in may be weak (SPEC §3.2, §4.1). */
function signersOfEvent(record) {
  const { keys, recoveryKey } = eventOf(record);
  if ([...keys, ...(recoveryKey ? [recoveryKey] : [])].some(isWeakKey)) throw new Fault('signature', 'weak key');
  return (recoveryKey ? [recoveryKey] : keys).map((key) => ({ key, trust: SOUND }));
}

/** This finds the key that signed a record: the stage `signature` (SPEC §1.3, §4.1). */
export function findSigner(record, keyLogs) {
  const { type, claims, kid, protectedBytes, payload, signature } = record;
  const log = keyLogs.get(spaceOf(claims));
  const isEvent = type === 'key';
  if (!log && !isEvent) throw new Fault('signature', 'unknown space', { blameless: true, outcome: 'home unknown' });
  const keys = isEvent ? signersOfEvent(record) : keysOf(log).filter((held) => isInTenure(held, record));
  const named = keys.filter(({ key }) => thumbprint(key).subarray(0, 8).equals(kid));
  if (named.length === 0) throw new Fault('signature', 'unknown key', { blameless: true, outcome: 'unknown key' });
  const message = encode(['Signature1', protectedBytes, Buffer.alloc(0), payload]);
  const signer = named.find(({ key }) => verifySignature(key, message, signature));
  if (!signer) throw new Fault('signature', 'wrong', { outcome: 'wrong signature' });
  return signer;
}

// --------------------------------------------------------------------------- SPEC §4.2 to §4.4, sequence, future, life

const CLOCK_SKEW = 600;
const LIVES = {
  'profile': 400 * DAY, 'terms': 400 * DAY, 'status-list': 31 * DAY, 'vouches': 90 * DAY, 'visit-message': 31 * DAY, 'attestation': 90 * DAY,
};

/** This tells how long a record of a type may live: a card longer if it has a status claim (SPEC §3.5, §3.7, §4.4). */
const lifeOf = (type, claims) => (type === 'card' ? (claims.status ? 400 : 90) * DAY : LIVES[type]);

/** This checks for provable faults, in the order that the text gives (SPEC §3.5, §4.2, §4.4). */
export function checkProvable({ type, claims, raw }) {
  if (type === 'key') return;
  const fault = (what) => { throw new Fault('admission', what); };
  const { issued_at: issued, expires_at: ends } = claims;
  if (ends <= issued) fault('ends before it is signed');
  if (ends - issued > lifeOf(type, claims)) fault('lives too long');
  if (isPass(type)) checkPass(claims, fault);
  const number = claims.body.sequence;
  if (number !== undefined && BigInt(number) > 1000n * BigInt(issued) + 1048576n) fault('sequence number too great');
  if (type === 'terms') checkContentHashes(raw.get(-65537), fault);
  if (type === 'status-list' && !isListOf(claims.list, claims.space)) fault('a status list of another space');
  if (type === 'vouches') checkVouches(claims, fault);
}

/** This checks that a space does not vouch for itself, and that its vouches rise by their ids (SPEC §3.10). */
function checkVouches({ space, body: { vouches = [] } }, fault) {
  if (vouches.some((one) => one.space === space)) fault('vouches for itself');
  if (vouches.some((one, at) => at > 0 && vouches[at - 1].space >= one.space)) fault('vouches out of order');
}

const isListOf = (listName, space) => listName.startsWith(`${space}/s/`);

/** This checks what a pass has to keep beside its life: `not_before`, then attributes, then its list (SPEC §3.5). */
function checkPass({ home, not_before: begins, expires_at: ends, status, body: { attributes = [] } }, fault) {
  if (begins !== undefined && ends <= begins) fault('ends before it begins');
  const ids = attributes.map((one) => (one.other ? `other ${one.other[0]}` : Object.keys(one)[0]));
  if (new Set(ids).size < ids.length) fault('attribute twice');
  if (status && !isListOf(status.place.list, home)) fault('a status list of another space');
}

/** This compares the content hash of each edition with its content (SPEC §3.4.2). */
function checkContentHashes(rawBody, fault) {
  for (const one of [rawBody.get(2), rawBody.get(3)]) {
    if (one && !sha256(encode(one.get(3))).equals(one.get(1))) fault('content hash');
  }
}

/** This refuses what a disputed or distrusted key signed, but for passes, of which others judge (SPEC §4.1). */
function checkTrust({ type, signer: { trust } }) {
  if (isPass(type) || trust === SOUND) return;
  throw Object.assign(new Fault('admission', `the key is ${trust}`, { blameless: true }), { type });
}

/** This checks a record, but no pass, against the clock: the future before the end (SPEC §4.3, §4.4). */
export function checkTime({ type, claims }, now) {
  if (isPass(type)) return;
  const fault = (what) => { throw Object.assign(new Fault('admission', what, { blameless: true }), { type }); };
  if (claims.issued_at > now + CLOCK_SKEW) fault('from the future');
  if (claims.expires_at <= now) fault('expired');
}

// --------------------------------------------------------------------------------------- SPEC §4.7, what is taken away

/** This makes of the claims of a status list what it takes away (SPEC §4.7). */
export function takingOf(claims) {
  const tags = new Map();
  for (const { tag: name, places } of claims.body.suspensions ?? []) {
    for (const one of places) tags.set(one, [...(tags.get(one) ?? []), name]);
  }
  return {
    issuedAt: claims.issued_at,
    entries: inflateEntries(Buffer.from(claims.entries.statuses, 'hex')),
    tags,
    lifted: new Set(claims.body.lifted),
  };
}

const VALID = 0;
const REVOKED = 1;
const SUSPENDED = 2;
const REPLACED = 3;
const STATUS_WORDS = ['valid', 'revoked', 'suspended', 'replaced'];
const ALL_PLACES = Array.from({ length: LIST_PLACES }, (_, index) => index);

/** This reads the entry of a place: two bits, the first entry of a byte in the lowest ones (SPEC §3.6). */
const entryAt = ({ entries }, index) => (entries[index >> 2] >> (2 * (index % 4))) & 3;

/** These are the tags by which a list suspends a place (SPEC §4.7 rule 2). */
const suspendingTags = ({ tags, lifted }, index) => (tags.get(index) ?? []).filter((name) => !lifted.has(name));

/** A list takes a place for good by 1, by 3, or by a 2 that no suspension of it names (SPEC §4.7 rule 1). */
function takesForGood(taking, index) {
  const entry = entryAt(taking, index);
  return entry === REVOKED || entry === REPLACED || (entry === SUSPENDED && suspendingTags(taking, index).length === 0);
}

/** This tells what stands at a place, with all lists that were heard; undefined if nothing does (SPEC §4.7, §5.3.1). */
export function statusAt(index, newest, beside) {
  const entry = newest && entryAt(newest, index);
  if (entry === REVOKED || entry === REPLACED) return entry;
  if (beside.some((taking) => takesForGood(taking, index))) return REVOKED;
  const isSuspended = [...(newest ? [newest] : []), ...beside].some((taking) => (
    suspendingTags(taking, index).some((name) => !newest?.lifted.has(name))));
  return isSuspended ? SUSPENDED : entry;
}

/** A list says more than the newest if it takes away what that one does not (SPEC §4.7 rule 4). */
export function saysMore(taking, newest) {
  return ALL_PLACES.some((index) => {
    if (newest && takesForGood(newest, index)) return false;
    const isTold = (name) => newest?.lifted.has(name) || newest?.tags.get(index)?.includes(name);
    return takesForGood(taking, index) || suspendingTags(taking, index).some((name) => !isTold(name));
  });
}

/** This finds the newest of the lists of one line: of equal numbers the lowest payload hash (SPEC §4.1 to §4.5). */
export function newestOf(records, now) {
  const isAdmitted = ({ claims, signer }) => (
    signer.trust === SOUND && claims.issued_at <= now + CLOCK_SKEW && claims.expires_at > now);
  const isNewer = (one, other) => {
    const ahead = BigInt(one.claims.body.sequence) - BigInt(other.claims.body.sequence);
    return ahead > 0n || (ahead === 0n && Buffer.compare(sha256(one.payload), sha256(other.payload)) < 0);
  };
  return records.filter(isAdmitted).reduce((best, one) => (!best || isNewer(one, best) ? one : best), null);
}

/** This tells each place of a list whose entry is not 0 (SPEC Appendix A). */
const statusesOf = (taking) => Object.fromEntries(
  ALL_PLACES.map((index) => [index, entryAt(taking, index)]).filter(([, entry]) => entry !== VALID));

// ------------------------------------------------------------------------------------------------ SPEC §4.8, key logs

/** This makes of a key event that climbed the stages what a log needs of it; only a recovery has a `recoveryKey`. */
function eventOf(record) {
  const { issued_at: issued, body: said } = record.claims;
  const { sequence: number, previous, next, recovery, reason: why, recovery_key: recoveryKey, successor } = said;
  return {
    id: payloadHash(record), number, previous, issued, next, recovery, why, successor,
    keys: said.keys.map(fromHex), recoveryKey: recoveryKey && fromHex(recoveryKey),
  };
}

const isRecovery = ({ recoveryKey }) => recoveryKey !== undefined;
const lastOf = (way) => way.at(-1);

/** These are the faults for which an event cannot follow the last one of a way, in their order (SPEC §4.8). */
const FAULTS_OF_ALL = [
  ['number', (event, before) => event.number !== before.number + 1],
  ['backwards', (event, before) => event.issued < before.issued],
  ['key again', ({ keys }, _, way) => keys.some((key) => way.some((one) => one.keys.some((old) => old.equals(key))))],
];
const FAULTS_OF_RECOVERIES = [
  ['not the recovery key', ({ recoveryKey }, before) => hex(thumbprint(recoveryKey)) !== before.recovery],
  ['recovery kept', (event, before) => event.recovery === before.recovery],
];
const FAULTS_OF_NORMAL_EVENTS = [
  ['after the end', (_, before) => before.why === 'ended'],
  ['recovery changed', (event, before) => event.recovery !== before.recovery],
  ['not announced', ({ keys }, before) => keys.some((key) => !before.next.includes(hex(thumbprint(key))))],
];

/** This gives the word of the first fault for which an event cannot follow a way; undefined if it follows. */
function faultAfter(way, event) {
  const faults = [...FAULTS_OF_ALL, ...(isRecovery(event) ? FAULTS_OF_RECOVERIES : FAULTS_OF_NORMAL_EVENTS)];
  return faults.find(([, holds]) => holds(event, lastOf(way), way))?.[0];
}

/**
 * This finds the ways on which events follow each other, one to each event, from the inception on, and the faults of
 * the events that cannot follow. What is in neither is an orphan (SPEC §4.8).
 */
function waysThrough(events) {
  const ways = events.filter(({ previous }) => previous === undefined).map((inception) => [inception]);
  const faults = new Map();
  for (const way of ways) {
    for (const event of events.filter(({ previous }) => previous === lastOf(way).id)) {
      const fault = faultAfter(way, event);
      if (fault) faults.set(event.id, fault);
      else ways.push([...way, event]);
    }
  }
  return { ways, faults };
}

/** The lowest payload hashes come first; hexadecimal has the order of its bytes (SPEC §4.8). */
const lowestFirst = (ways) => ways.sort((one, other) => (lastOf(one).id < lastOf(other).id ? -1 : 1));

/** This gives the ways to the recoveries that follow a line through normal events alone: all, or the one chosen. */
function recoveriesAfter(line, ways, chosen) {
  const found = ways.filter((way) => (
    way.length > line.length && way[line.length - 1] === lastOf(line) && isRecovery(lastOf(way))
    && !way.slice(line.length, -1).some(isRecovery)));
  const counting = found.filter((way) => lastOf(way).id === chosen);
  return counting.length > 0 ? counting : lowestFirst(found);
}

/** This goes along the line as far as it leads, and gives what stands beside it (SPEC §4.8, *The line*). */
function goAlong(ways, chosen) {
  let [line] = ways;
  for (;;) {
    const [one, other] = recoveriesAfter(line, ways, chosen);
    if (other) {
      line = one.filter((event, i) => event === other[i]);
      return { line, beside: [...one, ...other].filter((event) => !line.includes(event)), state: 'recovered twice' };
    }
    if (!one) break;
    line = one;
  }
  for (;;) {
    const last = lastOf(line);
    const [one, other] = lowestFirst(ways.filter((way) => way.at(-2) === last));
    if (other) return { line, beside: [lastOf(one), lastOf(other)], state: 'forked' };
    if (!one) return { line, beside: [], state: last.why === 'ended' ? 'ended' : 'running' };
    line = one;
  }
}

/**
 * This judges the key events of one space together: the line, what stands beside it, the state, and by `heardAs` what
 * became of each event by its payload hash. `chosen` is that of the recovery that a person chose (SPEC §4.8).
 */
function keyLogOf(events, chosen) {
  const { ways, faults } = waysThrough(events);
  const log = goAlong(ways, chosen);
  const held = new Set([...log.line, ...log.beside].map(({ id }) => id));
  const follow = new Set(ways.map((way) => lastOf(way).id));
  const heardAs = (id) => faults.get(id) ?? (held.has(id) ? 'held' : follow.has(id) ? 'overruled' : 'orphan');
  return { ...log, heardAs };
}

/** A log that is forked or recovered twice is a contradiction of its home (SPEC §5.2 rule 3). */
const isContradiction = ({ state }) => state === 'forked' || state === 'recovered twice';

/** This tells when a space ended and who goes on in its place; undefined if it has not (SPEC §5.3 rule 2). */
function endOf({ line }) {
  const { why, issued: at, successor } = lastOf(line);
  return why === 'ended' ? compact({ at, successor }) : undefined;
}

/** This gives the keys of a log: those of the line with their tenures, and the disputed ones (SPEC §4.1). */
const keysOf = ({ line, beside }) => [
  ...line.flatMap((event, i) => keysOfLine(event, line.slice(i + 1))),
  ...beside.flatMap(({ keys, number, issued }) => keys.map((key) => (
    { key, event: number, begins: issued, ends: Infinity, trust: DISPUTED }))),
];

/** This gives the keys of one event of the line, which a later recovery may have called compromised (SPEC §4.1). */
function keysOfLine({ keys, number, issued }, later) {
  const distrustedSince = later.find(({ why }) => why === 'compromised')?.issued;
  const trust = distrustedSince === undefined ? SOUND : DISTRUSTED;
  const ends = later[0]?.issued ?? Infinity;
  return keys.map((key) => ({ key, event: number, begins: issued, ends, trust, distrustedSince }));
}

/**
 * This makes key logs out of the bytes of key events, all of which come together and climb the stages: a Map by space.
 * One from the future is as if it had not come, and without its inception nothing is held of a space (SPEC §4.8).
 */
export function holdKeyLogs(given, now, chosen) {
  const spaces = new Map();
  for (const record of given.map((bytes) => climbWithoutClock(bytes, new Map()))) {
    if (record.type !== 'key') throw new Fault('admission', 'not a key event');
    const space = spaceOf(record.claims) ?? spaceIdOf(record.payload);
    const event = eventOf(record);
    if (event.issued <= now + CLOCK_SKEW) spaces.set(space, (spaces.get(space) ?? new Map()).set(event.id, event));
  }
  const founded = [...spaces].map(([space, events]) => [space, [...events.values()]])
    .filter(([, events]) => events.some(({ previous }) => previous === undefined));
  return new Map(founded.map(([space, events]) => [space, keyLogOf(events, chosen)]));
}

// -------------------------------------------------------------------------------------------- SPEC §5.7, the catalogue

/** The words of the catalogue, in the order of their numbers; A48 has more, since R20 has the same (SPEC §5.7). */
const CATALOGUE = {
  G: ['granted', 'already in', 'own member', 'free for everyone', 'prices', 'waived', 'advised', 'not for regulars',
    'more on request', 'note', 'on arrival', 'otherwise', 'vouched for'],
  A: ['home unknown', 'home not pinned', 'used up', 'used up, period unstated', 'ask the host', 'home conflicting',
    'home terms missing', 'home terms expired', 'own terms missing', 'own visa declined', 'nothing granted',
    'home states no number', 'home takes not ours', 'home share', 'too near', 'place unknown', 'wrong region',
    'region unknown', 'not a partner', 'wrong kind', 'tier too low', 'tier unknown', 'tier excluded',
    'member too short', 'wrong weekday', 'closed', 'not booked', 'booked late', 'identity not seen', 'guests',
    'room full', 'extent unstated', 'home room unknown', 'name of another', 'clock in doubt', 'status unknown',
    'status stale', 'status unnamed', 'home asked', 'no answer', 'at another desk', 'books damaged',
    'condition', 'coupon', 'for would-be members', 'own house closed', 'wrong time', 'key distrusted, was here',
    'books restored', 'visits missing', 'home vouched for', 'vouched for, document not seen', 'vouched for, day used',
    'limited, document not seen', 'limited, day used'],
  R: ['unreadable', 'not a pass', 'wrong signature', 'unknown key', 'expired', 'not yet valid', 'other host',
    'home blocked', 'malformed', 'newer version', 'revoked', 'suspended', 'replaced', 'status too old',
    'unknown code', 'used code', 'ended code', 'too many codes', 'not ours', 'key distrusted', 'home ended'],
};
const CODES = new Map(Object.entries(CATALOGUE).flatMap(([level, sentences]) => (
  sentences.map((sentence, i) => [sentence, `COV-${level}${String(i + 1).padStart(2, '0')}`]))));
const LEVELS = { R: 'red', A: 'amber', G: 'green' };
const GRAVITY = 'RAG';

/** This makes a reason: its code, and the data that is known (SPEC §5.7). */
const reason = (word, data = {}) => compact({ code: CODES.get(word), ...data });
const reasonIf = (holds, word, data) => (holds ? [reason(word, data)] : []);
const levelLetter = ({ code }) => code[4];
const hasCode = (reasons, ...sentences) => reasons.some(({ code }) => sentences.some((one) => CODES.get(one) === code));

// -------------------------------------------------------------------------------- SPEC §5.1 and §5.2, levels, standing

/**
 * This gives the verdict on a question in the form of the vectors (SPEC §5, Appendix A): level, reasons, number,
 * whether a visit counts, and the status age. It is a pure function. `judgeVisit` tells what the house says of a visit.
 */
export function verdict(question, judgeVisit = judgeVisitToHouse) {
  const judged = judgeShown(question, judgeVisit);
  const isRed = judged.reasons.some((one) => levelLetter(one) === 'R');
  const doubts = isRed ? [] : machineDoubts(question);
  const gravity = (one) => GRAVITY.indexOf(levelLetter(one));
  const reasons = [...doubts, ...judged.reasons].sort((one, other) => gravity(one) - gravity(other));
  return compact({
    level: reasons.length > 0 ? LEVELS[levelLetter(reasons[0])] : 'green',
    reasons,
    number: isRed ? undefined : judged.number,
    counts: !isRed && judged.counts,
    status_age: judged.statusAge,
  });
}

/** The clock and the books are looked at for everything that is shown (SPEC §5.3). */
const machineDoubts = ({ clock, books_damaged: isDamaged, books_restored_from: since }) => [
  ...reasonIf(clock, 'clock in doubt'), ...reasonIf(isDamaged, 'books damaged'),
  ...reasonIf(!isDamaged && since !== undefined, 'books restored', { since }),
];

/** Visits may be missing from what a number counts, where books were brought back from a backup (SPEC §5.3). */
function visitsMissing({ visits_missing: gap, day }, number) {
  if (!gap || number?.of === undefined) return [];
  const today = dayNumber(day.today);
  const began = number.period === 'day' ? today : PERIOD_STARTS[number.period]?.(today);
  const isWithin = began === undefined || began <= dayNumber(gap.until_day);
  return reasonIf(isWithin, 'visits missing', { from: gap.from, until: gap.until });
}

/** This judges what was shown: no pass, the pass of an unknown home, or a genuine one (SPEC §5.2). */
function judgeShown(question, judgeVisit) {
  const { shown, home, host } = question;
  if (shown.outcome) return { reasons: [reason(shown.outcome)], counts: false };
  if (shown.asked) return { reasons: [reason('home asked', shown.asked)], counts: false };
  if (shown.unknown_home) {
    const refusal = refusalOf(shown.unknown_home.claims, { ...question, home: { standing: home.standing } }, {});
    return { reasons: [...refusal, reason('home unknown', { alike: shown.alike })], counts: true };
  }
  const { claims } = shown.pass;
  const status = statusOf(claims, home, question.now);
  const refusal = refusalOf(claims, question, status);
  if (refusal.length > 0) return { reasons: refusal, counts: false, statusAge: status.age };
  if (home.space === host.space) return { reasons: [reason('own member')], counts: false, statusAge: status.age };
  return { ...judgeVisit(question, claims, status), statusAge: status.age };
}

const isVouchedFor = ({ standing }) => standing.startsWith('vouched for');

/** This tells the doubt of a home that others vouch for, or that is limited, by what its members get (SPEC §5.2 rule 5). */
function welcomeDoubts({ home: { standing, vouchers: by }, desk = {}, visits = [], day }) {
  const wasHere = visits.some((visit) => dayNumber(visit.day) < dayNumber(day.today));
  return [
    ...reasonIf(standing === 'vouched for', 'home vouched for', { by }),
    ...reasonIf(standing === 'vouched for, with a document' && !desk.document_seen, 'vouched for, document not seen', { by }),
    ...reasonIf(standing === 'vouched for, one day' && wasHere, 'vouched for, day used', { by }),
    ...reasonIf(standing === 'pinned, with a document' && !desk.document_seen, 'limited, document not seen'),
    ...reasonIf(standing === 'pinned, one day' && wasHere, 'limited, day used'),
  ];
}

/** This tells what is doubtful about the home (SPEC §5.2 rule 3). */
function homeDoubts(question) {
  const { standing, alike, conflicting, key_distrusted_since: since, terms, terms_ended_at: endedAt } = question.home;
  const isUnpinned = standing === 'not pinned';
  return [
    ...reasonIf((isUnpinned || isVouchedFor(question.home)) && alike, 'name of another', { space: alike }),
    ...reasonIf(isUnpinned, 'home not pinned'),
    ...welcomeDoubts(question),
    ...reasonIf(conflicting, 'home conflicting'),
    ...reasonIf(since !== undefined, 'key distrusted, was here', { since }),
    ...reasonIf(!terms && endedAt === undefined, 'home terms missing'),
    ...reasonIf(!terms && endedAt !== undefined, 'home terms expired', { at: endedAt }),
  ];
}

// ------------------------------------------------------------------------------------------ SPEC §5.3, the pass itself

/** This gives the one red reason of a pass, or none (SPEC §5.3). */
function refusalOf(claims, { now, clock, host, home, visits = [] }, status) {
  const { expires_at: ends, not_before: begins, issued_at: issued, audience } = claims;
  const late = [...(begins > now ? [begins] : []), ...(issued > now + CLOCK_SKEW ? [issued] : [])];
  if (home.standing === 'blocked') return [reason('home blocked')];
  if (home.ended) return [reason('home ended', home.ended)];
  const { key_distrusted_since: since } = home;
  const wasHere = visits.some(({ started }) => started < since);
  if (since !== undefined && !wasHere) return [reason('key distrusted', { since })];
  if (ends <= now && clock !== 'ahead') return [reason('expired', { at: ends })];
  if (late.length > 0 && clock !== 'behind') return [reason('not yet valid', { from: Math.max(...late) })];
  if (audience !== undefined && audience !== host.space) return [reason('other host', { host: audience })];
  if (status.entry > VALID) return [reason(STATUS_WORDS[status.entry])];
  const most = host.terms?.status?.refuse_after_hours;
  const isAsked = status.entry === VALID && most !== undefined && home.space !== host.space && clock !== 'ahead';
  return reasonIf(isAsked && status.age > most * 3600, 'status too old', { since: status.since, hours: most });
}

/** This tells the status of a genuine pass: its entry, and since when and how old its list is (SPEC §5.3.1). */
function statusOf(claims, home, now) {
  if (!claims.status) return {};
  const newest = home.list && takingOf(home.list);
  const entry = statusAt(claims.status.place.index, newest, (home.lists_beside ?? []).map(takingOf));
  return { entry, since: newest?.issuedAt, age: newest && Math.max(0, now - newest.issuedAt) };
}

/** This tells what is doubtful about the status of a pass, one reason at most (SPEC §5.3.1 rules 3 to 5). */
function statusDoubts(claims, home, status) {
  if (!claims.status) return reasonIf(claims.issued_at >= home.lists_since, 'status unnamed');
  if (status.age === undefined) return [reason('status unknown')];
  return reasonIf(status.age > DAY, 'status stale', { since: status.since });
}

// -------------------------------------------------------------------------------- SPEC §5.4, grants, and which applies

const BENEFITS = ['free', 'free or discount', 'fee waived', 'discount', 'area', 'welcome', 'at a price'];
const benefitRank = ({ benefit }) => BENEFITS.indexOf(benefit);

/** This judges the visit of somebody whose pass is in order, by the rules of the house (SPEC §5.4 rules 1 to 3). */
function judgeVisitToHouse(question, claims, status) {
  const going = visitGoingOn(question);
  if (going) return judgeSecondScan(question, claims, going);
  const { home, host } = question;
  const before = [...homeDoubts(question), ...statusDoubts(claims, home, status), ...houseDoubts(question)];
  const applying = grantThatApplies(viewOf(question, claims));
  if (!applying) return { reasons: [...before, ...nothingGranted(host.terms)], counts: true };
  const { doubts, greens, number, isOpenToAll } = applying;
  const missing = visitsMissing(question, number);
  const isEnough = isVouchedFor(home) && welcomeDoubts(question).length === 0;
  const vouched = reasonIf(isEnough, 'vouched for', { by: home.vouchers });
  return { reasons: [...before, ...doubts, ...missing, ...greens, ...vouched], number, counts: !isOpenToAll };
}

/** This tells why no grant applies: no terms, a house closed for good, or none for visitors (SPEC §5.4 rule 3). */
function nothingGranted(content) {
  if (!content) return [reason('own terms missing')];
  if (content.closed_since) return [reason('own house closed', { since: content.closed_since })];
  const why = content.visa === 'declined' ? 'own visa declined' : 'nothing granted';
  return [reason(why), ...reasonIf(content.price, 'prices', { prices: content.price })];
}

/** A view is what grants are weighed with: a moment, a day, a site, the visits of earlier days (SPEC §5.4, §5.6). */
function viewOf({ now, day, host, home, visits = [], desk = {} }, claims, as = {}) {
  const view = {
    now, today: dayNumber(day.today), time: day.time, site: desk.site, isHalfDay: desk.half_day === true, ...as,
    host, terms: host.terms ?? {}, home, claims, desk,
  };
  view.site = listedSite(view.terms, view.site);
  view.earlier = visits.map((visit) => ({ ...visit, day: dayNumber(visit.day) }))
    .filter((visit) => visit.day < view.today && countsAtSite(visit, view))
    .sort((one, other) => one.day - other.day || one.started - other.started);
  return view;
}

/** A site that the terms do not list is as good as none (SPEC §5.6 rule 2). */
const listedSite = (content, name) => content.site?.find((site) => site.name === name);

/** A visit to another listed site is left out, unless there is one count for all (SPEC §5.6 rule 2). */
function countsAtSite(visit, { terms: content, site }) {
  const other = listedSite(content, visit.site);
  return content.one_count === true || !site || !other || site.name === other.name;
}

/** This weighs all grants that are for visitors and gives the one that applies (SPEC §5.4 rules 3 to 5, 10 to 12). */
function grantThatApplies(view) {
  const grants = view.terms.closed_since ? [] : view.terms.grant ?? [];
  const weighed = grants.filter(({ to }) => to !== 'guests of members').map((one) => weigh(one, view));
  const isPriced = ({ grant }) => grant.benefit === 'at a price';
  const given = weighed.filter((one) => !isPriced(one));
  const givenOut = given.filter(isAtMostGivenOut);
  if (givenOut.length === 0) return bestOf(weighed);
  const best = bestOf(given);
  if (best.doubts.length === 0) return best;
  const forSale = weighed.filter((one) => isPriced(one) && one.grave.length === 0)
    .flatMap(({ grant }) => grant.price ?? view.terms.price ?? []);
  const isSettled = best.grave.length === 0;
  const usedUp = isSettled ? bestOf(givenOut.filter(({ grave }) => grave.length > 0)) : undefined;
  const lesser = isSettled ? bestOf(given.filter((one) => one !== best && asksLess(one, best))) : undefined;
  return best.beside(forSale, usedUp?.grave ?? [], lesser && whatIsGiven(lesser.grant));
}

/** A grant asks less than another if it has fewer doubts, each of them one of the other's (SPEC §5.4 rule 12). */
const asksLess = (one, other) => one.doubts.length < other.doubts.length
  && one.doubts.every((doubt) => other.doubts.some((same) => isDeepStrictEqual(doubt, same)));

/** This is what a grant gives, as its reasons tell it (SPEC §5.7, COV-G01 and G12). */
const whatIsGiven = ({ benefit, discount_percent: percent, areas }) => ({ benefit, percent, areas });

const bestOf = (weighed) => weighed.reduce((best, one) => (!best || isBetter(one, best) ? one : best), undefined);

/** A desk settles these doubts on the spot, by looking or by confirming (SPEC §5.4 rule 4). */
const isSettledOnTheSpot = (doubt) => hasCode([doubt], 'identity not seen', 'condition', 'coupon', 'vouched for, document not seen', 'limited, document not seen');

/** A grant is the visitor's if nothing grave is against it but that it has been given out (SPEC §5.4 rule 5). */
const isAtMostGivenOut = ({ grave }) => grave.every((one) => hasCode([one], 'extent unstated')
  || (hasCode([one], 'used up', 'used up, period unstated', 'ask the host') && (one.of ?? one.sure) > 0));

/** This compares two weighed grants: the first measure that differs decides, and less is better (SPEC §5.4 rule 5). */
function isBetter(one, other) {
  const i = one.measures.findIndex((measure, at) => measure !== other.measures[at]);
  return i >= 0 && one.measures[i] < other.measures[i];
}

/** This weighs one grant by itself: its doubts, its green reasons, and its number (SPEC §5.4 rules 4 to 9). */
function weigh(grant, view) {
  const { requires: conditions = {} } = grant;
  const places = placeRules(conditions, view);
  const caps = capRules(grant, view);
  const doubts = [
    ...audienceRule(grant, view), ...homeRules(conditions, view), ...memberRules(conditions, view), ...places.doubts,
    ...caps.doubts, ...dayRules(grant, view),
    ...reasonIf(grant.extent_unstated && view.earlier.length > 0, 'extent unstated', { visits: view.earlier.length }),
  ];
  const grave = doubts.filter((doubt) => !isSettledOnTheSpot(doubt));
  const isOpenToAll = grant.to === 'anyone' && grant.benefit === 'free' && caps.counted.length === 0
    && !grant.not_for_regulars && !grant.extent_unstated;
  return {
    grant,
    doubts,
    grave,
    greens: greensOf(grant, view, { doubts, places, isOpenToAll }),
    beside(forSale, usedUp, otherwise) {
      const greens = greensOf(grant, view, { doubts, places, isOpenToAll, forSale, otherwise });
      return { ...this, doubts: [...doubts, ...usedUp], greens };
    },
    measures: [
      grave.length > 0, hasCode(grave, 'not a partner', 'for would-be members'), grave.length, benefitRank(grant),
      doubts.length - grave.length, -caps.leaves,
    ].map(Number),
    isOpenToAll,
    number: isOpenToAll ? undefined : caps.number,
  };
}

/** This lists the green reasons of a grant in their order (SPEC §5.4 rule 8). */
function greensOf(grant, view, { doubts, places, isOpenToAll, forSale = [], otherwise }) {
  const isUsedUp = hasCode(doubts, 'used up', 'used up, period unstated', 'ask the host');
  const visits = view.earlier.length;
  const prices = [...pricesTold(grant, view, doubts)];
  forSale.forEach((price) => prices.some((told) => isDeepStrictEqual(told, price)) || prices.push(price));
  return [
    ...reasonIf(!isUsedUp, 'granted', whatIsGiven(grant)),
    ...places.greens,
    ...reasonIf(isOpenToAll && doubts.length === 0, 'free for everyone'),
    ...reasonIf(grant.not_for_regulars && visits > 0, 'not for regulars', { visits }),
    ...reasonIf(prices.length > 0, 'prices', { prices }),
    ...reasonIf(grant.more_on_request || grant.amount_not_fixed, 'more on request'),
    ...reasonIf(grant.note, 'note', { note: grant.note }),
    ...reasonIf(grant.booking?.on_arrival, 'on arrival', { done: grant.booking?.on_arrival }),
    ...reasonIf(otherwise, 'otherwise', otherwise),
  ];
}

/** These are the prices that a desk tells under a grant (SPEC §5.4 rule 10). */
function pricesTold(grant, view, doubts) {
  const prices = grant.price ?? view.terms.price ?? [];
  const tellsAll = doubts.length > 0 || ['discount', 'welcome', 'at a price'].includes(grant.benefit);
  return tellsAll ? prices : prices.filter(({ when = 'after' }) => when !== 'after');
}

/** These are the groups of the same content that a grant names. */
const groupsOf = (grant, content) => (content.group ?? []).filter(({ name }) => grant.groups?.includes(name));

/** A space is a partner if the grant names it, or a group of the same content that holds it (SPEC §5.4 rule 6). */
const isPartner = (grant, content, space) => (
  [grant, ...groupsOf(grant, content)].some(({ spaces: named }) => named?.includes(space)));

/** This asks whether the visitor is one of those to whom a grant is made, partners or would-be members (SPEC §5.4 rule 6). */
function audienceRule(grant, { terms: content, home, desk }) {
  if (grant.to === 'would-be members') return reasonIf(!desk.would_join, 'for would-be members');
  if (grant.to !== 'partners' || isPartner(grant, content, home.space)) return [];
  const isNamed = groupsOf(grant, content).some(({ by_name: names }) => (
    names?.some((name) => isSameName(name, home.profile?.name))));
  return [reason('not a partner', { by_name: isNamed || undefined })];
}

// -------------------------------------------------------------------- SPEC §5.4.1 and §5.4.2, home rules, member rules

/** These are the grants of the home's terms that are made to the host (SPEC §5.4.1 rule 1). */
function grantsMadeToUs({ home, host }) {
  const content = home.terms ?? {};
  if (content.closed_since) return [];
  const isMember = (one) => one.to === 'members' || (one.to === 'partners' && isPartner(one, content, host.space));
  return (content.grant ?? []).filter((one) => one.to === 'anyone' || (content.visa !== 'declined' && isMember(one)));
}

const givesNothing = ({ benefit, caps = [] }) => benefit === 'at a price'
  || caps.some(({ amount, ask_up_to: asked }) => amount === 0 && asked === undefined);

const attested = ({ body: { attributes = [] } }, name) => attributes.find((one) => name in one)?.[name];

/** This asks what the grant wants of the home (SPEC §5.4.1). */
function homeRules(conditions, view) {
  const { home, claims } = view;
  const share = attested(claims, 'home_share');
  const { home_share_percent: needed, home_kinds: wanted } = conditions;
  const kind = home.profile?.kind;
  const hasRoom = home.profile?.place.address !== undefined || home.profile?.place.position !== undefined;
  const takesOurs = grantsMadeToUs(view).some((one) => !givesNothing(one));
  return [
    ...reasonIf(conditions.home_takes_ours && !takesOurs, 'home takes not ours'),
    ...reasonIf(needed !== undefined && !(share >= needed), 'home share', { attested: share, needed }),
    ...reasonIf(conditions.home_has_room && !hasRoom, 'home room unknown'),
    ...reasonIf(wanted && !wanted.includes(kind), 'wrong kind', { is: kind, wanted }),
  ];
}

/** This asks what the grant wants of the member (SPEC §5.4.2). */
function memberRules(conditions, { claims, now }) {
  const { min_tier: least, excluded_tiers: excluded, member_for_days: leastDays } = conditions;
  const is = claims.body.tier;
  const since = attested(claims, 'member_since');
  const days = since === undefined ? undefined : Math.max(0, Math.floor((now - since) / DAY));
  return [
    ...reasonIf(is && TIERS.indexOf(is) < TIERS.indexOf(least), 'tier too low', { is, least }),
    ...reasonIf(!is && (least || excluded), 'tier unknown'),
    ...reasonIf(excluded?.includes(is), 'tier excluded', { tier: is }),
    ...reasonIf(leastDays !== undefined && !(days >= leastDays), 'member too short', { days, least: leastDays }),
  ];
}

// --------------------------------------------------------------------- SPEC §5.4.3, caps, and never more than the home

/** This asks the caps of a grant, and those of the home beside them; the tightest gives the number (SPEC §5.4.3). */
function capRules(grant, view) {
  const homeCaps = grant.requires?.never_more_than_home ? homeCapsFor(grant, view) : [];
  const counted = [
    ...(grant.caps ?? []).map((own) => countCap(own, view)),
    ...(homeCaps ?? []).map((theirs) => ({ ...countCap(theirs, view), isHomes: true })),
  ];
  const doubts = [...reasonIf(!homeCaps, 'home states no number'), ...counted.flatMap(usedUp)];
  if (counted.length === 0) {
    const days = new Set(view.earlier.map(({ day }) => day)).size;
    return { counted, doubts, leaves: Infinity, number: { position: days + 1, unit: 'day' } };
  }
  const tightest = counted.reduce((least, next) => (next.leaves < least.leaves ? next : least));
  const { amount, unit, per } = tightest.cap;
  const number = { position: tightest.position, of: amount, unit, period: per };
  return { counted, doubts, leaves: tightest.leaves, number };
}

/** This finds the caps that the home grants us, or undefined if it names none (SPEC §5.4.3 rules 2 and 3). */
function homeCapsFor(grant, view) {
  const size = (cap) => cap.amount * hoursOf(cap);
  const smallestCap = ({ caps }) => Math.min(...caps.map(size));
  const fit = grantsMadeToUs(view).filter((theirs) => theirs.caps && benefitRank(theirs) <= benefitRank(grant));
  if (fit.length === 0) return undefined;
  const best = fit.reduce((most, next) => (smallestCap(next) > smallestCap(most) ? next : most));
  const first = grant.caps?.[0];
  return best.caps.map(({ ask_up_to: asked, ...cap }) => (
    cap.per === 'unstated' && first ? { ...cap, per: first.per, rolling_days: first.rolling_days } : cap));
}

/** A cap that is used up is a doubt (SPEC §5.4.3 rule 4). */
function usedUp({ cap, position: at, used, again, isHomes }) {
  const { amount, ask_up_to: upTo, unit, per } = cap;
  if (at <= amount) return [];
  if (upTo !== undefined && at <= upTo) return [reason('ask the host', { sure: amount, up_to: upTo, unit })];
  if (per === 'unstated') return [reason('used up, period unstated', { used, of: amount, unit })];
  return [reason('used up', { used, of: amount, unit, period: per, again, by_home: isHomes })];
}

// --------------------------------------------------------------------------------------------- SPEC §5.4.4, on the day

/** This tells what is doubtful about the house today, unless it is closed for good (SPEC §5.4.4 rules 1 and 2). */
function houseDoubts({ day, host, desk = {} }) {
  const { capacity, closed_since: closedSince } = host.terms ?? {};
  if (closedSince) return [];
  return [
    ...reasonIf(day.hours.closed, 'closed', { opens: day.hours.opens }),
    ...reasonIf(day.present + (desk.guests ?? 0) >= capacity, 'room full', { capacity }),
  ];
}

/** This asks what a grant wants of the day and of the desk (SPEC §5.4.4 rules 3 to 8). */
function dayRules(grant, { today, desk, time }) {
  const { weekdays, weeks, between, requires: { in_words: conditions = [], coupon } = {} } = grant;
  const isWrongDay = (weekdays && !weekdays.includes(WEEKDAYS[weekdayOf(today)]))
    || (weeks && !weeksOf(today).some((week) => weeks.includes(week)));
  const isConfirmed = (one) => desk.confirmed?.includes(one);
  return [
    ...reasonIf(isWrongDay, 'wrong weekday', { weekdays, weeks }),
    ...reasonIf(between && (time < between.from || time >= between.until), 'wrong time', between),
    ...bookingRule(grant.booking, today, desk.booked_on),
    ...documentRule(grant, desk.document_seen),
    ...conditions.flatMap((condition) => reasonIf(!isConfirmed(condition), 'condition', { condition })),
    ...reasonIf(coupon && !isConfirmed(coupon), 'coupon', { coupon }),
    ...guestRule(grant.guests, desk.guests ?? 0),
  ];
}

/** This asks whether the documents that a grant wants were looked at (SPEC §5.4.4 rule 5). */
function documentRule({ identity = [], identity_any: isAny, proof }, isSeen) {
  const documents = identity.filter((kind) => ['photo id', 'letter', 'id'].includes(kind));
  if (isSeen || !documents.length || (isAny && documents.length < identity.length)) return [];
  const [document] = documents;
  const others = [...new Set(documents.filter((kind) => isAny && kind !== document))];
  const asked = [document, ...others].includes('letter') ? proof : {};
  return [reason('identity not seen', { document, or: others.length ? others : undefined, ...asked })];
}

function bookingRule(rule, today, bookedOn) {
  if (!rule?.how || rule.how === 'not needed') return [];
  const days = rule.days_before ?? 0;
  const was = bookedOn === undefined ? -1 : today - dayNumber(bookedOn);
  if (was < 0) return [reason('not booked', { how: rule.how, days_before: days })];
  return reasonIf(was < days, 'booked late', { was, days_before: days });
}

function guestRule({ rule = 'none', at_most: most } = {}, brings) {
  if (brings === 0) return [];
  if (rule === 'host policy') return [reason('guests', { brings })];
  if (rule === 'none') return [reason('guests', { brings, at_most: 0 })];
  return reasonIf(brings > most, 'guests', { brings, at_most: most });
}

// -------------------------------------------------------------------------------------- SPEC §5.5, distance and region

const EARTH_RADIUS_KM = 6371;

/** This asks the rules on places: their doubts, and their green reasons (SPEC §5.5). */
function placeRules(conditions, view) {
  const { km_from_home: fromHome, km_from_residence: fromResidence, region: rule, waived_for: waived } = conditions;
  const isAsked = fromHome !== undefined || fromResidence !== undefined || rule !== undefined;
  if (isAsked && waived?.includes(view.home.space)) return { doubts: [], greens: [reason('waived')] };
  const here = hostPlace(view);
  const places = { home: view.home.profile?.place ?? {}, residence: residenceOf(view.claims) };
  const told = rule ? regionRule(rule, here, places) : [];
  return {
    doubts: [
      ...distanceRule('home', fromHome, here.position, places.home.position),
      ...distanceRule('residence', fromResidence, here.position, places.residence.position),
      ...told.filter((one) => levelLetter(one) === 'A'),
    ],
    greens: told.filter((one) => levelLetter(one) === 'G'),
  };
}

/** This tells where the residence is, as far as the pass attests it (SPEC §5.5 rule 2). */
const residenceOf = (claims) => compact({
  country: attested(claims, 'country'), city: attested(claims, 'city'), position: attested(claims, 'residence'),
});

/** This tells where the host is: at the site of its desk, or else where its profile says (SPEC §5.5 rule 2). */
function hostPlace({ host, site }) {
  const own = host.place ?? {};
  if (!site) return own;
  const isElsewhere = site.city !== undefined && !isSameName(site.city, own.city);
  const base = isElsewhere ? { country: own.country } : own;
  return { ...base, ...compact({ city: site.city, position: site.position }) };
}

const isSameName = (one, other) => one?.toLowerCase() === other?.toLowerCase();

function distanceRule(from, least, here, there) {
  if (least === undefined) return [];
  if (!here || !there) return [reason('place unknown', { from, least })];
  const km = kilometres(here, there);
  return reasonIf(km < least, 'too near', { km, least, from });
}

/** This measures the great circle between two positions, in kilometres rounded down (SPEC §5.5 rule 3). */
export function kilometres(one, other) {
  const radians = (value) => (value / 100000) * (Math.PI / 180);
  const half = (from, to) => Math.sin(radians(to - from) / 2) ** 2;
  const haversine = half(one.latitude, other.latitude) + Math.cos(radians(one.latitude))
    * Math.cos(radians(other.latitude)) * half(one.longitude, other.longitude);
  return Math.floor(2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine))));
}

/** This asks a region rule: it gives no reason if the rule is kept (SPEC §5.5 rules 4 and 5). */
function regionRule({ rule, name, advisory, of: from = 'home' }, here, { [from]: there }) {
  const isKnown = (part) => here[part] !== undefined && there[part] !== undefined;
  const isAbroad = isKnown('country') && !isSameName(here.country, there.country);
  const part = { 'same region': 'region', 'same country': 'country', 'another country': 'country' }[rule] ?? 'city';
  const told = (word) => [reason(advisory ? 'advised' : word, { rule, name, from })];
  if (!isAbroad && !isKnown(part)) return told('region unknown');
  const isSame = !isAbroad && isSameName(here[part], there[part]);
  const isElsewhere = rule === 'travelling' || rule === 'another country';
  return isSame === isElsewhere ? told('wrong region') : [];
}

// -------------------------------------------------------------------------------------------- SPEC §5.6, the day count

/** Days are counted from 1970-01-01, which was a Thursday. */
const dayNumber = (date) => Date.parse(`${date}T00:00:00Z`) / (DAY * 1000);
const dateOf = (day) => new Date(day * DAY * 1000).toISOString().slice(0, 10);
const weekdayOf = (day) => (((day + 3) % 7) + 7) % 7;
const monthOf = (day) => new Date(day * DAY * 1000).getUTCMonth();
const firstOfMonth = (day, month) => Date.UTC(new Date(day * DAY * 1000).getUTCFullYear(), month, 1) / (DAY * 1000);

/** A day lies in a week of its month, and one of the last seven days in the last as well (SPEC §3.4.4). */
const weeksOf = (day) => [
  WEEKS[Math.floor((day - firstOfMonth(day, monthOf(day))) / 7)],
  ...(monthOf(day + 7) === monthOf(day) ? [] : ['last']),
];

/** Periods of the calendar begin on days of their own; this tells which, so many periods on (SPEC §5.6 rule 3). */
const PERIOD_STARTS = {
  'week': (day, on = 0) => day - weekdayOf(day) + 7 * on,
  'calendar month': (day, on = 0) => firstOfMonth(day, monthOf(day) + on),
  'month': (day, on = 0) => firstOfMonth(day, monthOf(day) + on),
  'year': (day, on = 0) => firstOfMonth(day, 12 * on),
};

const hoursOf = ({ unit, block_hours: block = 1 }) => (
  { 'hour': 1, 'half day': 12, 'day': 24, 'visit': 24, 'week': 168, 'month': 720, 'block': block }[unit]);
const isStretch = (cap) => ['week', 'month', 'block'].includes(cap.unit);

/** This finds the first day of the window of a cap (SPEC §5.6 rule 3). */
function windowStart({ per, rolling_days: rolling }, { today, earlier }) {
  if (PERIOD_STARTS[per]) return PERIOD_STARTS[per](today);
  if (per === 'day') return today;
  if (per === 'rolling' && rolling !== undefined) return today - rolling + 1;
  if (per !== 'visit') return -Infinity;
  const days = new Set(earlier.map(({ day }) => day));
  let first = today;
  while (days.has(first - 1)) first -= 1;
  return first;
}

/** This counts one cap: what is used, the position of this visit, and what it leaves (SPEC §5.6 rules 3 to 6). */
function countCap(cap, view) {
  const start = windowStart(cap, view);
  const visits = view.earlier.filter(({ day }) => day >= start);
  const { used, adds, rest } = isStretch(cap) ? countStretches(cap, visits, view) : countUnits(cap, visits, view);
  const at = used + adds;
  const leaves = (cap.amount - at) * hoursOf(cap) + rest;
  return { cap, used, position: at, leaves, again: startsAgain(cap, visits, view.today) };
}

/** This counts hours, half days and days (SPEC §5.6 rule 4). */
function countUnits({ unit }, visits, { isHalfDay }) {
  if (unit === 'hour') return { used: sum(visits.map(begunHours)), adds: 1, rest: 0 };
  const halves = new Map();
  for (const { day, half_day: half } of visits) halves.set(day, Math.min(2, (halves.get(day) ?? 0) + (half ? 1 : 2)));
  if (unit === 'day' || unit === 'visit') return { used: halves.size, adds: 1, rest: 0 };
  return { used: sum([...halves.values()]), adds: isHalfDay ? 1 : 2, rest: 0 };
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const begunHours = ({ started, ended = started }) => Math.max(1, Math.ceil((ended - started) / 3600));

/** This counts stretches (weeks, months, blocks), and what the running one still holds (SPEC §5.6 rules 4 and 6). */
function countStretches(cap, visits, { today, now }) {
  const isBlock = cap.unit === 'block';
  const length = hoursOf(cap);
  const passed = (first, visit) => (
    isBlock ? Math.floor((visit.started - first.started) / 3600) : (visit.day - first.day) * 24);
  const isInside = (first, visit) => first !== undefined && passed(first, visit) < length;
  const firsts = [];
  for (const visit of visits) if (!isInside(firsts.at(-1), visit)) firsts.push(visit);
  const current = { day: today, started: now };
  const isRunning = isInside(firsts.at(-1), current);
  const gone = isRunning ? Math.max(0, passed(firsts.at(-1), current)) : 0;
  return { used: firsts.length, adds: isRunning ? 0 : 1, rest: Math.max(0, length - gone - (isBlock ? 1 : 24)) };
}

/** This tells the day from which something of a cap is left again, or undefined (SPEC §5.6 rule 9). */
function startsAgain({ amount, unit, per, rolling_days: rolling }, visits, today) {
  if (amount === 0) return undefined;
  if (PERIOD_STARTS[per]) return dateOf(PERIOD_STARTS[per](today, 1));
  if (per === 'day') return dateOf(today + 1);
  if (per !== 'rolling' || rolling === undefined || !['day', 'visit'].includes(unit)) return undefined;
  const day = [...new Set(visits.map((visit) => visit.day))].at(-amount);
  return day === undefined ? undefined : dateOf(day + rolling);
}

/** This finds the visit that goes on, if the visitor is in already (SPEC §5.6 rule 7). */
function visitGoingOn({ day: { today, hours: { open_since: since } }, visits = [] }) {
  const goesOn = ({ day, ended }) => day === today || (ended === undefined && day === since && day < today);
  return visits.filter(goesOn).sort(byCheckIn)[0];
}

/** Earlier check-ins come first; what is not there comes before what is (SPEC §5.6 rule 7). */
function byCheckIn(one, other) {
  const isThere = (key) => Number(one[key] !== undefined) - Number(other[key] !== undefined);
  const text = (key) => isThere(key) || Buffer.compare(Buffer.from(one[key] ?? ''), Buffer.from(other[key] ?? ''));
  const number = (key) => isThere(key) || (one[key] ?? 0) - (other[key] ?? 0);
  return number('started') || text('day') || Number(one.half_day === true) - Number(other.half_day === true)
    || text('site') || number('ended') || text('desk');
}

/** All that a desk may be asked to confirm. */
const conditionsOf = (content) => (content?.grant ?? [])
  .flatMap(({ requires }) => [...(requires?.in_words ?? []), ...(requires?.coupon ? [requires.coupon] : [])]);

/** This judges who is in already: grants are weighed as at the check-in (SPEC §5.4 rule 1, §5.6 rules 7 and 8). */
function judgeSecondScan(question, claims, visit) {
  const { now, desk = {}, day } = question;
  const { started: since, desk: entered, ended } = visit;
  const isElsewhere = desk.name !== undefined && entered !== undefined && desk.name !== entered;
  const isCopy = isElsewhere && ended === undefined && now - since < 300;
  const minutes = Math.max(0, Math.floor((now - since) / 60));
  const first = isCopy ? reason('at another desk', { since }) : reason('already in', { since, minutes });
  const visitDay = dayNumber(visit.day);
  const then = { now: since, today: visitDay, site: visit.site, isHalfDay: visit.half_day === true, time: earlierTime(day.time, Math.floor(now / 60) - Math.floor(since / 60)) };
  const settled = { ...desk, document_seen: true, confirmed: conditionsOf(question.host.terms) };
  const weighedFor = (stated) => grantThatApplies(viewOf({ ...question, desk: stated }, claims, then));
  const isPriced = (one) => one?.grant.benefit === 'at a price';
  let applying = weighedFor(settled);
  if (isPriced(applying) || (applying && hasCode(applying.doubts, 'not a partner', 'for would-be members'))) {
    const joining = weighedFor({ ...settled, would_join: true });
    if (joining && !isPriced(joining)) applying = joining;
  }
  if (!applying) return { reasons: [first], counts: true };
  const { greens, number, isOpenToAll } = applying;
  const hasBegunAnew = PERIOD_STARTS[number?.period]?.(dayNumber(day.today)) > visitDay;
  return { reasons: [first, ...greens], number: hasBegunAnew ? undefined : number, counts: !isOpenToAll };
}

/** This gives the time of a day so many minutes before one (SPEC §5.6 rule 8). */
function earlierTime(time, passed) {
  const [hour, minute] = time.split(':').map(Number);
  const minutes = (60 * hour + minute - passed) % 1440;
  return timeOf((minutes + 1440) % 1440);
}

// -------------------------------------------------------------------------------------------------- SPEC §6, pass text

const MOST_TEXT = 8192;
const MOST_STREAM = 4096;
const MOST_PASS = 2048;
const BLANK = '[\\p{White_Space}\\p{Cc}\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]';
const BLANKS_AROUND = new RegExp(`^${BLANK}+|${BLANK}+$`, 'gu');
const BLANKS_AND_HYPHENS = new RegExp(`${BLANK}|-`, 'gu');

/** Keyboards turn what a scanner types into something else; these tables turn it back (SPEC §6.2 step 5). */
const LAYOUTS = [
  ['zyZY', 'yzYZ'],
  ['&é"\'(-è_çàqwazQWAZ,?;§!', '1234567890azqwAZQWmMm68'],
  ['+ěščřžýáíéĚŠČŘŽÝÁÍÉzyZY', '1234567890234567890yzYZ'],
  ['+ěščřžýáíéĚŠČŘŽÝÁÍÉ', '1234567890234567890'],
  ['+ľščťžýáíéĽŠČŤŽÝÁÍÉzyZY', '1234567890234567890yzYZ'],
  ['+ľščťžýáíéĽŠČŤŽÝÁÍÉ', '1234567890234567890'],
  ['ąčęėįšųūĄČĘĖĮŠŲŪ', '1234567812345678'],
].map(([typed, meant]) => new Map([...typed].map((key, i) => [key, meant[i]])));

/** Scanners put these before and behind a code: stars, quotation marks, identifiers of AIM such as ]Q1. */
const SCANNER_MARKS = /^(?:[*"'`]|\][A-Z][0-9A-Z])*/;

/** This reads a pass text: the `record` it carries, or the `outcome` in the words of the catalogue (SPEC §6.2). */
export function readPassText(given) {
  if (Buffer.byteLength(given) > MOST_TEXT) return { outcome: 'unreadable' };
  const bare = given.replace(BLANKS_AROUND, '');
  if (bare === '') return { outcome: 'unreadable' };
  const asItStands = readAsItStands(bare);
  if (asItStands.record || asItStands.outcome === 'newer version') return asItStands;
  const typed = LAYOUTS.map((layout) => readAsItStands([...bare].map((key) => layout.get(key) ?? key).join('')));
  return typed.find(({ record }) => record) ?? asItStands;
}

/** This reads a text without asking for keyboards (SPEC §6.2 step 3). */
function readAsItStands(bare) {
  let rest = asCompared(bare).replace(SCANNER_MARKS, '');
  if (/^CV[2-9]/.test(rest)) return { outcome: 'newer version' };
  if (!rest.startsWith('CV1')) return { outcome: 'not a pass' };
  const bodies = new Set();
  while (rest !== '') {
    if (!rest.startsWith('CV1')) return { outcome: 'unreadable' };
    const [body] = rest.slice(3).match(/^(?:(?!CV1)[^*"'`\]])*/);
    bodies.add(body);
    rest = rest.slice(3 + body.length).replace(SCANNER_MARKS, '');
  }
  const [body] = bodies;
  const stream = bodies.size === 1 ? decodeBase32(body) : null;
  if (!stream || stream.length > MOST_STREAM) return { outcome: 'unreadable' };
  try {
    return { record: inflate(stream, MOST_PASS) };
  } catch {
    return { outcome: 'unreadable' };
  }
}

/** This decodes Base32 without padding; it gives null for what no bytes are written as (SPEC §6.2 step 3). */
function decodeBase32(letters) {
  const fives = [...letters].map((letter) => BASE32.indexOf(letter));
  if (fives.includes(-1) || [1, 3, 6].includes(letters.length % 8)) return null;
  const bits = fives.map((five) => five.toString(2).padStart(5, '0')).join('');
  const unused = bits.slice(bits.length - (bits.length % 8));
  if (unused.includes('1')) return null;
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/**
 * This tells what the reading of a text comes to (SPEC §6.3): a genuine `pass`, the pass of an `unknown_home`, each as
 * a record with its claims, or the `outcome` in the words of the catalogue.
 */
export function readPass(given, keyLogs) {
  const { record: carried, outcome } = readPassText(given);
  if (outcome) return { outcome };
  let record;
  try {
    record = openRecord(carried);
    if (!isPass(record.type)) return { outcome: 'malformed' };
    record.claims = readClaims(record);
    record.signer = findSigner(record, keyLogs);
    checkProvable(record);
    return { pass: record };
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return outcomeOf(fault, record);
  }
}

/** This tells what a fault of a pass comes to: a later version, an unknown home, or the fault itself (SPEC §6.3). */
function outcomeOf(fault, record) {
  if (fault.stage === 'cddl' && isOfLaterVersion(record.raw)) return { outcome: 'newer version' };
  if (fault.outcome !== 'home unknown') return { outcome: fault.outcome ?? 'malformed' };
  try {
    checkProvable(record);
    return { unknown_home: record };
  } catch {
    return { outcome: 'malformed' };
  }
}

/** A body is of a later version by its key 0, or by an even key from 34 to 62 (SPEC §6.3). */
function isOfLaterVersion(raw) {
  const rawBody = raw instanceof Map ? raw.get(-65537) : undefined;
  if (!(rawBody instanceof Map)) return false;
  const stated = rawBody.get(0);
  return (isInteger(stated) && stated > 1)
    || [...rawBody.keys()].some((key) => isInteger(key) && key >= 34 && key <= 62 && key % 2 === 0);
}

// -------------------------------------------------------------------------------- SPEC §7.3, what becomes of a message

/** This tells the verdict of gossip on a record that failed with a fault (SPEC §7.3). */
export function gossipVerdict({ stage, type, blameless }) {
  const isPrivate = (isPass(type) || type === 'visit-message') && stage !== 'scanner' && stage !== 'envelope';
  return blameless || isPrivate ? 'ignore' : 'reject';
}

// -------------------------------------------------------------------------------------------- SPEC Appendix A, vectors

/** This tells a key of a log as vectors have it. */
const plainKey = ({ key, event, begins, ends, trust }) => compact({
  kid: hex(thumbprint(key).subarray(0, 8)), event, from: begins, until: ends === Infinity ? undefined : ends, trust,
});

/** This puts what has no order into one: indexes, or keys, by what tells them apart. */
const inOrder = (list) => list.map((one) => [[one.event ?? one, one.from, one.kid].join(), one])
  .sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one);

/** This gives the code for bytes that come as a pass text; none for a genuine pass (SPEC §6.3). */
function codeAtDesk(bytes, keyLogs) {
  const text = `CV1${encodeBase32(deflateSync(bytes))}`;
  const { outcome, unknown_home: unknown } = readPass(text, keyLogs);
  return unknown ? 'COV-A01' : outcome && reason(outcome).code;
}

/** How each folder of vectors is run: each gives what a file expects and what was found (SPEC Appendix A). */
const FOLDERS = {
  valid(vector) {
    const record = climb(fromHex(vector.record), holdKeyLogs(vector.key_log.map(fromHex), Infinity), vector.now);
    return [{ ...vector.expect, claims: vector.claims }, { ...idsOf(record), claims: record.claims }];
  },
  invalid(vector) {
    const expected = { stage: vector.stage, gossip: vector.gossip, desk: vector.desk };
    const keyLogs = holdKeyLogs(vector.keys.map(fromHex), Infinity);
    const desk = codeAtDesk(fromHex(vector.record), keyLogs);
    try {
      climb(fromHex(vector.record), keyLogs, vector.now);
      return [expected, 'a record'];
    } catch (fault) {
      return [expected, { stage: fault.stage, gossip: gossipVerdict(fault), desk }];
    }
  },
  text(vector) {
    const { record, outcome } = readPassText(vector.text);
    return [vector.record ?? vector.desk, record ? hex(record) : reason(outcome).code];
  },
  codes({ typed, code = null, mark, message, secret, pass }) {
    const found = readCode(typed);
    return [{ code, mark, made: secret && code }, {
      code: found,
      mark: found === null ? undefined : hex(markOf(found, fromHex(message))),
      made: secret && makeCode(fromHex(secret), fromHex(pass)),
    }];
  },
  'key-logs': ({ events, chosen, heard, line, beside, state, head, keys }) => {
    const ids = events.map((event) => payloadHash(openRecord(fromHex(event))));
    const [log] = holdKeyLogs(events.map(fromHex), Infinity, ids[chosen]).values();
    const indexes = (those) => those.map(({ id }) => ids.indexOf(id));
    return [{ heard, line, beside: inOrder(beside), state, head, keys: inOrder(keys) }, {
      heard: ids.map(log.heardAs),
      line: indexes(log.line),
      beside: inOrder(indexes(log.beside)),
      state: log.state,
      head: lastOf(log.line).id,
      keys: inOrder(keysOf(log).map(plainKey)),
    }];
  },
  takings({ lists, key_log: events, now, newest, says_more: more, statuses }) {
    const keyLogs = holdKeyLogs(events.map(fromHex), Infinity);
    const records = lists.map((one) => climbWithoutClock(fromHex(one), keyLogs));
    const takings = records.map(({ claims }) => takingOf(claims));
    const found = records.indexOf(newestOf(records, now));
    const others = takings.filter((_, i) => i !== found);
    const status = (index) => STATUS_WORDS[statusAt(Number(index), takings[found], others) ?? VALID];
    const places = new Set(takings.flatMap((taking) => [...Object.keys(statusesOf(taking)), ...taking.tags.keys()]));
    return [{ newest, more, statuses }, {
      newest: found < 0 ? null : found,
      more: [...takings.keys()].filter((i) => saysMore(takings[i], takings[found])),
      statuses: Object.fromEntries([...places].map((index) => [index, status(index)])),
    }];
  },
  verdicts: (vector) => [vector.expect, verdict(vector)],
};

/** This runs one file of vectors; an error that nobody expected is what was found then. */
function runVector(run, file) {
  try {
    return run(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    return ['no error', error.message];
  }
}

/** This runs all vectors under a folder and prints what differs; it gives the exit code. */
export function runVectors(folder) {
  let differing = 0;
  for (const [name, run] of Object.entries(FOLDERS)) {
    const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.json')).sort();
    const results = files.map((file) => [file, ...runVector(run, join(folder, name, file))]);
    const wrong = results.filter(([, expected, found]) => !isDeepStrictEqual(expected, found));
    console.log(`${name}: ${files.length} files, ${wrong.length} differ`);
    for (const [file, expected, found] of wrong) {
      console.log(`  ${file}\n    expected ${JSON.stringify(expected)}\n    found    ${JSON.stringify(found)}`);
    }
    differing += wrong.length;
  }
  return differing > 0 ? 1 : 0;
}

// ---------------------------------------------------------------------------------------------------- the command line

const USAGE = `usage: verify.mjs --vectors DIR
       verify.mjs PASS --key-log HEX_OR_FILE ... [--status-list HEX_OR_FILE ...] [--host SPACE] [--now SECONDS]
A pass for one host is refused unless --host names that host. The exit code is 0 green, 1 amber, 2 red, 3 wrong usage.`;
const EXIT_CODES = { green: 0, amber: 1, red: 2 };
const WRONG_USAGE = 3;

/** This judges a pass text with key logs and status lists alone: its home is taken as pinned, no house has rules. */
export function judgePassText(given, { events, lists, host, now }) {
  const keyLogs = holdKeyLogs(events, now);
  const heard = lists.map((one) => climbWithoutClock(one, keyLogs));
  if (heard.some(({ type }) => type !== 'status-list')) throw new TypeError('not a status list');
  const shown = readPass(given, keyLogs);
  const record = shown.pass ?? shown.unknown_home;
  const home = record ? { ...homeWith(record.claims, heard, now), ...homeByKeyLog(shown.pass, keyLogs) } : {};
  const judgeVisit = (_, claims, status) => ({
    reasons: [...reasonIf(home.conflicting, 'home conflicting'), ...statusDoubts(claims, home, status)], counts: true,
  });
  const { level, reasons, status_age: age } = verdict({ now, host: { space: host }, home, shown }, judgeVisit);
  return compact({ level, reasons, status_age: age, type: record?.type, claims: record?.claims });
}

/** This makes what is held of the home of a pass out of the lists that were heard (SPEC §4.7, §5.3.1). */
function homeWith(claims, heard, now) {
  const its = heard.filter((one) => one.claims.space === claims.home);
  const line = its.filter((one) => one.claims.list === claims.status?.place.list);
  const newest = newestOf(line, now);
  const held = its.filter((one) => newestOf([one], now)).map((one) => one.claims.body.since);
  return {
    space: claims.home,
    standing: 'pinned',
    list: newest?.claims,
    lists_beside: line.filter((one) => one !== newest).map((one) => one.claims),
    lists_since: held.length > 0 ? Math.min(...held) : undefined,
  };
}

/** This tells what the key log of its home makes of a genuine pass (SPEC §5.2 rule 3, §5.3 rules 2 and 3). */
function homeByKeyLog(pass, keyLogs) {
  const log = pass && keyLogs.get(pass.claims.home);
  return log && {
    conflicting: isContradiction(log), ended: endOf(log), key_distrusted_since: pass.signer.distrustedSince,
  };
}

/** This reads an argument that is a file, of bytes or of hexadecimal, or hexadecimal itself. */
function bytesOfArgument(argument) {
  const given = existsSync(argument) ? readFileSync(argument) : Buffer.from(argument);
  const digits = given.toString('latin1').replace(/\s/g, '');
  if (/^([0-9a-f]{2})+$/i.test(digits)) return fromHex(digits);
  if (!existsSync(argument)) throw new TypeError(`neither a file nor hexadecimal: ${argument}`);
  return given;
}

/** This sorts arguments by the option that they follow; what follows none is the pass. */
function sortArguments(given) {
  const sorted = { pass: [], '--vectors': [], '--key-log': [], '--status-list': [], '--host': [], '--now': [] };
  let option = 'pass';
  for (const argument of given) {
    if (argument.startsWith('--')) option = argument;
    else if (sorted[option]) sorted[option].push(argument);
    if (!sorted[option]) throw new TypeError(`unknown option ${option}`);
  }
  return sorted;
}

function main(given) {
  const { pass, ...options } = sortArguments(given);
  if (options['--vectors'].length === 1 && given.length === 2) return runVectors(options['--vectors'][0]);
  const [host] = options['--host'];
  const now = Number(options['--now'][0] ?? Math.floor(Date.now() / 1000));
  const isUsable = pass.length === 1 && options['--key-log'].length > 0 && Number.isSafeInteger(now);
  if (!isUsable) throw new TypeError('one PASS and at least one --key-log are needed');
  const judged = judgePassText(pass[0], {
    events: options['--key-log'].map(bytesOfArgument), lists: options['--status-list'].map(bytesOfArgument), host, now,
  });
  console.log(JSON.stringify(judged, null, 2));
  return EXIT_CODES[judged.level];
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exitCode = WRONG_USAGE;
  }
}
