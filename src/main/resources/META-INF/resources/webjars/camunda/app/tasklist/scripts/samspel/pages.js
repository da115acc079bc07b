// The ways from Tasklist to the pages beside it: those that the person's roles may open.

import { say } from './words.js';
import { engine, root } from './server.js';

const STAFF = ['procurer', 'decision-maker', 'support-function', 'matching-officer'];
const PAGES = [
  { address: '/arenden', word: 'casesPage', roles: STAFF },
  { address: '/arenden', word: 'contractsPage', roles: ['supplier'] },
  { address: '/uppfoljning', word: 'followUpPage', roles: STAFF },
  { address: '/laget', word: 'statePage', roles: ['support-function'] },
  { address: '/aviseringar', word: 'noticesPage', roles: [...STAFF, 'supplier'] },
  { address: '/kalender', word: 'calendarPage', roles: [...STAFF, 'supplier'] },
  { address: '/ersattare', word: 'substitutesPage', roles: STAFF }
];

export function arrangePages(tasklist) {
  tasklist.directive('samspelPages', ['$rootScope', $rootScope => ({
    template: '<nav class="samspel-pages" ng-if="pages.length" aria-label="{{ label }}"><a ng-repeat="page in pages" '
        + 'ng-href="{{ page.address }}">{{ page.name }}</a></nav>',
    link(scope) {
      scope.label = say('pages');
      const user = $rootScope.authentication && $rootScope.authentication.name;
      if (user) {
        engine(`/identity/groups?userId=${encodeURIComponent(user)}`).then(({ groups }) => {
          const roles = new Set(groups.map(group => group.id));
          scope.pages = PAGES.filter(page => page.roles.some(role => roles.has(role)))
              .map(page => ({ address: root + page.address, name: say(page.word) }));
          scope.$apply();
        }).catch(() => {});
      }
    }
  })]);
}
