export default {
  app: {
    vendor: 'Samspel',
    name: 'Cockpit'
  },
  customScripts: ['scripts/samspel/cockpit.js']
};
