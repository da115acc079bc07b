export default {
  app: {
    vendor: 'Samspel',
    name: 'Start'
  },
  locales: {
    availableLocales: ['sv', 'en'],
    fallbackLocale: 'sv'
  },
  disableWelcomeMessage: true,
  // Names for what has none, shared by all web apps.
  customScripts: ['../tasklist/scripts/samspel/mend']
};
