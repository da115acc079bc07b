export default {
  app: {
    vendor: 'Samspel',
    name: 'Uppgifter'
  },
  locales: {
    availableLocales: ['sv', 'en'],
    fallbackLocale: 'sv'
  },
  disableWelcomeMessage: true,
  customScripts: ['scripts/samspel/tasklist'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'tar den öppna uppgiften' },
    focusFilter: { key: 'ctrl+shift+f', description: 'går till det första filtret' },
    focusList: { key: 'ctrl+alt+l', description: 'går till den första uppgiften i listan' },
    focusForm: { key: 'ctrl+alt+f', description: 'går till formulärets första fält' },
    startProcess: { key: 'ctrl+alt+p', description: 'öppnar listan över vad du kan starta' }
  }
};
