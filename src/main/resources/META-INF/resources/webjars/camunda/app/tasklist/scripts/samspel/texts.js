// What the forms' library says of itself, in Swedish (its own words stay for who reads English).

import { language } from './words.js';

const SWEDISH = {
  pattern: (own, field) => (field.properties && field.properties.patternMessage) || 'Fältet har fel form.',
  required: () => 'Fyll i fältet.',
  min: (own, least) => `Talet ska vara minst ${number(least)}.`,
  max: (own, most) => `Talet ska vara högst ${number(most)}.`,
  minLength: (own, least) => `Skriv minst ${least} tecken.`,
  maxLength: (own, most) => `Skriv högst ${most} tecken.`,
  phone: () => 'Skriv ett telefonnummer med landsnummer, till exempel +46701234567.',
  email: () => 'Skriv en e-postadress, till exempel namn@example.se.',
  number: () => 'Skriv ett tal.',
  decimals: (own, most) => (most === 0 ? 'Skriv ett heltal.' : `Skriv högst ${most} decimaler.`),
  step: (own, [below, above]) => `Välj ett giltigt tal. De närmaste är ${number(below)} och ${number(above)}.`,
  noHit: () => 'Ingen träff',
  allChosen: () => 'Allt är valt',
  choose: () => 'Välj',
  search: () => 'Sök',
  empty: () => 'Inget att visa.',
  more: () => 'Öka',
  less: () => 'Minska',
  previousPage: () => 'Föregående sida',
  nextPage: () => 'Nästa sida',
  mark: () => 'Bygger på bpmn.io',
  datePattern: own => own.replace('yyyy', 'åååå')
};

const CALENDAR = {
  weekdays: {
    shorthand: ['sö', 'må', 'ti', 'on', 'to', 'fr', 'lö'],
    longhand: ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag']
  },
  months: {
    shorthand: ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'],
    longhand: ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november',
      'december']
  },
  firstDayOfWeek: 1,
  weekAbbreviation: 'v.',
  rangeSeparator: ' till ',
  scrollTitle: 'Rulla för att ändra',
  toggleTitle: 'Klicka för att växla',
  yearAriaLabel: 'År',
  monthAriaLabel: 'Månad',
  hourAriaLabel: 'Timme',
  minuteAriaLabel: 'Minut',
  time_24hr: true,
  ordinal: () => ''
};

function number(value) {
  return new Intl.NumberFormat('sv-SE').format(value);
}

if (language === 'sv') {
  window.samspelTexts = SWEDISH;
  if (window.flatpickr) {
    window.flatpickr.localize(CALENDAR);
  }
}
