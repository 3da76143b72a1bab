import { type BrokenSettings, beside, whole } from './fixture.ts';

const SECTION = 'a section, in braces: { }';
const ISO = 'must be a country of ISO 3166 (the United Kingdom is GB)';
const TYPES =
  '"mobile", "email", "externalId", "cardnumber", "wechat", "martjackId", "fbId", "tmall_uname", "cuid", "ali_uname", ' +
  '"jd_uname", "vip_uname" or "line"';

const capillary = (rest: string): string =>
  `"upstreams": { "capillary": { "baseUrl": "https://a.example", ${rest} } }`;

/** Wrong in `version`, `mode`, `branch`, `upstreams`, `identity`, `network` or `journal`. */
export const BROKEN_SYSTEMS: readonly BrokenSettings[] = [
  whole('nothing but a version', '⟪{ "version": 1 }', '"branch" is missing'),
  whole('no version, no branch', '⟪⟪{\n}', '"version" is missing', '"branch" is missing'),
  whole(
    'a version of later',
    '{ "version": ⟪2, "branch": { "id": "B", "name": "B", "country": "IN" } }',
    '"version" must be 1, and is 2',
  ),
  whole(
    'a version in quotes',
    '{ "version": ⟪"1", "branch": { "id": "B", "name": "B", "country": "IN" } }',
    '"version" must be 1, and is "1"',
  ),
  whole(
    'a branch that is a list',
    '{ "version": 1, "branch": ⟪[] }',
    `"branch" must be ${SECTION}, and is a list`,
  ),
  whole(
    'a branch that is null',
    '{ "version": 1, "branch": ⟪null }',
    `"branch" must be ${SECTION}, and is null`,
  ),
  whole(
    'a branch without a country',
    '{ "version": 1, "branch":\n  ⟪{ "id": "B", "name": "B" } }',
    '"branch.country" is missing',
  ),
  whole(
    'four faults of a branch',
    '{ "version": 1, "branch": { "id": ⟪"B 1", "name": ⟪"", "country": ⟪"UK", "timeZone": ⟪"IST" } }',
    '"branch.id" must be printable ASCII without spaces',
    '"branch.name" must not be empty',
    `"branch.country" ${ISO}`,
    '"branch.timeZone" must be the name of a time zone, such as Asia/Kolkata',
  ),
  beside('a mode that there is not', '"mode": ⟪"till"', '"mode" must be "desk" or "kiosk", and is "till"'),
  beside('systems as a list', '"upstreams": ⟪["airpay"]', `"upstreams" must be ${SECTION}, and is a list`),
  beside(
    'a list without entries for a section',
    '"network": ⟪[]',
    `"network" must be ${SECTION}, and is a list`,
  ),
  beside(
    'a system that there is not',
    '"upstreams": { ⟪"aripay": {} }',
    '"upstreams.aripay" is not a known key; known here: airpay, capillary, wm',
  ),
  beside(
    'Capillary without its address',
    '"upstreams": { "capillary": ⟪{} }',
    '"upstreams.capillary.baseUrl" is missing',
  ),
  beside(
    'plain http',
    '"upstreams": { "wm": { "baseUrl": ⟪"http://api.wm.com" } }',
    '"upstreams.wm.baseUrl" must be https (plain http is only for addresses of this machine)',
  ),
  beside(
    'a password in an address',
    '"upstreams": { "wm": { "baseUrl": ⟪"https://till:canary@api.wm.com" } }',
    '"upstreams.wm.baseUrl" must hold no user name, password, query or fragment',
  ),
  beside(
    'a scheme of checksums that there is not',
    '"upstreams": { "airpay": { "checksumScheme": ⟪"md5" } }',
    '"upstreams.airpay.checksumScheme" must be "values-then-secret", "secret-then-values", "values-date-secret" or ' +
      '"hmac-sha256", and is "md5"',
  ),
  beside(
    'half an id',
    '"upstreams": { "airpay": { "entityIdLimit": ⟪1.5 } }',
    '"upstreams.airpay.entityIdLimit" must be a whole number',
  ),
  beside(
    'a type of identifier that there is not',
    capillary('"lookupTypes": ["mobile", ⟪"phone"]'),
    `"upstreams.capillary.lookupTypes.1" must be ${TYPES}, and is "phone"`,
  ),
  beside(
    'a type of identifier twice',
    capillary('"changeTypes": ["mobile", "email", ⟪"mobile"]'),
    '"upstreams.capillary.changeTypes.2" is in the list twice',
  ),
  beside(
    'a source twice',
    capillary('"sources": [{ "source": "INSTORE" },\n    ⟪{ "source": "INSTORE", "accountId": null }]'),
    '"upstreams.capillary.sources.1" is in the list twice',
  ),
  beside(
    'no source',
    capillary('"sources": ⟪[]'),
    '"upstreams.capillary.sources" must name at least one source',
  ),
  beside(
    'an attribution that is cut',
    capillary('"attribution": ⟪{ "entityType": "TILL" }'),
    '"upstreams.capillary.attribution.entityCode" is missing',
  ),
  beside(
    'an id from nowhere',
    '"identity": { "wmCustomerId": ⟪"wm.id" }',
    '"identity.wmCustomerId" must be capillary.id, capillary.identifiers.TYPE, capillary.fields.NAME or ' +
      'capillary.extendedFields.NAME',
  ),
  beside(
    'an id of the system that holds the record',
    '"identity": { ⟪"capillaryId": "capillary.id" }',
    '"identity.capillaryId" is not a known key; known here: airpayEntityId, wmCustomerId',
  ),
  beside(
    'a deadline in seconds',
    '"network": { "deadlineMs": ⟪15 }',
    '"network.deadlineMs" must be at least 1000',
  ),
  beside(
    'a deadline in quotes',
    '"network": { "deadlineMs": ⟪"15000" }',
    '"network.deadlineMs" must be a number, and is a text',
  ),
  beside(
    'a deadline without an end',
    '"network": { "deadlineMs": ⟪1e400 }',
    '"network.deadlineMs" must be a whole number',
  ),
  beside(
    'a proxy without its scheme',
    '"network": { "proxy": ⟪"proxy.example:8080" }',
    '"network.proxy" must be "system", "none" or the address of a proxy such as http://proxy.example:8080 (http or ' +
      'https alone)',
  ),
  beside(
    'one file where a list belongs',
    '"network": { "caFiles": ⟪"bank.pem" }',
    '"network.caFiles" must be a list, in brackets: [ ], and is a text',
  ),
  beside(
    'a file of certificates that is not there',
    '"network": { "caFiles": [\n    ⟪"/nowhere/bank.pem"\n  ] }',
    '"network.caFiles.0": /nowhere/bank.pem is not there',
  ),
  beside(
    'a device by half its fingerprint',
    '"journal": { "deviceKeys": [⟪"0123abcd"] }',
    '"journal.deviceKeys.0" is neither a fingerprint of 64 hexadecimal digits nor the public key of a device',
  ),
];
