export default {
  app: {
    vendor: 'Samspel',
    name: 'Cockpit'
  },
  locales: {
    availableLocales: ['sv', 'en'],
    fallbackLocale: 'sv'
  },
  disableWelcomeMessage: true,
  // Ours, and names for what has none, shared by all web apps.
  customScripts: ['scripts/samspel/cockpit.js', '../tasklist/scripts/samspel/mend']
};
