import type { AirpayShape } from '../airpay/store.ts';
/** The countries of the population. */
export type Country = 'IN' | 'US';

/** How many cards of each series and state a customer holds. */
export interface CardSketch {
  readonly series: 'GOLD' | 'SILVER' | 'EVERYDAY' | 'PLAT' | 'LEGACY' | 'FEST';
  readonly state?: 'active' | 'suspended' | 'expired' | 'issued';
  readonly count?: number;
  /** The number, where tests and guides rely on it. */
  readonly number?: string;
}

/** What is particular about a customer; the rest is drawn from the seed. */
export interface Sketch {
  readonly tags: readonly string[];
  readonly country: Country;
  readonly first: string | null;
  readonly last: string | null;
  readonly city?: string;
  readonly mobile?: string;
  readonly email?: string;
  readonly cards?: readonly CardSketch[];
  readonly airpay?: AirpayShape;
  /** Everything allowed at airpay, rather than drawn. */
  readonly allAllowed?: boolean;
  /** Ids that the Capillary record does not hold although the other systems know the customer. */
  readonly unlinkedIds?: readonly ('externalId' | 'wm_customer_id')[];
  /** Where the customer has profiles: `both` by default for every fifth, else INSTORE. */
  readonly places?: 'instore' | 'wechat' | 'both';
  readonly onlyMobile?: boolean;
  /** What the second source holds instead. */
  readonly elsewhere?: { readonly first: string; readonly last: string; readonly mobile: string };
  readonly wm?:
    | 'text-opt-out'
    | 'disagrees'
    | 'category-disabled'
    | 'single'
    | 'own-tracking-id'
    | 'leading-zeros'
    | 'unknown-codes'
    | 'all-in';
}

const GOLD_TWICE: readonly CardSketch[] = [
  { series: 'GOLD', number: '6011000000000019' },
  { series: 'GOLD', number: '6011000000000027' },
];

const many = (count: number): readonly CardSketch[] => [
  { series: 'EVERYDAY', count: count - 7 },
  { series: 'EVERYDAY', state: 'suspended', count: 4 },
  { series: 'EVERYDAY', state: 'expired', count: 3 },
];

const shape = (first: string, last: string, airpay: AirpayShape, country: Country = 'IN'): Sketch => ({
  tags: [`airpay-${airpay}`],
  country,
  first,
  last,
  airpay,
});

/** The customers who are there for a reason, in their order; the first two are the examples of every guide. */
export const SKETCHES: readonly Sketch[] = [
  {
    tags: ['plain', 'two-cards'],
    country: 'IN',
    first: 'Asha',
    last: 'Verma',
    city: 'Bengaluru',
    mobile: '919810000001',
    email: 'asha.verma@example.in',
    cards: GOLD_TWICE,
    airpay: 'booleans',
    allAllowed: true,
    places: 'instore',
    wm: 'all-in',
  },
  {
    tags: ['plain', 'one-card'],
    country: 'IN',
    first: 'Ravi',
    last: 'Iyer',
    city: 'Chennai',
    mobile: '919810000002',
    email: 'ravi.iyer@example.in',
    cards: [{ series: 'SILVER' }],
    airpay: 'booleans',
    allAllowed: true,
    places: 'instore',
    wm: 'all-in',
  },
  { tags: ['merge-target'], country: 'IN', first: 'Meera', last: 'Nair', city: 'Kochi', places: 'instore' },
  { tags: ['merge-source'], country: 'IN', first: 'Meera', last: 'Nayar', city: 'Kochi', places: 'wechat' },
  { tags: [], country: 'IN', first: 'Farhan', last: 'Qureshi', airpay: 'silent' },
  { tags: ['text-opt-out'], country: 'IN', first: 'Sunita', last: 'Deshpande', wm: 'text-opt-out' },
  { tags: ['no-external-id'], country: 'IN', first: 'Gurpreet', last: 'Singh', unlinkedIds: ['externalId'] },
  { tags: ['no-wm-id'], country: 'US', first: 'Emily', last: 'Carter', unlinkedIds: ['wm_customer_id'] },
  { tags: ['same-name'], country: 'IN', first: 'Priya', last: 'Sharma', city: 'Delhi' },
  { tags: ['same-name'], country: 'IN', first: 'Priya', last: 'Sharma', city: 'Jaipur' },
  { tags: ['same-name'], country: 'US', first: 'Priya', last: 'Sharma', city: 'Seattle' },
  {
    tags: ['accents', 'apostrophe'],
    country: 'US',
    first: 'José Ángel',
    last: "Núñez-O'Brien",
    city: 'San Diego',
  },
  { tags: ['apostrophe', 'accents'], country: 'US', first: 'Siobhán', last: 'O’Connor', city: 'Boston' },
  { tags: ['devanagari'], country: 'IN', first: 'अनन्या', last: 'कुलकर्णी', city: 'Pune' },
  { tags: ['tamil'], country: 'IN', first: 'கவிதா', last: 'சுப்பிரமணியம்', city: 'Chennai' },
  {
    tags: ['long-name'],
    country: 'IN',
    first: 'Venkata Satyanarayana Lakshminarasimha',
    last: 'Bhattacharyya-Chattopadhyaya Vidyasagar Raghunathan of Thiruvananthapuram',
    city: 'Hyderabad',
  },
  { tags: ['many-cards'], country: 'IN', first: 'Rohan', last: 'Mehta', city: 'Mumbai', cards: many(25) },
  { tags: ['partial-profile'], country: 'IN', first: null, last: null, onlyMobile: true, places: 'instore' },
  shape('Lalita', 'Krishnan', 'list'),
  shape('Mohammed', 'Rafi', 'nested'),
  shape('Harpreet', 'Kaur', 'words'),
  shape('Jonathan', 'Reyes', 'nested-list', 'US'),
  shape('Vikram', 'Rathore', 'silent-object'),
  shape('Swati', 'Kulkarni', 'silent-null'),
  shape('Megan', 'Foley', 'silent-missing', 'US'),
  shape('Imran', 'Sheikh', 'partial'),
  shape('Preeti', 'Malhotra', 'odd'),
  { tags: ['wm-disagrees'], country: 'US', first: 'Derek', last: 'Holloway', wm: 'disagrees' },
  { tags: ['category-disabled'], country: 'US', first: 'Allison', last: 'Whitaker', wm: 'category-disabled' },
  { tags: ['wm-single'], country: 'US', first: 'Beatriz', last: 'Salazar', wm: 'single' },
  { tags: ['wm-own-tracking-id'], country: 'US', first: 'Trevor', last: 'Lindqvist', wm: 'own-tracking-id' },
  { tags: ['wm-leading-zeros'], country: 'US', first: 'Monique', last: 'Beaumont', wm: 'leading-zeros' },
  { tags: ['wm-unknown-codes'], country: 'US', first: 'Curtis', last: 'Okafor', wm: 'unknown-codes' },
  {
    tags: ['one-identifier'],
    country: 'IN',
    first: 'Zoya',
    last: 'Ansari',
    onlyMobile: true,
    places: 'instore',
    cards: [],
    unlinkedIds: ['externalId'],
  },
  { tags: ['cap-reached'], country: 'IN', first: 'Rajeev', last: 'Oberoi', cards: [{ series: 'PLAT' }] },
  {
    tags: ['two-places', 'sources-disagree'],
    country: 'IN',
    first: 'Nisha',
    last: 'Bose',
    city: 'Kolkata',
    places: 'both',
    elsewhere: { first: 'Nisha', last: 'Basu', mobile: '919810000777' },
  },
  { tags: ['no-cards'], country: 'US', first: 'Gloria', last: 'Stewart', cards: [] },
  {
    tags: ['suspended-card'],
    country: 'IN',
    first: 'Tanvi',
    last: 'Desai',
    cards: [{ series: 'GOLD', state: 'suspended' }, { series: 'SILVER' }],
  },
  {
    tags: ['expired-card'],
    country: 'US',
    first: 'Leonard',
    last: 'Price',
    cards: [{ series: 'SILVER', state: 'expired' }, { series: 'GOLD' }],
  },
  {
    tags: ['inactive-series-card'],
    country: 'IN',
    first: 'Kamala',
    last: 'Venkatesan',
    cards: [{ series: 'LEGACY' }, { series: 'FEST', state: 'issued' }],
  },
];
