import { type BrokenSettings, beside } from './fixture.ts';

const KINDS =
  '"card-usage.set", "card.add", "card.generate", "card.link", "card.delink", "card.suspend", "card.resume", ' +
  '"identifier.add", "identifier.remove" or "communication.set"';
const RIGHTS = 'kinds, secondPerson, reveal, export, search, credentials, batch, policies, approve';
const SECTION = 'a section, in braces: { }';

const roster = (person: string, rest = ''): string =>
  `"operators": { "from": "roster", "people": [\n    { "id": "asha", "name": "Asha", "role": "operator" },\n    ${person}\n  ]${rest} }`;
const BEN = '{ "id": "ben", "name": "Ben", "role": "supervisor" }';
const tries = (waits: string): string => roster(BEN, `, "tries": { ${waits} }`);

/** Wrong in `operators`, `roles` or `policies`. */
export const BROKEN_PEOPLE: readonly BrokenSettings[] = [
  beside(
    'operators from somewhere else',
    '"operators": { "from": ⟪"ldap" }',
    '"operators.from" must be "os-user" or "roster", and is "ldap"',
  ),
  beside('operators from nowhere', '"operators": ⟪{ "people": [] }', '"operators.from" is missing'),
  beside('operators as a word', '"operators": ⟪"roster"', `"operators" must be ${SECTION}, and is a text`),
  beside(
    'operators as a list',
    '"operators": ⟪[{ "from": "roster" }]',
    `"operators" must be ${SECTION}, and is a list`,
  ),
  beside('a roster without people', '"operators": ⟪{ "from": "roster" }', '"operators.people" is missing'),
  beside(
    'a roster of nobody',
    '"operators": { "from": "roster", "people": ⟪[] }',
    '"operators.people" must name at least one person',
  ),
  beside(
    'people where the system says who it is',
    '"operators": { "from": "os-user", ⟪"people": [] }',
    '"operators.people" is not a known key; known here: from, accounts, others, approvalMinutes, revealsPerShift',
  ),
  beside(
    'a person twice, in capitals',
    roster('{ "id": ⟪"Asha", "name": "Asha", "role": "operator" }'),
    '"operators.people.1.id" is the id of another person already (capitals do not count)',
  ),
  beside(
    'an id with a blank',
    roster('{ "id": ⟪"ben k", "name": "Ben", "role": "operator" }'),
    '"operators.people.1.id" must be 1 to 32 characters of printable ASCII without blanks',
  ),
  beside(
    'a name that turns what follows',
    roster('{ "id": "ben", "name": ⟪"Ben\u202e", "role": "operator" }'),
    '"operators.people.1.name" must not hold control characters or marks of direction',
  ),
  beside(
    'a name of 101 characters',
    roster(`{ "id": "ben", "name": ⟪"${'b'.repeat(101)}", "role": "operator" }`),
    '"operators.people.1.name" must have at most 100 characters',
  ),
  beside(
    'a role that there is not',
    roster('{ "id": "ben", "name": "Ben", "role": ⟪"boss" }'),
    '"operators.people.1.role" must be "operator", "supervisor" or "administrator", and is "boss"',
  ),
  beside(
    'a person without a role and a name',
    roster('⟪⟪{ "id": "ben" }'),
    '"operators.people.1.name" is missing',
    '"operators.people.1.role" is missing',
  ),
  beside(
    'a PIN in the open',
    roster('{ "id": "ben", "name": "Ben", "role": "operator", "pin": ⟪"583920" }'),
    '"operators.people.1.pin" must be what --hash-pin prints, and never a PIN itself',
  ),
  beside(
    'a PIN as a number',
    roster('{ "id": "ben", "name": "Ben", "role": "operator", "pin": ⟪583920 }'),
    '"operators.people.1.pin" must be a text in double quotes, and is a number',
  ),
  beside(
    'waits that become shorter',
    tries('"person": [0, 30, ⟪5, 60]'),
    '"operators.tries.person.2" must not be shorter than the wait before it',
  ),
  beside(
    'waits of 0',
    tries('"device": ⟪[0, 0, 0]'),
    '"operators.tries.device" must not be of waits of 0 alone: PINs could be guessed',
  ),
  beside('a wait below 0', tries('"person": [⟪-1, 5]'), '"operators.tries.person.0" must be at least 0'),
  beside(
    '51 waits',
    tries(`"person": ⟪[${Array(51).fill(5).join(', ')}]`),
    '"operators.tries.person" must have at most 50 entries',
  ),
  beside(
    'an account twice, in capitals',
    '"operators": { "from": "os-user", "accounts": {\n    "BANK\\\\asha": { "id": "a", "role": "operator" },\n' +
      '    ⟪"bank\\\\asha": { "id": "b", "role": "operator" }\n  } }',
    String.raw`"operators.accounts.bank\asha" is in the table twice (capitals do not count)`,
  ),
  beside(
    'an account without a name',
    '"operators": { "from": "os-user", "accounts": { ⟪"": { "id": "a", "role": "operator" } } }',
    '"operators.accounts." must not be empty',
  ),
  beside(
    'an account without a role',
    '"operators": { "from": "os-user", "accounts": { "asha": ⟪{ "id": "a" } } }',
    '"operators.accounts.asha.role" is missing',
  ),
  beside(
    'accounts as a list',
    '"operators": { "from": "os-user", "accounts": ⟪["asha"] }',
    `"operators.accounts" must be ${SECTION}, and is a list`,
  ),
  beside(
    'a role of their own',
    '"roles": { ⟪"manager": {} }',
    '"roles.manager" is not a known key; known here: operator, supervisor, administrator',
  ),
  beside(
    'a kind of change that there is not',
    '"roles": { "operator": { "kinds": ["card.link", ⟪"card.lnk"] } }',
    `"roles.operator.kinds.1" must be ${KINDS}, and is "card.lnk"`,
  ),
  beside(
    'a kind that is a number',
    '"roles": { "operator": { "secondPerson": [⟪7] } }',
    `"roles.operator.secondPerson.0" must be ${KINDS}, and is 7`,
  ),
  beside(
    'kinds in one word',
    '"roles": { "operator": { "kinds": ⟪"card.link" } }',
    '"roles.operator.kinds" must be "all" or a list of kinds of change',
  ),
  beside(
    'a second person for all',
    '"roles": { "operator": { "secondPerson": ⟪"all" } }',
    '"roles.operator.secondPerson" must be a list, in brackets: [ ], and is a text',
  ),
  beside(
    'a right in words',
    '"roles": { "supervisor": { "approve": ⟪"yes" } }',
    '"roles.supervisor.approve" must be true or false, and is a text',
  ),
  beside(
    'a right that there is not',
    '"roles": { "supervisor": { ⟪"approves": true } }',
    `"roles.supervisor.approves" is not a known key; known here: ${RIGHTS}`,
  ),
  beside(
    'merges without a second person',
    '"policies": { "merges": ⟪"always" }',
    '"policies.merges" must be "never" or "with-approval", and is "always"',
  ),
  beside(
    'merges by yes or no',
    '"policies": { "merges": ⟪true }',
    '"policies.merges" must be "never" or "with-approval", and is true',
  ),
  beside('policies as a list', '"policies": ⟪[]', `"policies" must be ${SECTION}, and is a list`),
  beside(
    'a policy that there is not',
    '"policies": { ⟪"merge": "never" }',
    '"policies.merge" is not a known key; known here: merges',
  ),
];
