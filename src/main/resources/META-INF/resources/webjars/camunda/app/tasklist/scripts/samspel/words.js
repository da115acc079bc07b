// Texts of our own, in the language of the page; the web app's texts are in its locales.

export const language = document.documentElement.lang === 'en' ? 'en' : 'sv';

const MONTHS = {
  sv: ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
}[language];

const TEXTS = {
  sv: {
    due: 'Klar senast {0}',
    late: 'Försenad sedan {0}',
    noDue: 'Ingen förfallodag',
    reminded: 'Påmind',
    escalated: 'Eskalerad till stödfunktionen',
    mine: 'Du har uppgiften.',
    free: 'Ingen har tagit uppgiften. Den blir din när du börjar fylla i.',
    colleagues: '{0} har uppgiften.',
    take: 'Ta uppgiften',
    giveBack: 'Lämna tillbaka',
    takeOver: 'Ta över',
    handOver: 'Lämna över till …',
    handOverTitle: 'Lämna över uppgiften',
    handOverTo: 'Till vem?',
    handOverReason: 'Varför? Det läser den som får uppgiften.',
    handOverNobody: 'Det finns ingen annan att lämna över till.',
    handedOver: 'Uppgiften är överlämnad till {0}.',
    taken: 'Uppgiften är din.',
    givenBack: 'Uppgiften är lämnad tillbaka.',
    cancel: 'Avbryt',
    search: 'Sök på nummer, titel eller företag',
    clear: 'Rensa sökningen',
    hits: '{0} uppgifter',
    oneHit: '1 uppgift',
    noHit: 'Ingen uppgift här stämmer med ”{0}”.',
    nothing: 'Inget att göra nu. Så snart något väntar på dig eller din grupp står det här.',
    back: 'Tillbaka till listan',
    toFilters: 'Visa filtren',
    filters: 'Filter',
    list: 'Uppgifter',
    task: 'Uppgiften',
    chooseTask: 'Välj en uppgift i listan.',
    refusedOne: 'En sak att rätta',
    refusedMany: '{0} saker att rätta',
    notSent: 'Svaren skickades inte in',
    notReached: 'Servern kunde inte nås. Det du har skrivit finns kvar här. Försök igen.',
    sessionEnded: 'Du har blivit utloggad. Det du har skrivit finns här när du har loggat in igen i det här fönstret.',
    saving: 'Sparar utkastet …',
    saved: 'Utkastet är sparat {0}.',
    notSaved: 'Utkastet kunde inte sparas. Stanna kvar på sidan.',
    restored: 'Ditt utkast från {0} är inlagt.',
    discard: 'Kasta utkastet',
    close: 'Stäng',
    sent: 'Skickat',
    next: 'Nu i ärendet',
    nothingNext: 'Inget mer väntar i ärendet just nu.',
    ownNext: 'Din nästa uppgift:',
    theCase: 'Visa ärendet',
    withYou: 'hos dig',
    withWhom: 'hos {0}',
    until: 'klart senast {0}',
    otherSide: 'Kommunen arbetar vidare',
    pages: 'Sidor',
    casesPage: 'Ärenden',
    contractsPage: 'Våra avtal',
    followUpPage: 'Uppföljning',
    statePage: 'Läget',
    noticesPage: 'Aviseringar',
    calendarPage: 'Kalender',
    substitutesPage: 'Ersättare',
    accessibility: 'Tillgänglighet'
  },
  en: {
    due: 'Due {0}',
    late: 'Late since {0}',
    noDue: 'No due date',
    reminded: 'Reminded',
    escalated: 'Escalated to the support function',
    mine: 'The task is yours.',
    free: 'Nobody has taken the task. It becomes yours when you begin to fill it in.',
    colleagues: '{0} has the task.',
    take: 'Take the task',
    giveBack: 'Give back',
    takeOver: 'Take over',
    handOver: 'Hand over to …',
    handOverTitle: 'Hand the task over',
    handOverTo: 'To whom?',
    handOverReason: 'Why? Who gets the task reads it.',
    handOverNobody: 'There is nobody else to hand it over to.',
    handedOver: 'The task is handed over to {0}.',
    taken: 'The task is yours.',
    givenBack: 'The task is given back.',
    cancel: 'Cancel',
    search: 'Search by number, title or company',
    clear: 'Clear the search',
    hits: '{0} tasks',
    oneHit: '1 task',
    noHit: 'No task here matches “{0}”.',
    nothing: 'Nothing to do now. As soon as something waits for you or your group it stands here.',
    back: 'Back to the list',
    toFilters: 'Show the filters',
    filters: 'Filters',
    list: 'Tasks',
    task: 'The task',
    chooseTask: 'Choose a task in the list.',
    refusedOne: 'One thing to correct',
    refusedMany: '{0} things to correct',
    notSent: 'The answers were not sent',
    notReached: 'The server could not be reached. What you have written is still here. Try again.',
    sessionEnded: 'You have been signed out. What you have written is here when you have signed in again in this window.',
    saving: 'Saving the draft …',
    saved: 'The draft is saved {0}.',
    notSaved: 'The draft could not be saved. Stay on the page.',
    restored: 'Your draft of {0} is filled in.',
    discard: 'Discard the draft',
    close: 'Close',
    sent: 'Sent',
    next: 'Now in the case',
    nothingNext: 'Nothing more waits in the case just now.',
    ownNext: 'Your next task:',
    theCase: 'Show the case',
    withYou: 'with you',
    withWhom: 'with {0}',
    until: 'due {0}',
    otherSide: 'The municipality goes on',
    pages: 'Pages',
    casesPage: 'Cases',
    contractsPage: 'Our contracts',
    followUpPage: 'Follow-up',
    statePage: 'State',
    noticesPage: 'Notifications',
    calendarPage: 'Calendar',
    substitutesPage: 'Substitutes',
    accessibility: 'Accessibility'
  }
}[language];

/** The text with that name, with the given words in its places. */
export function say(name, ...words) {
  return words.reduce((text, word, place) => text.replace(`{${place}}`, word), TEXTS[name]);
}

/** "25 dec", and the year when it is another one than this. */
export function day(date) {
  const year = date.getFullYear() === new Date().getFullYear() ? '' : ` ${date.getFullYear()}`;
  return `${date.getDate()} ${MONTHS[date.getMonth()]}${year}`;
}

/** "14:05" today, otherwise the day too. */
export function moment(date) {
  const clock = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
  return date.toDateString() === new Date().toDateString() ? clock : `${day(date)} ${clock}`;
}

/** The engine writes its dates as 2026-12-25T16:00:00.000+0100. */
export function read(date) {
  return date ? new Date(date.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : null;
}
